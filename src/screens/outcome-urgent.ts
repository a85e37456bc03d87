import { type Paragraph, text } from '../base/screen.ts';
import type { OutcomeRun } from '../flow/run.ts';
import type { Setting } from './setting.ts';

/** A term that ends within so many days is not left to an appointment. */
const soon = 3;

/** The fewest days left of the terms that these parameters of texts name (`<calculation>.…`), when it is soon; else null. */
export function daysLeftSoon({ computed }: OutcomeRun, named: readonly string[]): number | null {
  const ids = new Set(named.map((name) => name.split('.')[0]));
  const left = Object.entries(computed)
    .filter(([id, { values }]) => ids.has(id) && values['last'] !== undefined)
    .map(([, { values }]) => values['days_left'])
    .filter((days): days is number => typeof days === 'number' && days >= 0 && days <= soon);
  return left.length > 0 ? Math.min(...left) : null;
}

/** Who to call instead of waiting for an appointment. */
export function urgentLines({ content }: Setting, count: number): Paragraph[] {
  const desks = [...content.desks.values()].flatMap(({ municipality, phone }) => phone.map((number) => ({ town: municipality, number })));
  return [
    [
      text(count === 0 ? 'common:flow.urgent-today' : 'common:flow.urgent', { count }),
      ...desks.map((desk) => text('common:flow.call', desk)),
    ],
  ];
}
