import { keptOnce } from '../../base/kept.ts';
import type { Screen, Text } from '../../base/screen.ts';
import type { Day } from '../../base/time.ts';
import type { Decision } from '../../desk/change.ts';
import type { FlowState, Session } from '../../desk/session.ts';
import { newFlowState, withSession } from '../../desk/session.ts';
import { filled, type Known } from '../../flow/carry.ts';
import { type Answers, type Flow, type FlowId, type SectionId, type Step, type StepId, sections } from '../../flow/flow.ts';
import { followOf } from '../../flow/follow.ts';
import { acceptAnswer, outcomeOf, resolve, stepBefore } from '../../flow/run.ts';
import { because } from '../../screens/buttons.ts';
import { askedBack, maybeWish } from '../../screens/day-offers.ts';
import { papersScreen, questionScreen, recapScreen } from '../../screens/flow-screens.ts';
import { menuAround, menuScreen } from '../../screens/menu-screens.ts';
import { moreScreen, outcomeScreen, sectionScreen, undecidedScreen } from '../../screens/outcome-screens.ts';
import { elsewhereScreen, foundButtons } from '../../screens/search-screens.ts';
import { worldOf } from '../../screens/setting.ts';
import { termsScreen } from '../../screens/terms-screen.ts';
import { answerRefused, answersCarried, follows, followsNoMore, oldButton } from '../../screens/words.ts';
import { knownElsewhere } from '../known.ts';
import { go, type Situation, show, unread } from '../situation.ts';
import { type NoDay, saidAnswer } from './said-answer.ts';
import { search, trailOf } from './typed-words.ts';
import { saidInAnswer, saidInQuestion, unclear } from './unclear.ts';

/** So many things that words may mean are offered above a question. */
const mostElsewhere = 2;

const stateOf = ({ person }: Situation, flow: Flow): FlowState => person.session.flows[flow.id] ?? newFlowState;

/** The session with a flow in this state; `step` is the question that typed words answer. */
function remembering(situation: Situation, flow: FlowId, state: FlowState, step: StepId | null): Partial<Session> {
  return { place: { at: 'flow', flow, step }, flows: { ...situation.person.session.flows, [flow]: state } };
}

/** A flow at one of its questions (a deep link), or from its first open one. */
export function openStep(situation: Situation, flow: Flow, step: StepId | null): Decision {
  const asked = step ? flow.steps.find((each) => each.id === step) : undefined;
  return asked ? ask(situation, flow, stateOf(situation, flow), asked) : forward(situation, flow, newFlowState);
}

/** A flow with some answers already given (a reminder knows the date). */
export function openWith(situation: Situation, flow: Flow, answers: Answers): Decision {
  return forward(situation, flow, { ...newFlowState, answers });
}

/** A question of a flow, among those that no other guide has answered. */
function question(
  situation: Situation,
  flow: Flow,
  { answers, carried }: FlowState,
  step: Step,
  page = '',
  known = knownElsewhere(situation, flow.id),
): Screen {
  return questionScreen(situation, flow, answers, step, { carried, known }, page);
}

function ask(situation: Situation, flow: Flow, state: FlowState, step: Step, above?: Text, known?: Known): Decision {
  const screen = question(situation, flow, state, step, '', known);
  return go(situation, remembering(situation, flow.id, state, step.id), above ? because(above, screen) : screen);
}

/** So few answers are not read again before the outcome: they stand behind its button. */
const fewAnswers = 3;

/**
 * The next question that no other guide has asked yet; when there is none the recap, or the outcome itself after few answers, when all were
 * given here, and in a safety card.
 */
function forward(situation: Situation, flow: Flow, before: FlowState): Decision {
  const world = worldOf(situation.content, situation.today);
  if (flow.safety) return show(resultScreen(situation, flow, before, null));
  const known = keptOnce(() => knownElsewhere(situation, flow.id));
  const { answers, carried } = filled(flow, before.answers, known, world);
  const state = { ...before, answers, carried: [...before.carried, ...carried] };
  const { next, asked } = resolve(flow, answers, world);
  if (next) return ask(situation, flow, state, next, carried.length > 0 ? answersCarried(carried.length) : undefined, known());
  const short = asked.length <= fewAnswers && state.carried.length === 0;
  const screen = short ? resultScreen(situation, flow, state, null) : recapScreen(situation, flow, state.answers, state.carried);
  return go(situation, remembering(situation, flow.id, state, null), screen);
}

