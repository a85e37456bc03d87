import { keptSome } from '../base/kept.ts';
import { text } from '../base/screen.ts';
import type { Flow, FlowId, OfficeKind } from '../flow/flow.ts';
import { keywordsKey, labelKey, titleKey } from '../flow/keys.ts';
import { groundOf, together } from './find-ground.ts';
import type { Phrase } from './find-phrases.ts';
import type { Towns } from './find-towns.ts';
import { wordsOf } from './find-words.ts';
import type { Door, FirstWords, Found, Search } from './found.ts';
import { onceInPieces, type Pieces } from './pieces.ts';
import { reference } from './reference.ts';
import type { Texts } from './texts.ts';

export interface Findable {
  readonly flows: ReadonlyMap<FlowId, Flow>;
  readonly doors: readonly Door[];
  readonly menu: readonly { readonly id: string; readonly icon: string }[];
  readonly officeKinds: readonly OfficeKind[];
  readonly firstWords: readonly FirstWords[];
  readonly languages: readonly { readonly id: string }[];
}

/** Letters of a typed text that are looked at. */
const longestSaid = 200;
/** What is not even a third as near as the best is left out. */
const nearEnough = 0.35;
/** Nothing that is so far from all words typed was meant. */
const leastScore = 0.12;
/** Words of danger count so much more than others as near. */
const moreForDanger = 1.4;
/** A kind of office counts so much more when a town is named too. */
const moreForTown = 1.6;
/** The last of a list of keywords counts so much less than the first. */
const lessCentral = 0.1;
const emergency = 'door:emergency';
const offices = 'office:';
const speaks = 'speaks:';
const allOffices = 'door:offices';
const keywordsOf = (kind: 'need' | 'office', id: string) => `found:${kind}.${id}`;
export const doorLabelKey = (id: string) => `found:door.${id}.label`;
export const doorKeywordsKey = (id: string) => `found:door.${id}.keywords`;
export const needKeywordsKey = (id: string) => keywordsOf('need', id);
export const officeKeywordsKey = (kind: OfficeKind) => keywordsOf('office', kind);
export const dangerKey = (card: string) => `found:danger.${card}`;
/** The languages in which everybody's words are looked up, besides their own: what is typed in Italy, and what many type. */
const everybodys: readonly string[] = [reference, 'en'];
/** So many other indexes are held: each takes some megabytes, and a twentieth of a second to make. */
const ownHeld = 3;
/** Who asks for help with something finds the numbers to call below so many other things. */
const aboveNumbers = 3;

/** The search over everything that words can open. The index of everybody's languages is made when it is first asked, or prepared; that of another language when somebody who reads it types. */
export function createSearch(things: Findable, texts: Texts, towns: Towns): Search {
  const { flows, doors, menu, languages, officeKinds } = things;
  const [common, others] = [true, false].map((all) => languages.map(({ id }) => id).filter((id) => everybodys.includes(id) === all));
  const shared = onceInPieces(() => build(common ?? [], things.firstWords));
  const own = keptSome(ownHeld, (lang) => together([shared.now(), onceInPieces(() => build([lang], [])).now()]));
  const ready = (lang: string) => (others?.includes(lang) ? own(lang) : shared.now());

  function* build(langs: readonly string[], firstWords: readonly FirstWords[]) {
    return yield* groundOf(yield* phrasesOf({ ...things, firstWords }, langs, texts), langs, { texts, emergency });
  }

  function hits(lang: string, said: string, town: string | null) {
    const { index, cries, stop, help } = ready(lang);
    const words = wordsOf(said);
    if (!cries.has(words.join(' ')) && words.every((word) => stop.has(word))) return [];
    const all = index(lang, said);
    const about = words.filter((word) => !help.has(word) && !stop.has(word));
    const wished = words.some((word) => help.has(word)) && !about.some((word) => cries.has(word)) && !all.some(({ danger }) => danger);
    const meant = wished && about.length > 0 ? index(lang, about.join(' ')) : [];
    const counted = (meant.length > 0 ? meant : all).map((hit) => ({
      ...hit,
      score: hit.score * (hit.danger ? moreForDanger : 1) * (town && hit.of.startsWith(offices) ? moreForTown : 1),
    }));
    const sorted = counted.sort((a, b) => b.score - a.score);
    const least = Math.max(leastScore, (sorted[0]?.score ?? 0) * nearEnough);
    const near = dangerUp(sorted.filter(({ score, danger }) => danger || score >= least));
    return meant.length > 0 ? withNumbers(near) : near;
  }

  function byId(id: string, danger = false): Found | null {
    const [kind = '', name = '', town = ''] = id.split(':');
    const flow = flows.get(id);
    if (flow) {
      const label = text(labelKey(id));
      const words = flow.safety ? label : text('common:need.guide', { icon: flow.icon, title: label });
      return { id, label: words, press: { do: 'flow-start', flow: id }, danger };
    }
    const door = kind === 'door' ? doors.find((each) => each.id === name) : undefined;
    if (door) return { id, label: text(doorLabelKey(name)), press: door.press, danger };
    const need = kind === 'need' ? menu.find((each) => each.id === name) : undefined;
    if (need) return { id, label: text(`common:need.${name}.title`, { icon: need.icon }), press: { do: 'need', need: name }, danger };
    if (kind === 'speaks')
      return { id, label: text('found:speaks.label', { language: name }), press: { do: 'speaks', lang: name }, danger: false };
    if (kind !== 'office' || !officeKinds.includes(name)) return null;
    return {
      id,
      label: text('found:office-label', { kind: text(`common:office.${name}`) }),
      press: { do: 'offices', kind: name, town },
      danger,
    };
  }

  const isCry = (lang: string, said: string) => said.length <= longestSaid && ready(lang).cries.has(wordsOf(said).join(' '));

  const inDanger = (lang: string, typed: string) => isCry(lang, typed) || hits(lang, typed.slice(0, longestSaid), null)[0]?.danger === true;

  function inHarm(lang: string, typed: string) {
    const [first] = isCry(lang, typed) ? [] : hits(lang, typed.slice(0, longestSaid), null);
    return isCry(lang, typed) || (first?.danger === true && flows.get(first.of)?.paper !== true);
  }

  /** Nothing but a town was typed. */
  function officesIn(town: string): readonly Found[] {
    const door = byId(allOffices);
    return door ? [{ ...door, press: { do: 'offices', kind: '', town } }] : [];
  }

  return {
    find(lang, typed, most) {
      const said = typed.slice(0, longestSaid);
      const language = ready(lang).language(said);
      const town = towns.named(said);
      if (town !== null && towns.named(said, 'only') === town) return officesIn(town);
      const found = hits(lang, said, town).flatMap(({ of, danger }, i) => {
        const first = i === 0 && (of === emergency ? isCry(lang, said) : flows.get(of)?.safety === true);
        return byId(town && of.startsWith(offices) ? `${of}:${town}` : of, danger || first) ?? [];
      });
      return withLanguage(found, language === null ? null : byId(`${speaks}${language}`)).slice(0, most);
    },
    byId: (id) => byId(id),
    isCry,
    tellsDanger: (lang, typed) =>
      isCry(lang, typed) || (inDanger(lang, typed) && wordsOf(typed).some((word) => ready(lang).stop.has(word))),
    inHarm,
    prepare: shared.slowly,
  };
}

