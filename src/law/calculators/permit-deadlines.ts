import type { Words } from '../../base/screen.ts';
import { addDays, daysBetween, isDay } from '../../base/time.ts';
import type { CalculatorEntry } from '../calculator.ts';

/**
 * The days that matter for the renewal of a permit, from its expiry (a day).
 *
 * - `recommended`: the law asks for the renewal at least 90 days before the expiry; later is late but still taken.
 *   TUI art. 5 c. 4 as changed by D.Lgs. 83/2026, in force since 22 May 2026 (fact `renewal_latest_before_expiry`).
 * - `tolerated`: after 60 days from the expiry without a request the Prefetto may expel; a tolerance, not a right.
 *   TUI art. 13 c. 2 b (fact `renewal_tolerance_after_expiry`).
 * - `prepare`: when to begin collecting papers, a practice of desks (fact `renewal_prepare_before_expiry`); left out without it.
 *
 * Values in days are whole numbers, negative once the day has passed; `days_since_expiry` is negative before it.
 */
export const permitDeadlines: CalculatorEntry = {
  needs: { expiry: 'day' },
  gives: [
    'prepare',
    'recommended',
    'expiry',
    'tolerated',
    'days_to_recommended',
    'days_to_expiry',
    'days_since_expiry',
    'days_to_tolerated',
  ],
  parts: [],
  dates: { prepare: 'permit', recommended: 'permit', expiry: 'permit', tolerated: 'permit' },
  facts: ['renewal_latest_before_expiry', 'renewal_tolerance_after_expiry'],
  run({ expiry }, world) {
    const before = world.fact('renewal_latest_before_expiry');
    const after = world.fact('renewal_tolerance_after_expiry');
    const practice = world.fact('renewal_prepare_before_expiry');
    if (typeof expiry !== 'string' || !isDay(expiry) || typeof before !== 'number' || typeof after !== 'number') return null;
    const recommended = addDays(expiry, -before);
    const tolerated = addDays(expiry, after);
    const values: Record<string, Words> = {
      recommended,
      expiry,
      tolerated,
      days_to_recommended: daysBetween(world.today, recommended),
      days_to_expiry: daysBetween(world.today, expiry),
      days_since_expiry: daysBetween(expiry, world.today),
      days_to_tolerated: daysBetween(world.today, tolerated),
    };
    if (typeof practice === 'number') values['prepare'] = addDays(expiry, -practice);
    return { values };
  },
};
