import { addDays, type Day } from './time.ts';

export function addWorkingDays(day: Day, days: number): Day {
  return addDays(day, days);
}