/** Somebody who speaks a language stands first, but for what may be danger. */
function withLanguage(found: readonly Found[], language: Found | null): readonly Found[] {
  if (language === null) return found;
  const alarms = found.filter(({ danger }) => danger);
  return [...alarms, language, ...found.filter((each) => !alarms.includes(each))];
}

/** The numbers to call, below the nearest things. */
function withNumbers<Hit extends { readonly of: string; readonly danger: boolean }>(hits: readonly Hit[]) {
  const others = hits.filter(({ of }) => of !== emergency);
  return [...others.slice(0, aboveNumbers), { of: emergency, danger: false }, ...others.slice(aboveNumbers)];
}

/** The nearest card of danger stands second at the latest, the next one third. */
function dangerUp<Hit extends { readonly danger: boolean }>(hits: readonly Hit[]): readonly Hit[] {
  const up = [...hits];
  for (const [i, alarm] of hits.filter(({ danger }) => danger).entries()) {
    if (up.indexOf(alarm) <= i + 1) continue;
    up.splice(up.indexOf(alarm), 1);
    up.splice(i + 1, 0, alarm);
  }
  return up;
}

function* phrasesOf(
  { flows, doors, menu, officeKinds, firstWords }: Findable,
  langs: readonly string[],
  texts: Texts,
): Pieces<readonly Phrase[]> {
  const phrases: Phrase[] = [];
  const add = (of: string, lang: string, words: readonly string[], kind: Phrase['kind']) => {
    for (const [i, each] of words.entries()) {
      const central = kind === 'keyword' && flows.has(of) ? 1 - (lessCentral * i) / words.length : 1;
      phrases.push({ of, lang, words: each, kind, central });
    }
  };
  for (const lang of langs) {
    const says = (key: string) => (texts.has(lang, key) ? [texts.plain(lang, text(key))] : []);
    const listed = (key: string) => says(key).flatMap((words) => words.split(','));
    for (const [id, flow] of flows) {
      add(id, lang, [...says(labelKey(id)), ...says(titleKey(id))], 'name');
      add(id, lang, listed(keywordsKey(id)), 'keyword');
      if (flow.safety) add(id, lang, listed(dangerKey(id)), 'danger');
      yield;
    }
    for (const { id } of doors) {
      add(`door:${id}`, lang, says(doorLabelKey(id)), 'name');
      add(`door:${id}`, lang, listed(doorKeywordsKey(id)), 'keyword');
      if (`door:${id}` === emergency) add(emergency, lang, listed(dangerKey(id)), 'danger');
    }
    for (const { id } of menu) add(`need:${id}`, lang, listed(needKeywordsKey(id)), 'keyword');
    for (const kind of officeKinds) add(`${offices}${kind}`, lang, listed(officeKeywordsKey(kind)), 'keyword');
  }
  for (const { lang, open, words } of firstWords) add(open, lang, words, flows.get(open)?.safety ? 'danger' : 'keyword');
  return phrases;
}
