import { openStore } from '../../src/store/open.ts';
import { anAppointment, aPerson, now } from './samples.ts';

/** Run by `kill.test.ts`: commits until it is killed, eight at a time, and prints the number of each that is confirmed. */
const url = process.argv[2];
if (!url) throw new Error('usage: kill-child.ts <database url>');
const store = await openStore({ url, dataKey: null });
let last = 0;

async function work(): Promise<never> {
  for (;;) {
    const number = ++last;
    const starts = `${2026 + number}-06-01T09:00:00.000Z`;
    const appointment = { ...anAppointment(`a${number}`, '09:00', '09:15'), starts_at: starts, ends_at: starts.replace('09:00', '09:15') };
    const change = [
      { write: 'person', person: aPerson(number) },
      { write: 'appointment', appointment },
    ] as const;
    // Every third waits for no disk, as the marks of the outbox.
    if ((await store.commit(change, { id: number, at: now }, number % 3 === 0 ? 'soon' : undefined)) !== 'done')
      throw new Error(`commit ${number} failed`);
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, work));
