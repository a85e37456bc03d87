import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../src/base/time.ts';
import type { CalculatorEntry, Computed } from '../../src/law/calculator.ts';
import type { KnownFacts } from '../../src/law/fact.ts';
import { calculators } from '../support/known-world.ts';

/** Facts that only add to an answer: without them a value is missing. */
const extras = new Set(['renewal_prepare_before_expiry']);
/** Facts that hold a day; every other one is taken as the number 4. */
const days: Readonly<Record<string, string>> = { asylum_new_rules_from: '2026-06-12' };

/** A world that knows every fact but `missing`, and notes what was asked. */
function noting(asked: Set<string>, missing?: string): KnownFacts {
  return {
    today: '2026-11-23',
    fact: (key) => {
      asked.add(key);
      return key === missing ? null : (days[key] ?? 4);
    },
  };
}

/** Every combination of words, two days and a few numbers. */
function samples(needs: CalculatorEntry['needs']): readonly Record<string, string | number>[] {
  return Object.entries(needs).reduce<readonly Record<string, string | number>[]>(
    (all, [name, need]) => {
      const values = need === 'day' ? ['2016-02-29', '2026-10-31'] : need === 'number' ? [0, 1, 3, 60] : need;
      return all.flatMap((args) => values.map((value) => ({ ...args, [name]: value })));
    },
    [{}],
  );
}

describe.each([...calculators])('%s', (_, { needs, gives, parts, facts, dates = {}, run }) => {
  const all = samples(needs);
  const results = all.map((args) => run(args, noting(new Set())));

  it('answers some of its arguments', () => {
    expect(results.filter((result) => result !== null).length).toBeGreaterThan(0);
  });

  it('gives only the values and parts that it names, and every one of them some time', () => {
    const told = results.filter((result): result is Computed => result !== null);
    expect([...new Set(told.flatMap((result) => Object.keys(result.values)))].sort()).toEqual([...gives].sort());
    expect([...new Set(told.flatMap((result) => result.parts ?? []).map((part) => part.id))].sort()).toEqual([...parts].sort());
    const odd = told
      .flatMap((result) => Object.values(result.values))
      .filter((value) => typeof value === 'number' && !Number.isFinite(value));
    expect(odd).toEqual([]);
    expect(told.some((result) => Object.values(result.values).some((value) => Object.is(value, -0)))).toBe(false);
  });

  it('says of each day that it gives what it is: no outcome tells a day of which nobody can be reminded', () => {
    const given = results.flatMap((result) => Object.entries(result?.values ?? {}));
    const days = given.flatMap(([name, value]) => (typeof value === 'string' && isDay(value) ? [name] : []));
    expect([...new Set(days)].sort()).toEqual(Object.keys(dates).sort());
  });

  it('asks only for the facts that it names, and for each of them some time', () => {
    const asked = new Set<string>();
    for (const args of all) run(args, noting(asked));
    expect([...asked].filter((key) => !extras.has(key)).sort()).toEqual([...facts].sort());
  });

  it('says nothing when a fact that it used is missing, instead of something else', () => {
    for (const [i, args] of all.entries()) {
      const used = new Set<string>();
      const whole = run(args, noting(used));
      for (const key of used) if (!extras.has(key)) expect(run(args, noting(new Set(), key))).toBe(null);
      expect(whole).toEqual(results[i]);
    }
  });

  it('says nothing without any of its arguments', () => {
    expect(run({}, noting(new Set()))).toBe(null);
  });

  it.each(['it', 'en'])('has words for its parts in %s', (lang) => {
    const common = JSON.parse(readFileSync(`locales/${lang}/common.json`, 'utf8')) as { cost: Record<string, string> };
    expect(parts.filter((id) => !common.cost[id])).toEqual([]);
  });
});
