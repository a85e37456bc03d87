import { type Paragraph, text } from '../base/screen.ts';
import type { Flow, Item } from '../flow/flow.ts';
import { sayKey } from '../flow/keys.ts';
import type { OutcomeRun } from '../flow/run.ts';
import type { Setting } from './setting.ts';

/** A term that ends within so many days is not left to an appointment. */
const soon = 3;

/** Whether an answer cannot wait for an appointment: a sentence of it says so, or a term that it names ends soon, in `days`. */
export interface Urgency {
  readonly urgent: boolean;
  readonly days: number | null;
}

/** How urgent the answer is whose sentences are these. */
export function urgencyOf({ content }: Setting, flow: Flow, run: OutcomeRun, items: readonly Item[]): Urgency {
  const days = daysLeftSoon(
    run,
    items.flatMap((item) => content.texts.params(sayKey(flow.id, item.id))),
  );
  return { days, urgent: days !== null || items.some((item) => item.urgent) };
}

/** The fewest days left of the terms that these parameters of texts name (`<calculation>.…`), when it is soon; else null. */
function daysLeftSoon({ computed }: OutcomeRun, named: readonly string[]): number | null {
  const ids = new Set(named.map((name) => name.split('.')[0]));
  const left = Object.entries(computed)
    .filter(([id, { values }]) => ids.has(id) && values['last'] !== undefined)
    .map(([, { values }]) => values['days_left'])
    .filter((days): days is number => typeof days === 'number' && days >= 0 && days <= soon);
  return left.length > 0 ? Math.min(...left) : null;
}

/** Who to call instead of waiting for an appointment. */
export function urgentLines({ content }: Setting, { urgent, days }: Urgency): Paragraph[] {
  if (!urgent) return [];
  const desks = [...content.desks.values()].flatMap(({ municipality, phone }) => phone.map((number) => ({ town: municipality, number })));
  return [
    [
      days === null
        ? text('common:flow.urgent-now')
        : text(days === 0 ? 'common:flow.urgent-today' : 'common:flow.urgent', { count: days }),
      ...desks.map((desk) => text('common:flow.call', desk)),
    ],
  ];
}
