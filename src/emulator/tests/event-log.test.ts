import { expect, test } from 'vitest';
import { EventLog } from '../event-log.ts';

test('the log of events forgets the oldest and says so', () => {
  const log = new EventLog();
  for (let at = 0; at < 20_000; at += 1) log.add(log.next(), 'clock', {});
  expect(log.after(0)).toEqual({ seq: 20_000, reset: true, events: [] });
  expect(log.after(10_000).events).toHaveLength(10_000);
  expect(log.after(19_999).events).toEqual([{ seq: 20_000, type: 'clock' }]);
  expect(log.after(20_001).reset).toBe(true);
});
