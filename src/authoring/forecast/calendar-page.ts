import { type Day, isDay, weekday, type Zone } from '../../base/time.ts';
import type { Content } from '../../content/content.ts';
import { formats } from '../../content/formats.ts';
import { reference } from '../../content/reference.ts';
import { titleKey } from '../../flow/keys.ts';
import { factValues } from '../../flow/run.ts';
import { type World, worldOn } from '../../law/facts-of-day.ts';
import { isHoliday } from '../../law/working-days.ts';
import { factNamed, textsOf } from './facts-of-flow.ts';
import type { ForecastDay } from './forecast.ts';

/** A sentence of the guides that says a number, and the guides that it comes from. */
interface Sentence {
  readonly key: string;
  readonly flow: string;
}

/**
 * The calendar of the law as Markdown, in Italian, for everybody: on which day something begins, ends or is not certain any more, in the
 * sentences of the guides, with links to none of our files. Days that only those who keep the content look at are left out.
 */
export function calendarPage(content: Content, days: readonly ForecastDay[], until: Day, zone: Zone): string {
  const sentences = sentencesOf(content);
  const from = days[0]?.day ?? until;
  const lines = new Map<Day, string[]>();
  const add = (day: Day, line: string) => lines.set(day, [...new Set([...(lines.get(day) ?? []), line])]);
  for (const each of days) for (const line of linesOf(each, content, sentences)) add(each.day, line);
  for (const [day, line] of daysToCome(content, sentences, from, until)) add(day, line);
  const sections = [...lines]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, own]) => `## ${formats.day(day, reference)}\n\n${own.map((line) => `- ${line}`).join('\n')}`);
  return [
    '# Calendario della legge',
    `Che cosa cambia da ${formats.day(from, reference)} a ${formats.day(until, reference)} per chi vive in Italia con un permesso, per quanto si sa oggi. Sono informazioni, non decisioni: decide l'ufficio. Giorni e ore sono quelli di ${zone === 'Europe/Rome' ? 'Roma' : zone}.`,
    ...sections,
    '',
  ].join('\n\n');
}

function linesOf(
  { day, why, facts, questions, news }: ForecastDay,
  content: Content,
  sentences: ReadonlyMap<string, Sentence>,
): readonly string[] {
  const world = worldOn(content, day);
  const said = (key: string, before: string) => {
    const sentence = sentences.get(key);
    return sentence ? quoted(sentence, content, world).map((words) => `${before} ${words}`) : [];
  };
  return [
    ...news.map((id) => content.texts.plain(reference, { key: `news:${id}.title` })),
    ...questions.map((id) => `Non è sicuro. ${content.texts.plain(reference, { key: `open:${id}`, with: factValues(world) })}`),
    ...facts.flatMap(({ key, became, now }) => {
      if (became === 'new' || became === 'another') return said(key, 'Da oggi:');
      const dated = typeof now.value === 'string' && isDay(now.value);
      return became === 'ended'
        ? said(key, dated ? 'Il giorno nuovo non si sa ancora:' : "La cifra nuova non c'è ancora. L'ultima che si conosce:")
        : [];
    }),
    ...(why.includes('feast') && isHoliday(day) && weekday(day) !== 7 ? ['Giorno di festa: non è un giorno lavorativo.'] : []),
    ...(why.includes('clock') ? ["Cambia l'ora: controlla l'ora dell'appuntamento."] : []),
  ];
}

/** The days that numbers of the law name, told on the day itself. */
function daysToCome(
  content: Content,
  sentences: ReadonlyMap<string, Sentence>,
  from: Day,
  until: Day,
): readonly (readonly [Day, string])[] {
  return content.facts.flatMap(({ key, value, from: begins }) => {
    const sentence = sentences.get(key);
    if (typeof value !== 'string' || !isDay(value) || value <= from || value > until || !sentence) return [];
    const world = worldOn(content, begins && begins > from ? begins : from);
    return world.fact(key) === value ? quoted(sentence, content, world).map((words) => [value, words] as const) : [];
  });
}

/** The sentence as it is said on the day, with its guide; none where one of its numbers may not be said. */
function quoted({ key, flow }: Sentence, { texts }: Content, world: World): readonly string[] {
  const values = factValues(world);
  if (texts.params(key).some((name) => values[name] === undefined)) return [];
  const words = texts.plain(reference, { key, with: values }).replace(/\s+/g, ' ');
  return [`«${words}» (${texts.plain(reference, { key: titleKey(flow) })})`];
}

/** For each fact the shortest sentence of an answer that says it and nothing that hangs on answers. */
function sentencesOf({ flows, texts }: Content): ReadonlyMap<string, Sentence> {
  const found = new Map<string, Sentence & { readonly length: number }>();
  for (const flow of flows.values()) {
    for (const key of textsOf(flow).filter((each) => !each.includes(':step.'))) {
      const params = texts.params(key);
      const facts = params.flatMap(factNamed);
      if (facts.length === 0 || facts.length < params.length) continue;
      const length = texts.plain(reference, { key, with: Object.fromEntries(params.map((name) => [name, '…'])) }).length;
      for (const fact of facts)
        if (length < (found.get(fact)?.length ?? Number.POSITIVE_INFINITY)) found.set(fact, { key, flow: flow.id, length });
    }
  }
  return found;
}
