import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { filled, type Known, knownFrom, withFollowing } from '../../src/flow/carry.ts';
import type { Answers, Flow } from '../../src/flow/flow.ts';
import { outcomeOf, resolve } from '../../src/flow/run.ts';
import { worldOf } from '../../src/screens/setting.ts';
import { projectContent } from '../support/stage.ts';

/** Somebody who opens a guide from "What is my situation?": the answers there, and those to the guide, as far as it asks them. */
interface Person {
  readonly who: string;
  /** The guide that the person comes from; absent: "What is my situation?". */
  readonly from?: string;
  readonly status: Answers;
  readonly guide: string;
  readonly answers: Answers;
  readonly outcome: string;
  /** Questions of the guide that the person answers: of who opens it from the menu, and after "What is my situation?". */
  readonly alone: number;
  readonly after: number;
}

const adult = { now: 'none', citizen: 'other', age: 'adult', paper: 'permit' };
const renewal = { situation: 'to-send', passport: 'yes', absence: 'no', convictions: 'no', 'five-years': 'no', income: 'yes' };
const apply = { situation: 'apply', special: 'none', valid: 'valid', who: 'spouse', stay: '2022-05-01', income: 'yes', home: 'rent' };

const people: readonly Person[] = [
  {
    who: 'self-employed, the permit ends in spring',
    status: { ...adult, expiry: '2027-03-31', kind: 'work', 'work-kind': 'self-employed' },
    guide: 'permit-renewal',
    answers: { ...renewal, 'permit-type': 'self-employed', 'expiry-date': '2027-03-31', activity: 'open', contributions: 'yes' },
    outcome: 'renew-self-employed',
    alone: 10,
    after: 8,
  },
  {
    who: 'employed, the permit ended ten days ago and nothing was sent',
    status: { ...adult, expiry: '2026-11-20', kind: 'work', 'work-kind': 'employed', sent: 'no' },
    guide: 'permit-renewal',
    answers: { ...renewal, 'permit-type': 'employed', 'expiry-date': '2026-11-20', 'work-now': 'open-ended', employer: 'company' },
    outcome: 'renew-employed',
    alone: 10,
    after: 7,
  },
  {
    who: 'a refugee who wants the husband to come',
    status: { ...adult, expiry: '2029-03-31', kind: 'protection' },
    guide: 'family-reunification',
    answers: { ...apply, sponsor: 'protection', 'protection-kind': 'refugee', 'papers-safe': 'yes' },
    outcome: 'protection',
    alone: 7,
    after: 5,
  },
  {
    who: 'an employee who wants the husband to come',
    status: { ...adult, expiry: '2028-03-31', kind: 'work', 'work-kind': 'employed' },
    guide: 'family-reunification',
    answers: { ...apply, sponsor: 'year' },
    outcome: 'apply',
    alone: 8,
    after: 7,
  },
  {
    who: 'a wife whose permit runs for two years more, who wants her mother to come',
    status: { ...adult, expiry: '2029-01-31', kind: 'family' },
    guide: 'family-reunification',
    answers: { ...apply, sponsor: 'year', who: 'parents', 'parent-age': 'under', siblings: 'none', others: '1' },
    outcome: 'apply',
    alone: 11,
    after: 9,
  },
  {
    who: 'a husband without a paper, who was asked who lives here',
    from: 'family-routes',
    status: { need: 'join', sponsor: 'non-eu', relative: 'expired' },
    guide: 'family-cohesion',
    answers: { special: 'none', sponsor: 'refugee', who: 'spouse', title: 'expired', 'expired-on': '2026-06-01', length: 'long' },
    outcome: 'apply',
    alone: 6,
    after: 5,
  },
  {
    who: 'somebody who has not asked for citizenship yet',
    from: 'citizenship-routes',
    status: { now: 'start', who: 'me', 'born-here': 'no', 'parent-became': 'no', spouse: 'no', ancestor: 'no' },
    guide: 'citizenship-residence',
    answers: { situation: 'to-ask', group: 'eu', 'registered-on': '2025-01-01', holes: 'no' },
    outcome: 'too-early',
    alone: 4,
    after: 3,
  },
  {
    who: 'a worker whose employer is gone after the contract was signed',
    from: 'work-arrival',
    status: { employer: 'unknown', 'entered-on': '2026-11-02', contract: 'yes', forms: 'none', length: 'seasonal', lodging: 'employer' },
    guide: 'employer-gone',
    answers: { what: 'gone', 'entry-date': '2026-11-02', signed: 'yes', asked: 'no', job: 'no' },
    outcome: 'signed',
    alone: 5,
    after: 3,
  },
  {
    who: 'a notice of refusal in hand',
    status: { now: 'paper', 'paper-kind': 'maybe' },
    guide: 'refusal',
    answers: { paper: 'notice', 'received-on': '2026-11-25', about: 'work', reason: 'income' },
    outcome: 'notice',
    alone: 4,
    after: 3,
  },
  {
    who: 'somebody who fears to go back and has told nobody',
    from: 'protection-routes',
    status: { paper: 'none', danger: 'none', fear: 'yes', stage: 'not-yet' },
    guide: 'asylum-request',
    answers: { order: 'no', place: 'free', who: 'adult', stage: 'not-yet', elsewhere: 'no', 'entered-on': '2026-11-20' },
    outcome: 'ask',
    alone: 6,
    after: 5,
  },
  {
    who: 'a seasonal worker who wants the husband to come',
    status: { ...adult, expiry: '2027-03-31', kind: 'work', 'work-kind': 'seasonal' },
    guide: 'family-reunification',
    answers: { ...apply, sponsor: 'other', 'other-kind': 'no-family' },
    outcome: 'not-with-this-permit',
    alone: 4,
    after: 2,
  },
  {
    who: 'without any paper, married to an Italian',
    status: { now: 'none', citizen: 'other', age: 'adult', paper: 'none', tie: 'italian' },
    guide: 'family-of-italian',
    answers: { special: 'none', relation: 'spouse', where: 'none', mobile: 'no' },
    outcome: 'no-title',
    alone: 4,
    after: 3,
  },
  {
    who: 'employed, asks for the rights',
    status: { ...adult, expiry: '2028-03-31', kind: 'work', 'work-kind': 'employed' },
    guide: 'status-rights',
    answers: { group: 'permit', permit: 'work' },
    outcome: 'r-work',
    alone: 2,
    after: 1,
  },
];

