import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/content/find.ts';
import { type Phrase, readPhrases, scoreOf } from '../support/phrases.ts';
import { projectContent } from '../support/stage.ts';

const find = async (words: string, lang: string) => {
  const { search } = await projectContent();
  return search.find(lang, words, 6).map(({ id }) => id);
};

describe('typed words', () => {
  const phrases = readPhrases();
  const scored = async (some: readonly Phrase[]) => {
    const { search } = await projectContent();
    return scoreOf(some, ({ lang, said }) => search.find(lang, said, 6).map(({ id }) => id));
  };

  it('are told apart into two halves of at least two hundred', () => {
    expect(new Set(phrases.map(({ lang, said }) => `${lang} ${said}`)).size).toBe(phrases.length);
    for (const half of ['tune', 'test'] as const) expect(phrases.filter((each) => each.half === half).length).toBeGreaterThan(200);
  });

  it.each(['tune', 'test'] as const)('of the half «%s»: first in 85 of 100, among three in 95, danger never missed', async (half) => {
    const { first, three, safety } = await scored(phrases.filter((each) => each.half === half));
    expect(first).toBeGreaterThanOrEqual(0.85);
    expect(three).toBeGreaterThanOrEqual(0.95);
    expect(safety).toBe(1);
  });

  it('open only what there is', async () => {
    const { search } = await projectContent();
    const unknown = phrases.flatMap(({ open }) => open.filter((id) => search.byId(id) === null));
    expect(unknown).toEqual([]);
  });

  /** What was reported from outside: what must stand first. */
  it.each([
    ['I want to talk to a person', 'en', 'door:person'],
    ['I want to talk to a person', 'it', 'door:person'],
    ['cancel my appointment', 'en', 'door:appointments'],
    ['appuntamento', 'it', 'door:book'],
    ['desk hours', 'en', 'door:desks'],
    ['questura grosseto', 'it', 'office:questura:053011'],
    ['stop', 'en', 'door:stop'],
    ['help', 'en', 'door:emergency'],
    ['aiuto', 'en', 'door:emergency'],
    ['112', 'it', 'door:emergency'],
    ['where do I start', 'it', 'my-status'],
    ['they want to send me away', 'en', 'safety-expulsion'],
    ['they want to send me away', 'it', 'safety-expulsion'],
    ['voglio lavorare in Italia', 'it', 'work-routes'],
    ['rinovo permeso di sogiorno', 'it', 'permit-renewal'],
    ['ho perso il permesso', 'it', 'permit-changes'],
    ['bring my wife', 'it', 'family-reunification'],
    ['tessera sanitaria', 'en', 'health-service'],
    ['النجدة', 'en', 'door:emergency'],
    ['زوجي يضربني', 'it', 'safety-violence'],
    ["чоловік мене б'є", 'en', 'safety-violence'],
    ['预约', 'it', 'door:book'],
    ['Grosseto', 'it', 'door:offices'],
  ])('«%s» (%s) opens %s', async (words, lang, id) => expect((await find(words, lang))[0]).toBe(id));

  it.each(['Italia', 'Italy', 'voglio vivere in Italia', 'sono in Italia da 3 anni', 'I want to stay in Italy'])(
    '«%s» alone is not "I must leave Italy"',
    async (words) => expect((await find(words, 'it'))[0]).not.toBe('safety-expulsion'),
  );

  it('put a card of danger at the second place at the latest, whatever else was typed', async () => {
    const said = 'vorrei rinnovare il permesso di soggiorno per lavoro ma mio marito mi picchia ogni sera';
    expect((await find(said, 'it')).slice(0, 2)).toContain('safety-violence');
  });

  it('mean danger by a word of danger, or when nothing is nearer than a card', async () => {
    const { search } = await projectContent();
    const danger = (said: string) => search.find('it', said, 6).some((each) => each.danger);
    expect(
      ['aiuto', 'mi picchia', 'lavoro in nero e non mi pagano', 'foglio di via', 'sono in pericolo, venite'].filter(
        (said) => !danger(said),
      ),
    ).toEqual([]);
    expect(['pagare', 'rinnovo', 'casa', 'lavorare in Italia', 'appuntamento', 'aiuto con il permesso'].filter(danger)).toEqual([]);
  });

  /** Who asks for help with something: what it is about first, the numbers to call below it. */
  it.each([
    ['help with my permit', 'en', 'need:permit'],
    ['I need help with my permit', 'it', 'need:permit'],
    ['aiuto con il permesso', 'it', 'need:permit'],
    ['please help me my permit expired', 'en', 'permit-renewal'],
    ['mi serve aiuto per il rinnovo', 'it', 'permit-renewal'],
    ['help with work', 'en', 'need:work'],
  ])('«%s» (%s) is a wish for %s, and the numbers stay in reach', async (words, lang, id) => {
    const found = await find(words, lang);
    expect(found[0]).toBe(id);
    expect(found.indexOf('door:emergency')).toBe(3);
  });

  it.each(['help', 'help police', 'help, I am in danger', 'aiuto, chiamate la polizia', 'aiuto ambulanza'])(
    '«%s» is no such wish: the numbers first',
    async (words) => expect((await find(words, 'en'))[0]).toBe('door:emergency'),
  );

  it('find danger first beside a call for help', async () => {
    expect((await find('help my husband hits me', 'en'))[0]).toBe('safety-violence');
    expect((await find('aiuto il capo mi ha preso il passaporto', 'it')).slice(0, 2)).toContain('safety-exploitation');
  });

  it('find at once what was prepared: no text is read any more', async () => {
    const content = await projectContent();
    const read: string[] = [];
    const plain: typeof content.texts.plain = (lang, text) => {
      read.push(text.key);
      return content.texts.plain(lang, text);
    };
    const search = createSearch(content, { ...content.texts, plain }, content.towns);
    expect(read).toEqual([]);
    await search.prepare();
    const made = read.length;
    expect(made).toBeGreaterThan(500);
    expect(search.find('it', 'rinnovo', 3)[0]?.id).toBe('permit-renewal');
    expect(read).toHaveLength(made);
  });

  it('find the same when they are typed while the index is being made, in many small pieces', async () => {
    const content = await projectContent();
    const search = createSearch(content, content.texts, content.towns);
    let [pieces, made] = [0, false];
    const making = search.prepare().then(() => {
      made = true;
    });
    for (; pieces < 20; pieces++) await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBe(false);
    expect(search.find('it', 'rinnovo', 3)).toEqual(content.search.find('it', 'rinnovo', 3));
    await making;
    const fresh = createSearch(content, content.texts, content.towns);
    const all = fresh.prepare().then(() => true);
    while (!(await Promise.race([all, new Promise<false>((resolve) => setImmediate(resolve, false))]))) pieces += 1;
    expect(pieces).toBeGreaterThan(100);
  });

  it.each(['qwertz', 'hello', 'ciao', '', '...', '🙂', 'the my a', 'x'.repeat(150)])('«%s» finds nothing', async (words) => {
    expect([await find(words, 'en'), await find(words, 'it')]).toEqual([[], []]);
  });

  it('are looked up in the reader’s own language too, and in nobody else’s', async () => {
    const { languages, texts, search } = await projectContent();
    for (const { id } of languages) {
      const said = texts.plain(id, { key: 'permit-renewal:label' });
      expect(search.find(id, said, 3)[0]?.id, said).toBe('permit-renewal');
    }
    const read = new Set<string>();
    const plain: typeof texts.plain = (lang, text) => {
      read.add(lang);
      return texts.plain(lang, text);
    };
    const content = await projectContent();
    const fresh = createSearch(content, { ...texts, plain }, content.towns);
    fresh.find('it', 'rinnovo', 3);
    expect([...read].sort()).toEqual(['en', 'it']);
    fresh.find('sq', 'rinovim', 3);
    expect([...read].sort()).toEqual(['en', 'it', 'sq']);
  });

  it('are a cry when all of them call for help, in any language we know one in', async () => {
    const { search } = await projectContent();
    const cries = ['Help!', 'aiuto', '112', 'SOS', 'مساعدة', 'au secours', 'ndihmë', 'ajutor', 'допоможіть', '救命', 'সাহায্য'];
    expect(cries.filter((said) => !search.isCry('en', said))).toEqual([]);
    expect(['Aiutami a rinnovare', 'Help Ali', 'Maria Aiuto', ''].filter((said) => search.isCry('en', said))).toEqual([]);
  });
});

