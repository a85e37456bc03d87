import { addDays, addMonths, type Day, isDay, type Zone } from '../../base/time.ts';
import { factsIn } from '../../flow/condition.ts';
import type { Flow } from '../../flow/flow.ts';
import { isOpen, type OpenQuestion } from '../../law/fact.ts';
import { worldOn } from '../../law/facts-of-day.ts';
import { type Looked, lawOf } from '../check-day.ts';
import { type FactChange, factChanges, firstLook } from './fact-changes.ts';
import { factsOf, saysOneOf } from './facts-of-flow.ts';
import { type FlowDay, flowDays } from './flow-days.ts';
import { type Why, watchedDays } from './watched-days.ts';

/** What a day changes for a guide, against the day looked at before. */
export interface GuideChange {
  readonly flow: string;
  /** Questions that nobody is asked any more, and those asked anew; so for outcomes and, by their keys, for texts. */
  readonly askedNoMore: readonly string[];
  readonly askedAnew: readonly string[];
  readonly reachedNoMore: readonly string[];
  readonly reachedAnew: readonly string[];
  readonly saidNoMore: readonly string[];
  readonly saidAnew: readonly string[];
  /** Some answers now end where nobody can tell. */
  readonly undecided: boolean;
  /** Texts that now have a hole. */
  readonly holes: readonly string[];
  /** Outcomes that now say the year of a number that ended, the doubt about it, or when it was checked. */
  readonly careful: readonly string[];
}

export interface ForecastDay {
  readonly day: Day;
  readonly why: readonly Why[];
  readonly facts: readonly FactChange[];
  readonly news: readonly string[];
  /** The open questions that begin or were settled. */
  readonly questions: readonly string[];
  /** The guides for which something changes. */
  readonly guides: readonly GuideChange[];
}

/**
 * What changes in the answers until `until`: first how numbers stand on `from` that are not simply in force, then day by day. A day that was
 * looked at and changes nothing has empty lists.
 */
export function forecast(looked: Looked, from: Day, until: Day, zone: Zone): readonly ForecastDay[] {
  const law = lawOf(looked);
  const news = looked.raw.news.value;
  const lookAt = flowDays(looked);
  const flows = looked.raw.flows.map(({ value }) => value);
  const facts = new Map(flows.map((flow) => [flow.id, factsOf(flow, looked)]));
  let world = worldOn(law, from);
  let shown = new Map(flows.map((flow) => [flow.id, lookAt(flow, world)]));

  function dayOf(day: Day, why: readonly Why[], changed: readonly FactChange[], before: ReadonlyMap<string, FlowDay>): ForecastDay {
    const guides = flows.flatMap((flow) => {
      const own = changed.filter(({ key, became }) => became !== 'new' && became !== 'another' && facts.get(flow.id)?.has(key));
      const [was, is] = [before.get(flow.id), shown.get(flow.id)];
      return was && is ? changesOf(flow.id, was, is, carefulIn(flow, own, is, looked)) : [];
    });
    const opening = (each: OpenQuestion) => each.from === day || each.settled?.on === day || (why.length === 0 && isOpen(each, day));
    const questions = law.questions.filter(opening).map(({ id }) => id);
    return { day, why, facts: changed, news: news.filter(({ on }) => on === day).map(({ id }) => id), questions, guides };
  }

  const first = dayOf(from, [], firstLook(law.facts, world), shown);
  const days = watchedDays({ facts: law.facts, questions: law.questions, news }, from, until, zone).map(({ day, why }) => {
    const [worldBefore, shownBefore] = [world, shown];
    world = worldOn(law, day);
    shown = new Map(flows.map((flow) => [flow.id, lookAt(flow, world)]));
    return dayOf(day, why, factChanges(law.facts, worldBefore, world), shownBefore);
  });
  return [first, ...days];
}

function changesOf(flow: string, was: FlowDay, is: FlowDay, careful: readonly string[]): readonly GuideChange[] {
  const lacking = (list: Iterable<string>, there: ReadonlySet<string> | ReadonlyMap<string, unknown>) =>
    [...list].filter((each) => !there.has(each));
  const lists = {
    askedNoMore: lacking(was.asked, is.asked),
    askedAnew: lacking(is.asked, was.asked),
    reachedNoMore: lacking(was.outcomes, is.outcomes),
    reachedAnew: lacking(is.outcomes, was.outcomes),
    saidNoMore: lacking(was.said.keys(), is.said),
    saidAnew: lacking(is.said.keys(), was.said),
    holes: is.holes.filter((each) => !was.holes.includes(each)),
    careful,
  };
  const undecided = is.undecided && !was.undecided;
  return undecided || Object.values(lists).some((each) => each.length > 0) ? [{ flow, ...lists, undecided }] : [];
}

/** The outcomes that say one of the numbers or something computed with it, or that are chosen by it. */
function carefulIn(flow: Flow, changed: readonly FactChange[], now: FlowDay, looked: Looked): readonly string[] {
  if (changed.length === 0) return [];
  const keys = new Set(changed.map(({ key }) => key));
  const says = saysOneOf(keys, flow, looked);
  const saying = [...now.said].flatMap(([key, outcomes]) => (says(key) ? [...outcomes] : []));
  const chosen = flow.outcomes.filter(({ id, when }) => now.outcomes.has(id) && factsIn(when).some((key) => keys.has(key)));
  return [...new Set([...saying, ...chosen.map(({ id }) => id)])].sort();
}

/** The day until which to look: so many months or days on (`+18m`, `+30d`), or a later day; null for anything else. */
export function untilDay(written: string, from: Day): Day | null {
  const [, count = '', unit] = /^\+(\d{1,4})([md])$/.exec(written) ?? [];
  if (unit) return unit === 'm' ? addMonths(from, Number(count)) : addDays(from, Number(count));
  return isDay(written) && written > from ? written : null;
}