const today = '2026-11-30';

/** Answers a guide as its questions come, and counts those that the person answers. */
function asked(content: Content, flow: Flow, known: Known, wanted: Answers) {
  const world = worldOf(content, today);
  let answers: Answers = {};
  for (let taps = 0; ; taps++) {
    answers = filled(flow, answers, () => known, world).answers;
    const { next } = resolve(flow, answers, world);
    if (!next) return { taps, outcome: outcomeOf(flow, answers, world)?.outcome.id };
    const answer = wanted[next.id];
    if (answer === undefined) throw new Error(`${flow.id} asks ${next.id}`);
    answers = { ...answers, [next.id]: answer };
  }
}

describe('what "What is my situation?" or another guide was told', () => {
  it.each(people)('$who: $guide asks $after of $alone questions, and ends alike', async (person) => {
    const content = await projectContent();
    const flow = (id: string) => content.flows.get(id) as Flow;
    const world = worldOf(content, today);
    const known = withFollowing(knownFrom(flow(person.from ?? 'my-status'), person.status, world), content.attributes, world);
    expect(asked(content, flow(person.guide), new Map(), person.answers)).toEqual({ taps: person.alone, outcome: person.outcome });
    expect(asked(content, flow(person.guide), known, person.answers)).toEqual({ taps: person.after, outcome: person.outcome });
  });
});
