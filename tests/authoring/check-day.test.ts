import { describe, expect, it } from 'vitest';
import type { Changes } from '../support/content-folder.ts';
import { check, flow, told } from './checked.ts';

describe('the day of the check', () => {
  /** Shown only when today is the third working day after a day: never on a Sunday. */
  const onWorkingDays = flow(['when: { answer: kind, in: [work] } }]', 'when: { working-days-since: expiry, at-least: 3, at-most: 3 } }]']);
  const hidden = 'flows/tiny.yaml:20 outcomes[1].sections.papers[1]: contract is never shown';
  const fromJanuary: Changes = {
    'data/facts/permits.yaml': [['key: renewal_tolerance_after_expiry\n', 'key: renewal_tolerance_after_expiry\n    from: 2027-01-01\n']],
  };

  it('finds what only a Sunday hides to be due, not wrong', async () => {
    for (const [judged, due] of [
      ['2026-11-27', []],
      ['2026-11-29', [`${hidden} (on 2026-11-29)`]],
      ['2026-12-25', [`${hidden} (on 2026-12-25)`]],
    ] as const) {
      const checked = await check(onWorkingDays, { judged });
      expect(told(checked.problems), judged).toEqual([]);
      expect(told(checked.due), judged).toEqual(due);
    }
  });

  it('finds what no day shows to be wrong, whatever the day', async () => {
    const never = flow(['when: { answer: kind, in: [work] } }]', 'when: { working-days-since: expiry, over: 3, under: 3 } }]']);
    for (const judged of ['2026-11-27', '2026-11-29']) expect(told((await check(never, { judged })).problems)).toEqual([hidden]);
  });

  it('finds a number that holds only from another day on to be due', async () => {
    const checked = await check(fromJanuary);
    expect(told(checked.problems)).toEqual([]);
    expect(told(checked.due).join('\n')).toMatch(/an outcome hangs on a fact that is not in force on \d+ ways.*\(on 2026-11-23\)/);
    expect(told(checked.due).join('\n')).toContain('nothing gives {{fact.renewal_tolerance_after_expiry}} (on 2026-11-23)');
    expect(told((await check(fromJanuary, { judged: '2027-01-01' })).due)).toEqual([]);
  });

  it('tells what is wrong today beside a judgement that does not change', async () => {
    const sunday = await check(onWorkingDays, { seen: '2026-11-29' });
    expect(told(sunday.problems)).toEqual([]);
    expect(told(sunday.due)).toEqual([`${hidden} (on 2026-11-29)`]);
    const past = await check({}, { seen: '2028-01-01' });
    expect(told(past.problems)).toEqual([]);
    expect(told(past.due)).toHaveLength(9);
    expect(told(past.due)[0]).toMatch(/renewal_latest_before_expiry is past review/);
  });

  it('is moved on with what was checked later', async () => {
    const later: Changes = { 'data/pinned-day.yaml': 'on: 2026-11-20\n' };
    expect(told((await check(later)).problems)[0]).toMatch(/was checked after 2026-11-20: move data\/pinned-day.yaml on/);
    expect(told((await check({ 'data/pinned-day.yaml': 'on: tomorrow\n' })).problems)[0]).toMatch(/pinned-day.yaml:1 on: not a day/);
  });
});
