import { type Screen, type Text, text } from '../base/screen.ts';
import { type Day, isDay } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { type Known, toldIn } from '../flow/carry.ts';
import { shown } from '../flow/condition.ts';
import { type Answers, type Flow, sections } from '../flow/flow.ts';
import { itemKey, sayKey } from '../flow/keys.ts';
import type { OutcomeRun } from '../flow/run.ts';
import { backRow, because, button } from './buttons.ts';
import { distance } from './document-reminder.ts';
import { type Setting, worldOf } from './setting.ts';

/** A day that an outcome tells and of which the person can be reminded. */
export interface OutcomeDate {
  /** As a button carries it: the calculation and its value (`appeal.last`), or `permit`. */
  readonly name: string;
  readonly kind: string;
  readonly day: Day;
  /** Of a date of the kind `date`: its type, and what it is about. Of the permit: its type, if the answers tell one alone. */
  readonly type: string | null;
  readonly about: string | null;
}

/** The parameters of all texts that an outcome shows with these answers. */
function named({ content, today }: Setting, flow: Flow, answers: Answers, { outcome }: OutcomeRun): ReadonlySet<string> {
  const world = worldOf(content, today);
  const keys = [
    ...shown(outcome.say, answers, world).map((item) => sayKey(flow.id, item.id)),
    ...sections.flatMap((section) =>
      shown(outcome.sections[section] ?? [], answers, world).map((item) => itemKey(flow.id, section, item.id)),
    ),
  ];
  return new Set(keys.flatMap((key) => content.texts.params(key)));
}

/**
 * The days of an outcome that can be saved: the day of the permit (also one that has passed: its ladder of the late begins), and those that its
 * texts name and calculations gave, as far as they are still to come. The nearest first; a day that is told twice for one thing is one.
 */
export function outcomeDates(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun): readonly OutcomeDate[] {
  const { content, today } = setting;
  const names = named(setting, flow, answers, run);
  const known = toldIn(flow, answers, worldOf(content, today));
  const found = new Map<string, OutcomeDate>();
  const permit = (day: unknown) => {
    if (typeof day === 'string' && isDay(day))
      found.set('permit', { name: 'permit', kind: 'permit', day, type: typeTold(content.documents.get('permit'), known), about: null });
  };
  for (const action of run.outcome.actions) if (action.kind === 'remind') permit(answers[action.date]);
  for (const { id, use } of flow.compute) {
    const { values, about, office } = run.computed[id] ?? {};
    for (const [value, meaning] of Object.entries(content.calculators.get(use)?.dates ?? {})) {
      const day = values?.[value];
      if (!names.has(`${id}.${value}`) || typeof day !== 'string' || !isDay(day)) continue;
      if (meaning === 'permit') permit(values?.['expiry']);
      else if (day >= today) {
        const of = about ?? `${use}-${value.replaceAll('_', '-')}`;
        const type = meaning === 'last' && office ? 'day' : meaning;
        if (![...found.values()].some((each) => each.about === of && each.day === day))
          found.set(`${id}.${value}`, { name: `${id}.${value}`, kind: 'date', day, type, about: of });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The type that answers tell; null: none, or more than one is possible. */
function typeTold(rule: DocumentRule | undefined, known: Known): string | null {
  if (!rule?.told) return null;
  const { by, as } = rule.told;
  const [type, ...others] = new Set((known.get(by) ?? []).map((value) => as[value] ?? value));
  return type !== undefined && others.length === 0 && rule.types.includes(type) ? type : null;
}

/** What a date is about, in a few words. */
const titleOf = ({ kind, about }: OutcomeDate): Text => text(about === null ? `documents:kind.${kind}` : `documents:about.${about}`);

/** The document that has this date: the person's own; of what a guide computed also that of whom they gave it to. */
export function savedOf(all: readonly Document[], date: OutcomeDate): Document | undefined {
  const same = all.filter(
    ({ kind, expires_on, details }) => kind === date.kind && expires_on === date.day && (details.about?.date ?? null) === date.about,
  );
  return same.find(({ details }) => details.who === null) ?? (date.about === null ? undefined : same[0]);
}

/** The dates that an outcome computed, one tap each; those that are saved have a tick. */
export function datesScreen(setting: Setting, flow: Flow, dates: readonly OutcomeDate[], all: readonly Document[], above?: Text): Screen {
  const { today } = setting;
  const side = (date: OutcomeDate) => (date.day < today ? 'past' : 'ahead');
  const meaning = (date: OutcomeDate) =>
    text(`documents:state.${date.about === null ? 'expires' : date.type}-${side(date)}`, {
      day: date.day,
      when: distance(date.day, today),
    });
  const label = (date: OutcomeDate) =>
    text(savedOf(all, date) ? 'documents:offer.saved' : 'documents:offer.open', { title: titleOf(date), day: date.day });
  const screen: Screen = {
    text: [text('documents:offer.title'), ...dates.map((date) => [text('documents:offer.line', { title: titleOf(date) }), meaning(date)])],
    buttons: [
      ...dates.map((date) => [button(label(date), { do: 'date-save', flow: flow.id, date: date.name })]),
      backRow({ do: 'flow-outcome', flow: flow.id }),
    ],
  };
  return above ? because(above, screen) : screen;
}
