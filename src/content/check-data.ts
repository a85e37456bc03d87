import type { DeskId, Timetable } from '../desk/desk.ts';
import { hoursFault } from '../desk/hours.ts';
import { mostSeats, operatorSeats } from '../desk/seat.ts';
import type { Fact } from '../law/fact.ts';
import { deskButtonProblems, menuButtonProblems, serviceButtonProblems } from './check-buttons.ts';
import { documentKeys, documentProblems } from './check-documents.ts';
import { foundKeys, foundProblems } from './check-found.ts';
import { languageFaults } from './check-languages.ts';
import { termProblems } from './check-terms.ts';
import type { Need, Problem } from './content.ts';
import { termNameKey, termPlainKey } from './glossary.ts';
import type { RawContent, Sourced } from './read.ts';
import { reference } from './reference.ts';
import type { YamlFile } from './yaml-file.ts';

/** What is wrong between the data files, on any day: names that stand for nothing, facts that overlap, hours that cannot be evaluated. */
export function dataProblems(raw: RawContent): readonly Problem[] {
  const ids = <T>(list: readonly T[], of: (each: T) => string) => new Set(list.map(of));
  const sources = ids(
    raw.sources.flatMap(({ value }) => value),
    (each) => each.id,
  );
  const services = ids(raw.services.value, (each) => each.id);
  const desks = ids(raw.desks, ({ value }) => value.desk.id);
  const municipalities = raw.municipalities.flatMap(({ value }) => value);
  const towns = ids(municipalities, (each) => each.name);
  const guides = new Set(raw.flowIds);
  const questions = ids(raw.questions.value, (each) => each.id);
  const problems: Problem[] = [];

  /** For each thing of a list that is not so: a problem at its place. */
  const demand = (from: YamlFile, place: (string | number)[], fine: boolean, problem: string) =>
    fine || problems.push(from.at(place, problem));
  const demandAll = (from: YamlFile, place: (string | number)[], names: readonly string[], known: ReadonlySet<string>, what: string) => {
    for (const [i, name] of names.entries()) demand(from, [...place, i], known.has(name), `unknown ${what} ${name}`);
  };

  /** The names of a list, each of them once. */
  const once = ({ from, value }: Sourced<readonly string[]>, list: string): ReadonlySet<string> => {
    for (const [i, name] of value.entries()) demand(from, [list, i], value.indexOf(name) === i, `${name} stands twice`);
    return new Set(value);
  };

  for (const { from, value } of raw.facts) {
    for (const [i, fact] of value.entries()) {
      demandAll(from, ['facts', i, 'sources'], fact.sources, sources, 'source');
      const { question } = fact.hangs_on ?? {};
      demand(from, ['facts', i, 'hangs_on'], question === undefined || questions.has(question), `unknown question ${question}`);
    }
  }
  problems.push(...overlaps(raw.facts), ...termProblems(raw), ...foundProblems(raw), ...documentProblems(raw));
  for (const { from, value } of raw.sources) {
    for (const [i, { it, url, urn }] of value.entries()) {
      const named = url?.match(/urn:nir:[^&]*/)?.[0];
      demand(from, ['sources', i, 'urn'], named === undefined || urn.some((each) => each.startsWith(named)), `the address names ${named}`);
      demand(from, ['sources', i], urn.length > 0 || !aLaw.test(it), `${it} is a law: its urn is missing`);
    }
  }
  for (const [i, question] of raw.questions.value.entries()) {
    demandAll(raw.questions.from, ['questions', i, 'sources'], question.sources, sources, 'source');
    demandAll(raw.questions.from, ['questions', i, 'settled', 'sources'], question.settled?.sources ?? [], sources, 'source');
    const hung = raw.facts.some(({ value }) => value.some((fact) => fact.hangs_on?.question === question.id));
    demand(raw.questions.from, ['questions', i, 'id'], hung, `no fact hangs on ${question.id}`);
  }
  const seatsAt = new Map<DeskId, number>();
  const hoursWell = (from: YamlFile, place: (string | number)[], told: Timetable) => {
    const seats = operatorSeats(told).length;
    demand(from, [...place, 'seats'], seats <= mostSeats, `${seats} seats at one time, at the most ${mostSeats}`);
    seatsAt.set(told.desk, seats);
    const fault = hoursFault(told.hours, told.checked_on);
    demand(from, [...place, 'hours'], fault === null, `hours that cannot be used: ${fault}`);
  };
  for (const { from, value } of raw.desks) {
    const { desk, timetable } = value;
    demandAll(from, ['services'], desk.services, services, 'service');
    demandAll(from, ['sources'], desk.sources, sources, 'source');
    for (const fault of languageFaults(desk.languages, timetable?.hours ?? null, desk.checked_on))
      problems.push(from.at(['languages', fault.i], fault.problem));
    if (!timetable) continue;
    demand(from, ['timetable', 'source'], sources.has(timetable.source), `unknown source ${timetable.source}`);
    hoursWell(from, ['timetable'], timetable);
  }
  for (const { from, value } of raw.timetables) {
    for (const [i, example] of value.entries()) {
      const place = ['timetables', i];
      demand(from, [...place, 'desk'], desks.has(example.desk), `unknown desk ${example.desk}`);
      demand(from, [...place, 'example'], example.example, 'hours of the demo are marked example: true');
      hoursWell(from, place, example);
    }
  }
  for (const [i, closure] of raw.closures.value.entries()) {
    demand(raw.closures.from, ['closures', i, 'desk'], desks.has(closure.desk), `unknown desk ${closure.desk}`);
    const seats = seatsAt.get(closure.desk) ?? 0;
    const there = closure.seat === undefined || closure.seat <= seats;
    demand(raw.closures.from, ['closures', i, 'seat'], there, `seat ${closure.seat} of a desk with ${seats}`);
  }
  const named = raw.patrons.value.map(({ municipality }) => municipality);
  for (const [i, { municipality, source }] of raw.patrons.value.entries()) {
    const place = ['patrons', i];
    demand(raw.patrons.from, [...place, 'source'], sources.has(source), `unknown source ${source}`);
    demand(raw.patrons.from, [...place, 'municipality'], named.indexOf(municipality) === i, `${municipality} stands twice`);
    demandAll(raw.patrons.from, [...place, 'municipality'], [municipality], towns, 'municipality');
  }
  const kinds = once(raw.officeKinds, 'office_kinds');
  const dossiers = once(raw.dossiers, 'dossiers');
  for (const [i, { dossier }] of raw.procedures.value.entries())
    demand(raw.procedures.from, ['procedures', i, 'dossier'], dossiers.has(dossier), `unknown dossier ${dossier}`);
  const provinces = ids(municipalities, (each) => each.province);
  for (const { from, value } of raw.offices) {
    for (const [i, { kind, covers, municipality, services: helps, languages, source, notes, hours, checked_on }] of value.entries()) {
      const place = ['offices', i];
      demandAll(from, [...place, 'services'], helps, services, 'service');
      demand(from, [...place, 'source'], sources.has(source), `unknown source ${source}`);
      demand(from, [...place, 'kind'], kinds.has(kind), `unknown kind of office ${kind}`);
      demandAll(from, [...place, 'municipality'], [municipality], towns, 'municipality');
      if ('provinces' in covers) demandAll(from, [...place, 'covers', 'provinces'], covers.provinces, provinces, 'province');
      else demandAll(from, [...place, 'covers', 'municipalities'], covers.municipalities, towns, 'municipality');
      const fault = hours === null ? null : hoursFault(hours, checked_on);
      demand(from, [...place, 'hours'], fault === null, `hours that cannot be used: ${fault}`);
      for (const { i: n, problem } of languageFaults(languages, hours, checked_on))
        problems.push(from.at([...place, 'languages', n], problem));
      for (const [n, note] of notes.entries())
        demand(from, [...place, 'notes', n, 'source'], sources.has(note.source), `unknown source ${note.source}`);
    }
  }
  const needs = new Set<string>();
  for (const { need, place } of needsIn(raw.menu.value)) {
    demandAll(raw.menu.from, [...place, 'flows'], need.flows, guides, 'flow');
    demand(raw.menu.from, [...place, 'service'], services.has(need.service), `unknown service ${need.service}`);
    demand(raw.menu.from, [...place, 'id'], !needs.has(need.id), `${need.id} stands twice`);
    needs.add(need.id);
  }
  for (const [i, item] of raw.news.value.entries()) {
    demandAll(raw.news.from, ['news', i, 'sources'], item.sources, sources, 'source');
    demandAll(raw.news.from, ['news', i, 'flows'], item.flows, guides, 'flow');
  }
  for (const [i, each] of raw.safety.value.entries()) demandAll(raw.safety.from, ['safety', i, 'sources'], each.sources, sources, 'source');
  const listed = raw.languages.value.some(({ id }) => id === reference);
  demand(raw.languages.from, ['languages'], listed, `${reference} is missing, in which all texts are written first`);

  for (const { from, value } of raw.desks)
    for (const { place, problem } of deskButtonProblems(value.desk)) problems.push(from.at(place, problem));
  for (const { place, problem } of serviceButtonProblems(raw.services.value)) problems.push(raw.services.from.at(place, problem));
  for (const { place, problem } of menuButtonProblems(needsIn(raw.menu.value).map(({ need }) => need)))
    problems.push(raw.menu.from.at(place, problem));
  return problems;
}

