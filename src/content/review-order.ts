import type { Flow } from '../flow/flow.ts';
import { paramsOf } from './params.ts';

/** What is to be read by somebody. */
export interface ToReview {
  readonly keys: readonly string[];
  readonly flows: ReadonlyMap<string, Flow>;
  /** The guides in the order of the menu. */
  readonly menu: readonly string[];
  /** The Italian words of a text. */
  italian(key: string): string;
}

/** A day or a number of days, months, years: what a person does too late when it is wrong. */
const terms = new Set(['day', 'long-day', 'short-day', 'label-day', 'weekday', 'long-weekday', 'days', 'months', 'years', 'time']);

/**
 * The order in which texts are read, by the harm that a mistake does: what stands in safety cards, days and terms, sums, the rest; within each the
 * guides in the order of the menu, and among equals the order of the files.
 */
export function reviewOrder({ keys, flows, menu, italian }: ToReview): readonly string[] {
  const safety = new Set([...flows.values()].flatMap((flow) => (flow.safety ? [flow.id] : [])));
  const place = new Map(menu.map((id, i) => [id, i]));
  const harm = (key: string): number => {
    const [space = ''] = key.split(':');
    if (safety.has(space) || key.startsWith('common:safety.')) return 1;
    const formats = paramsOf(italian(key)).flatMap((each) => each.formats);
    if (formats.some((format) => terms.has(format))) return 2;
    return formats.includes('money') ? 3 : 4;
  };
  const ranked = keys.map((key, i) => {
    const [space = ''] = key.split(':');
    return { key, harm: harm(key), used: place.get(space) ?? menu.length, i };
  });
  ranked.sort((a, b) => a.harm - b.harm || a.used - b.used || a.i - b.i);
  return ranked.map(({ key }) => key);
}

/** Whether people read a text: not operators and those who run the bot, who read Italian, and not words by which things are looked for. */
export const isRead = (key: string): boolean =>
  !/^(operators|replies|network|record|poster|found):/.test(key) && !key.endsWith(':keywords');
