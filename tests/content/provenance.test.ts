import { describe, expect, it } from 'vitest';
import { harmless, kept, toNote } from '../../src/authoring/note-texts.ts';
import type { Event, Ledgers } from '../../src/content/ledger.ts';
import { provenanceOf, standings } from '../../src/content/provenance.ts';
import type { TextTree } from '../../src/content/template.ts';
import { indexTexts } from '../../src/content/text-index.ts';
import { createTexts } from '../../src/content/texts.ts';

const indexOf = (italian: TextTree, english: TextTree) =>
  indexTexts(
    Object.entries({ it: italian, en: english }).map(([lang, tree]) => ({ lang, namespace: 'common', file: '', written: '', tree })),
  );
const italian = { go: 'Vai oggi', left_one: 'un giorno', left_other: '{{count}} giorni' };
const english = { go: 'Go today', left_one: 'one day', left_other: '{{count}} days' };
const first = indexOf(italian, english);

/** The ledgers with what `note` adds on a day. */
function noted(index: typeof first, before: Ledgers, day: string): Ledgers {
  const more = toNote(index, ['it', 'en'], before, day);
  return Object.fromEntries(['it', 'en'].map((lang) => [lang, [...(before[lang] ?? []), ...(more[lang] ?? [])]]));
}
const begun = noted(first, {}, '2026-11-30');
/** Somebody checked that text as it is noted. */
function checked(ledgers: Ledgers, path: string): Ledgers {
  const marks = ledgers['en']?.findLast(({ texts }) => path in texts)?.texts[path] ?? '';
  const event: Event = {
    day: '2026-12-01',
    by: 'person',
    role: 'mediator',
    checked: ['who', 'when'],
    of: 'common',
    texts: { [path]: marks },
  };
  return { ...ledgers, en: [...(ledgers['en'] ?? []), event] };
}
const stateOf = (index: typeof first, ledgers: Ledgers, path = 'go') => standings(index, 'en', ledgers).get(`common:${path}`);