/** The guide from its first question, without what other guides know: it was of another person, or is no longer true. */
function anew(situation: Situation, flow: Flow): Decision {
  const flows = Object.entries(situation.person.session.flows).map(([id, state]) => [id, { ...state, at: null }] as const);
  const forgetful = { ...situation, person: withSession(situation.person, { flows: Object.fromEntries(flows) }) };
  return forward(forgetful, flow, newFlowState);
}

/**
 * Takes an answer. While an answer is being changed (from the recap) the later ones stay, as far as they still apply; a button of an
 * old keyboard rewinds: what was answered after that question is asked again.
 */
function answer(situation: Situation, flow: Flow, step: Step, value: string): Decision {
  const state = stateOf(situation, flow);
  const world = worldOf(situation.content, situation.today);
  const accepted = acceptAnswer(step, value, state.answers, world);
  if (!accepted.ok) return ask(situation, flow, state, step, answerRefused(value, accepted));
  const { place } = situation.person.session;
  const changing = place.at === 'flow' && place.flow === flow.id && place.step === step.id;
  const upTo = flow.steps.findIndex((each) => each.id === step.id);
  const kept = changing
    ? state.answers
    : Object.fromEntries(Object.entries(state.answers).filter(([id]) => flow.steps.findIndex((each) => each.id === id) < upTo));
  const answers = { ...kept, [step.id]: value };
  const carried = state.carried.filter((id) => id !== step.id && id in answers);
  return forward(situation, flow, { ...state, answers, carried, at: situation.now });
}

/** What was typed under a question: a date, the words of one of the buttons, or something else. */
function typed(situation: Situation, flow: Flow, step: Step, said: string): Decision {
  const state = stateOf(situation, flow);
  const read = saidAnswer(situation, flow, state.answers, step, said);
  if ('answer' in read) return answer(situation, flow, step, read.answer);
  return 'day' in read ? dayAgain(situation, flow, state, step, read.day, said) : elsewhere(situation, flow, state, step, said);
}

/** What was typed for a day is none to take: the question again, with what may have been meant. */
function dayAgain(situation: Situation, flow: Flow, state: FlowState, step: Step, typed: NoDay, said: string): Decision {
  const found = maybeWish(typed, said) ? foundButtons(situation, said, mostElsewhere, flow.id) : [];
  const asked = question(situation, flow, state, step);
  const pick = (day: Day) => ({ do: 'flow-answer', flow: flow.id, step: step.id, option: day }) as const;
  const session = { ...remembering(situation, flow.id, state, step.id), trail: trailOf(situation, found) };
  return go(situation, session, askedBack(asked, typed, said, pick, found));
}

/** Words that are no answer: the question again, and the guides that the words may have meant. */
function elsewhere(situation: Situation, flow: Flow, state: FlowState, step: Step, said: string): Decision {
  const found = foundButtons(situation, said, mostElsewhere, flow.id);
  const screen = elsewhereScreen(question(situation, flow, state, step), found);
  const session = { ...remembering(situation, flow.id, state, step.id), trail: trailOf(situation, found) };
  return go(situation, session, screen);
}

