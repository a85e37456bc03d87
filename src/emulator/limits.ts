import type { Field } from './spec.ts';

export type Limit = { of: 'characters' | 'bytes' | 'value' | 'items'; least: number; most: number; or?: number };

/** "indefinitely", for live locations. */
const FOREVER = 0x7fffffff;

/** Checked with Telegram's own words elsewhere: keyboard.ts. */
const JUDGED_ELSEWHERE = new Set(['callback_data']);

/**
 * The limit that a field's description names ("1-64 bytes", "Values between 1-100 are accepted"), or undefined.
 * Lengths "after entities parsing" are for formatted.ts, which parses.
 */
export function limitOf(field: Field): Limit | undefined {
  if (!known.has(field)) known.set(field, readLimit(field));
  return known.get(field);
}

/** The descriptions never change, and every call asks again. */
const known = new WeakMap<Field, Limit | undefined>();

function readLimit({ name, types, description }: Field): Limit | undefined {
  if (JUDGED_ELSEWHERE.has(name) || /after entit/.test(description)) return undefined;
  const type = types[0] ?? '';
  if (type.startsWith('Array of ')) return items(description);
  if (type === 'String') return characters(description);
  if (type === 'Integer' || type === 'Float') return value(description);
  return undefined;
}

function characters(description: string): Limit | undefined {
  const found = /(?:(\d+)-|up to )(\d+) (characters|bytes)/i.exec(description);
  if (!found) return undefined;
  return { of: found[3]?.toLowerCase() === 'bytes' ? 'bytes' : 'characters', least: Number(found[1] ?? 0), most: Number(found[2]) };
}

function items(description: string): Limit | undefined {
  const range = /(?:list of|must include) (\d+)-(\d+) /i.exec(description);
  const most = /(?:up to|at most) (\d+) (?:items|identifiers|commands)/i.exec(description) ?? /At most (\d+) /.exec(description);
  if (range) return { of: 'items', least: Number(range[1]), most: Number(range[2]) };
  return most ? { of: 'items', least: 0, most: Number(most[1]) } : undefined;
}

function value(description: string): Limit | undefined {
  const found = /between (\d+)(?:-| and )(\d+)/i.exec(description) ?? /[;,] (\d+)-(\d+)(?=[.,;]|$)/.exec(description);
  const range = found && { of: 'value' as const, least: Number(found[1]), most: Number(found[2]) };
  if (!range) return undefined;
  return description.includes('0x7FFFFFFF') ? { ...range, or: FOREVER } : range;
}

/** What is wrong with `value` under `limit`, or undefined. */
export function breach(limit: Limit, value: unknown): string | undefined {
  const size = measure(limit, value);
  if (size >= limit.least && size <= limit.most) return undefined;
  if (size === limit.or) return undefined;
  return limit.of === 'value'
    ? `must be between ${limit.least} and ${limit.most}`
    : `must have ${limit.least}-${limit.most} ${limit.of}, has ${size}`;
}

function measure(limit: Limit, value: unknown): number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length;
  const text = String(value);
  return limit.of === 'bytes' ? Buffer.byteLength(text) : [...text].length;
}