describe('who made and who checked a text', () => {
  it('a machine, unless somebody says otherwise; one event a namespace notes all', () => {
    expect(stateOf(first, {})?.state).toBe('machine');
    expect(begun['en']).toHaveLength(1);
    expect(Object.keys(begun['en']?.[0]?.texts ?? {})).toEqual(['go', 'left']);
    expect(stateOf(first, begun)?.state).toBe('machine');
    expect(stateOf(indexOf(italian, {}), begun)).toBeUndefined();
  });

  it('a person, who is told by role, and of this text alone', () => {
    const after = checked(begun, 'go');
    expect(stateOf(first, after)).toEqual({ state: 'reviewed', since: null, role: 'mediator' });
    expect(stateOf(first, after, 'left')?.state).toBe('machine');
    expect(stateOf(first, checked(begun, 'left'), 'left')?.state).toBe('reviewed');
  });

  it('a text that was written anew is not what was checked, in any of its forms', () => {
    expect(stateOf(indexOf(italian, { ...english, go: 'Go now' }), checked(begun, 'go'))?.state).toBe('machine');
    expect(stateOf(indexOf(italian, { ...english, left_other: '{{count}} whole days' }), checked(begun, 'left'), 'left')?.state).toBe(
      'machine',
    );
  });

  it('whose Italian changed is outdated, from the day on which that was noted', () => {
    const changed = indexOf({ ...italian, go: 'Vai entro domani' }, english);
    const after = checked(begun, 'go');
    expect(stateOf(changed, after)).toEqual({ state: 'outdated', since: null, role: null });
    const then = noted(changed, after, '2026-12-05');
    expect(stateOf(changed, then)).toEqual({ state: 'outdated', since: '2026-12-05', role: null });
    expect(noted(changed, then, '2026-12-09')).toEqual(then);
    expect(provenanceOf(changed, 'en', then)).toEqual({ reviewed: [], outdated: { 'common:go': '2027-01-16' } });
    // What is Italian again as it was is as it was.
    expect(stateOf(first, then)?.state).toBe('reviewed');
  });

  it('an Italian that is only spelled otherwise changes nothing, also after a second time', () => {
    const [once, twice] = ['Vai oggi!', 'Vai, oggi!'].map((go) => indexOf({ ...italian, go }, english));
    if (!once || !twice) throw new Error();
    const spelled = (index: typeof first, ledgers: Ledgers, day: string): Ledgers => {
      const { additions, unchanged } = harmless(index, ['it', 'en'], ledgers, ['common:go'], day);
      expect(unchanged).toEqual([]);
      return { ...ledgers, it: [...(ledgers['it'] ?? []), ...(additions['it'] ?? [])] };
    };
    const after = spelled(once, noted(once, checked(begun, 'go'), '2026-12-05'), '2026-12-05');
    expect(stateOf(once, after)?.state).toBe('reviewed');
    expect(stateOf(twice, after)?.state).toBe('outdated');
    expect(stateOf(twice, spelled(twice, after, '2026-12-06'))?.state).toBe('reviewed');
    expect(harmless(first, ['it', 'en'], begun, ['common:go', 'common:none'], '2026-12-05').unchanged).toEqual([
      'common:go',
      'common:none',
    ]);
  });

  it('a translation made anew from the new Italian, or found to fit it, is a machine’s', () => {
    const both = indexOf({ ...italian, go: 'Vai domani' }, { ...english, go: 'Go tomorrow' });
    expect(stateOf(both, noted(both, checked(begun, 'go'), '2026-12-05'))?.state).toBe('machine');
    const fits = indexOf({ ...italian, go: 'Vai, oggi' }, english);
    const { additions, unknown } = kept(fits, 'en', ['common:go', 'common:none'], '2026-12-05');
    expect(unknown).toEqual(['common:none']);
    expect(stateOf(fits, { en: [...(begun['en'] ?? []), ...(additions['en'] ?? [])] })?.state).toBe('machine');
  });
});

describe('a text whose Italian changed', () => {
  const files = { it: { common: { go: 'Vai domani', name: '{{name}}' } }, en: { common: { go: 'Go today', name: '{{name}}' } } };
  let day = '2027-01-15';
  const texts = createTexts(files, {
    provenance: { en: { reviewed: [], outdated: { 'common:go': '2027-01-16' } } },
    today: () => day,
  });
  const go = { key: 'common:go' };

  it('is said as it was for 42 days, and then in Italian', () => {
    day = '2027-01-15';
    expect([texts.html('en', go), texts.plain('en', go), texts.states.of('en', go.key)]).toEqual(['Go today', 'Go today', 'old']);
    day = '2027-01-16';
    expect([texts.html('en', go), texts.plain('en', go), texts.states.of('en', go.key)]).toEqual([
      '🇮🇹 Vai domani',
      '🇮🇹 Vai domani',
      'withdrawn',
    ]);
    expect(texts.states.worst('en', [{ key: 'common:name', with: { name: go } }])).toBe('withdrawn');
    day = '2027-01-15';
    expect(texts.states.worst('en', [{ key: 'common:name', with: { name: [go] } }])).toBe('machine');
  });

  it('stands again as soon as somebody has checked or corrected it', () => {
    day = '2027-03-01';
    texts.correct('en', go.key, { '': 'Go tomorrow' }, true);
    expect([texts.html('en', go), texts.plain('en', go), texts.states.of('en', go.key)]).toEqual([
      'Go tomorrow',
      'Go tomorrow',
      'reviewed',
    ]);
    expect(texts.states.worst('en', [go])).toBeNull();
  });

  it('in words that are only a parameter nobody’s translation is found, nor in Italian', () => {
    expect(texts.states.of('en', 'common:name')).toBe('own');
    expect(texts.states.of('it', 'common:go')).toBe('own');
    expect(texts.states.worst('it', [go])).toBeNull();
  });
});
