import { expect, it } from 'vitest';
import { keptFor, keptLast, keptOnce, keptSome } from '../../src/base/kept.ts';

/** A function that gives a new list with its argument, so that one made twice is seen. */
const list = <Item>(item: Item) => [item];

it('makes something once, `undefined` too', () => {
  let calls = 0;
  const made = keptOnce(() => {
    calls++;
  });
  made();
  made();
  expect(calls).toBe(1);
});

it('keeps one thing for every object', () => {
  const made = keptFor(list<object>);
  const [one, other] = [{}, {}];
  expect(made(one)).toBe(made(one));
  expect(made(other)).toEqual([other]);
  expect(made(other)).not.toBe(made(one));
});

it('keeps the last thing, until another is asked for', () => {
  const made = keptLast(list<string>);
  const first = made('a');
  expect(made('a')).toBe(first);
  expect(made('b')).toEqual(['b']);
  expect(made('a')).not.toBe(first);
});

it('keeps the last so many things, and lets go of the one that was not asked for longest', () => {
  const made = keptSome(2, list<string>);
  const [a, b] = [made('a'), made('b')];
  expect(made('a')).toBe(a);
  expect(made('c')).toEqual(['c']);
  expect(made('a')).toBe(a);
  expect(made('b')).toEqual(['b']);
  expect(made('b')).not.toBe(b);
});