/** A decision tree in conversation: questions, recap, outcome and its sections. */
export const flow = unread((situation): Decision => {
  const { input, content, person } = situation;
  const { place } = person.session;
  if (input.kind === 'say') {
    const at = place.at === 'flow' ? content.flows.get(place.flow) : undefined;
    const step = at && place.at === 'flow' ? at.steps.find((each) => each.id === place.step) : undefined;
    if (at && step) return typed(situation, at, step, input.text);
    return search.decide(situation, null);
  }
  const act = input.kind === 'press' ? input.act : null;
  const found = act && 'flow' in act ? content.flows.get(act.flow) : undefined;
  if (!act || !found) return show(menuScreen(situation, oldButton));
  const state = stateOf(situation, found);
  const step = 'step' in act ? found.steps.find((each) => each.id === act.step) : undefined;
  switch (act.do) {
    case 'flow-start':
      return openStep(situation, found, null);
    case 'flow-answer':
      return step ? answer(situation, found, step, act.option) : forward(situation, found, state);
    case 'flow-month':
      return step ? show(question(situation, found, state, step, act.month)) : forward(situation, found, state);
    case 'flow-change':
      return step ? ask(situation, found, state, step) : forward(situation, found, state);
    case 'flow-back':
      return back(situation, found, state, act.step);
    case 'flow-tick': {
      const ticks = state.ticks.includes(act.paper) ? state.ticks.filter((each) => each !== act.paper) : [...state.ticks, act.paper];
      const next = { ...state, ticks };
      return go(situation, remembering(situation, found.id, next, null), resultScreen(situation, found, next, 'papers'));
    }
    case 'flow-follow':
      return follow(situation, found, state);
    case 'flow-unclear':
      return unclear(situation, saidInAnswer(situation, found, state), resultScreen(situation, found, state, 'more'));
    case 'flow-unclear-ask':
      if (!step) return forward(situation, found, state);
      return unclear(situation, saidInQuestion(situation, found, state, step), question(situation, found, state, step));
    case 'flow-more':
      return show(resultScreen(situation, found, state, 'more'));
    case 'flow-words':
      return show(resultScreen(situation, found, state, { words: Number(act.page) }));
    case 'flow-papers':
      return justPapers(situation, found, state);
    case 'flow-section':
      return show(resultScreen(situation, found, state, act.section));
    case 'flow-recap': {
      const { next } = resolve(found, state.answers, worldOf(content, situation.today));
      const recap = () =>
        go(situation, remembering(situation, found.id, state, null), recapScreen(situation, found, state.answers, state.carried));
      return next ? ask(situation, found, state, next) : recap();
    }
    case 'flow-anew':
      return anew(situation, found);
    case 'flow-outcome':
      if (found.safety) return show(resultScreen(situation, found, state, null));
      return go(situation, remembering(situation, found.id, state, null), resultScreen(situation, found, state, null));
    default:
      return forward(situation, found, state);
  }
});

/** Just the list of papers; the guide stays at its question, to which one comes back. */
function justPapers(situation: Situation, found: Flow, state: FlowState): Decision {
  const { next } = resolve(found, state.answers, worldOf(situation.content, situation.today));
  const screen = papersScreen(situation, found, state.answers);
  return screen ? go(situation, remembering(situation, found.id, state, next?.id ?? null), screen) : forward(situation, found, state);
}

/** Follows the outcome, or no longer. */
function follow(situation: Situation, found: Flow, state: FlowState): Decision {
  const { content, person, today } = situation;
  const { [found.id]: before, ...others } = person.session.followed;
  const world = worldOf(content, today);
  const { answers } = resolve(found, state.answers, world);
  const followed = before ? others : { ...others, [found.id]: followOf(found, answers, world, content.texts.params) };
  const now = { ...situation, person: withSession(person, { followed }) };
  const decision = go(now, remembering(now, found.id, state, null), resultScreen(now, found, state, 'more'));
  return { ...decision, toast: before ? followsNoMore : follows };
}

/** Back from a question to the one before, whose answer is dropped; from the recap (`''`) to the last question. */
function back(situation: Situation, found: Flow, state: FlowState, from: StepId | ''): Decision {
  const before = stepBefore(found, state.answers, worldOf(situation.content, situation.today), from === '' ? null : from);
  if (!before) return show(menuAround(situation, found.id));
  const { [before.id]: _dropped, ...answers } = state.answers;
  return ask(situation, found, { ...state, answers, carried: state.carried.filter((id) => id !== before.id) }, before);
}

/** The outcome, one of its sections or its words; the open question instead while there is one. */
export function resultScreen(
  situation: Situation,
  found: Flow,
  state: FlowState,
  section: string | null | { readonly words: number },
): Screen {
  const world = worldOf(situation.content, situation.today);
  const { next, answers } = resolve(found, state.answers, world);
  if (next) return question(situation, found, state, next);
  const run = outcomeOf(found, answers, world);
  if (!run) return undecidedScreen(situation, found, answers);
  if (typeof section === 'object' && section) return termsScreen(situation, found, answers, run, section.words);
  const wanted = sections.find((each): each is SectionId => each === section);
  if (section === 'more' && !found.safety) return moreScreen(situation, found, answers, run);
  return wanted ? sectionScreen(situation, found, answers, state.ticks, run, wanted) : outcomeScreen(situation, found, answers, run);
}