describe('towns', () => {
  it('are found by name, with mistakes', async () => {
    const { towns, municipalities } = await projectContent();
    expect(municipalities.get(towns.find('grossetto', 3)[0] ?? '')?.name).toBe('Grosseto');
    expect(municipalities.get(towns.find('Castiglione della Pescaia', 3)[0] ?? '')?.name).toBe('Castiglione della Pescaia');
  });

  it('are heard among other words by their whole name, the longest', async () => {
    const { towns, municipalities } = await projectContent();
    const named = (said: string, only?: 'only') => municipalities.get(towns.named(said, only) ?? '')?.name;
    expect(named('dove è la questura a Prato?')).toBe('Prato');
    expect(named('comune di massa marittima')).toBe('Massa Marittima');
    expect(named('comune di massa marittima', 'only')).toBeUndefined();
    expect(named('Massa Marittima', 'only')).toBe('Massa Marittima');
    expect(named('niente')).toBeUndefined();
  });

  it.each([
    ['Florence', 'Firenze'],
    ['leghorn', 'Livorno'],
    ['questura in Florence', 'Firenze'],
    ['Флоренція', 'Firenze'],
    ['佛罗伦萨', 'Firenze'],
    ['阿雷佐', 'Arezzo'],
    ['利沃诺', 'Livorno'],
    ['Пистоя', 'Pistoia'],
    ['坎皮比森齐奥', 'Campi Bisenzio'],
    ['Massa', 'Massa'],
  ])('«%s», as other languages call it, is %s', async (said, name) => {
    const { towns, municipalities, search } = await projectContent();
    expect(municipalities.get(towns.named(said) ?? '')?.name).toBe(name);
    expect(municipalities.get(towns.find(said, 3)[0] ?? '')?.name).toBe(name);
    const town = towns.named(said);
    expect(search.find('en', said, 6).map(({ press }) => ('town' in press ? press.town : null))).toContain(town);
  });
});