/** How the title of a law begins. */
const aLaw = /^(Art\. \d+ )?(TUI\b|(D\.Lgs\.|DL|L\.|DPR)\s)/i;

/** Every need of the menu, also the narrower ones, with its place in the file. */
function needsIn(needs: readonly Need[], around: (string | number)[] = ['menu']): readonly { need: Need; place: (string | number)[] }[] {
  return needs.flatMap((need, i) => [{ need, place: [...around, i] }, ...needsIn(need.needs, [...around, i, 'needs'])]);
}

/** Two numbers for the same fact on the same day. */
function overlaps(files: RawContent['facts']): readonly Problem[] {
  const before: Fact[] = [];
  const problems: Problem[] = [];
  for (const { from, value } of files) {
    for (const [i, fact] of value.entries()) {
      const meets = before.some(
        (each) => each.key === fact.key && (each.from ?? '') <= (fact.until ?? '9999') && (fact.from ?? '') <= (each.until ?? '9999'),
      );
      if (meets) problems.push(from.at(['facts', i, 'key'], `${fact.key} has two values on the same day`));
      before.push(fact);
    }
  }
  return problems;
}

/** The number of all emergencies, which the safety screen says first, in `common:safety.first`. */
const firstNumber = 'emergency';

/** The texts of `common` that the data needs, with the file that needs them. */
export function dataKeys(raw: RawContent): readonly { readonly key: string; readonly for: string }[] {
  return [
    ...foundKeys(raw),
    ...needsIn(raw.menu.value).flatMap(({ need: { id } }) =>
      ['title', 'help'].map((part) => ({ key: `common:need.${id}.${part}`, for: raw.menu.from.file })),
    ),
    ...raw.offices.flatMap(({ from, value }) =>
      value.flatMap(({ id, notes }) => notes.map((note) => ({ key: `local:${id}.${note.id}`, for: from.file }))),
    ),
    ...raw.replies.value.flatMap((id) => ['label', 'text'].map((part) => ({ key: `replies:${id}.${part}`, for: raw.replies.from.file }))),
    ...raw.news.value.flatMap(({ id }) => ['title', 'body'].map((part) => ({ key: `news:${id}.${part}`, for: raw.news.from.file }))),
    ...raw.questions.value.map(({ id }) => ({ key: `open:${id}`, for: raw.questions.from.file })),
    ...raw.officeKinds.value.map((kind) => ({ key: `common:office.${kind}`, for: raw.officeKinds.from.file })),
    ...raw.safety.value.filter(({ id }) => id !== firstNumber).map(({ id }) => ({ key: `common:safety.${id}`, for: raw.safety.from.file })),
    ...raw.services.value.flatMap(({ id, papers, explain }) =>
      [`common:service.${id}`, ...(explain ? [`visit:explain.${id}`] : []), ...papers.map((paper) => `common:paper.${paper}`)].map(
        (key) => ({ key, for: raw.services.from.file }),
      ),
    ),
    ...raw.glossary.value.flatMap(({ id }) => [termNameKey(id), termPlainKey(id)].map((key) => ({ key, for: raw.glossary.from.file }))),
    ...documentKeys(raw),
  ];
}
