import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Post, Posted } from '../../src/base/post.ts';
import type { Screen, Text } from '../../src/base/screen.ts';
import { addDays } from '../../src/base/time.ts';
import type { Content } from '../../src/content/content.ts';
import type { Write } from '../../src/desk/change.ts';
import { planDates } from '../../src/desk/dates.ts';
import { wordingOf } from '../../src/desk/wording.ts';
import { createDelivery } from '../../src/jobs/deliver.ts';
import { createSender } from '../../src/jobs/send-message.ts';
import { aHandoff, anAppointment, aPerson } from '../store/samples.ts';
import { databases } from '../support/databases.ts';
import { aDocument } from '../support/documents.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';

const zone = 'Europe/Rome';
const chat = 1;
/** The permit of these tests ends on 31 March 2027; its first day is 2 October 2026, the day to send 31 December. */
const expires_on = '2027-03-31';
const saved = '2026-12-01T08:00:00.000Z';
const at = (day: string, clock = '09:00') => `${day}T${String(Number(clock.slice(0, 2)) - 1).padStart(2, '0')}${clock.slice(2)}:00.000Z`;

for (const database of databases)
  describe(`${database.name}: the message of a person’s dates`, () => {
    const fresh = freshStore(database);
    let content: Content;
    let now = saved;
    let answer: Posted = { became: 'sent', message: 1 };
    /** Telegram's answer to the next message never comes. */
    let lost = false;
    let sent: Screen[] = [];

    beforeEach(async () => {
      content = await projectContent();
      now = saved;
      answer = { became: 'sent', message: 1 };
      sent = [];
      await fresh.store.commit([{ write: 'person', person: aPerson(chat) }]);
      await save('permit1');
    });

    const save = (id: string, day = expires_on, kind = 'permit') =>
      fresh.store.commit([{ write: 'document', document: aDocument(day, { id, kind, created_at: now }) }, ...planDates(chat, now)]);

    async function post(_: unknown, what: Post): Promise<Posted> {
      if (lost) {
        lost = false;
        return { became: 'unsure', why: 'timeout' };
      }
      if (answer.became === 'sent' && what.what === 'screen') sent.push(what.screen);
      return answer;
    }

    /** The outbox runs at that moment. */
    async function runAt(moment: string): Promise<readonly string[]> {
      now = moment;
      const before = sent.length;
      const sender = createSender({
        store: fresh.store,
        content,
        zone,
        now: () => now,
        deskChat: () => null,
        admins: [99],
        chatMoved: () => undefined,
        post,
      });
      const log = pino({ level: 'silent' });
      const { store } = fresh;
      const delivery = createDelivery({
        store,
        log,
        by: 'test',
        now: () => now,
        alarm: sender.alarm,
        look: async () => true,
        send: sender.send,
      });
      await delivery.run();
      await delivery.stop();
      return sent.slice(before).map((screen) =>
        screen.text
          .flat()
          .map(({ key }: Text) => key.replace(/^\w+:/, ''))
          .join(' '),
      );
    }

    const became = async () =>
      ((await fresh.store.dates(chat))?.reminders ?? [])
        .map(({ document, rung, outcome, why }) => [document, rung, outcome, ...(why ? [why] : [])].join(' '))
        .sort();
    const waits = async () => (await fresh.store.due('2099-01-01T00:00:00.000Z', 99)).map(({ message: { key, due } }) => `${key} ${due}`);
    const counts = async (day: string) => (await fresh.store.tallies(day, day)).map(({ what, n }) => `${what} ${n}`);

    it('waits for its moment, says what is due, writes it down, and waits for the next', async () => {
      expect(await runAt(saved)).toEqual([]);
      expect(await waits()).toEqual([`dates:1 ${at('2026-12-31')}`]);
      expect(await runAt(at('2026-12-31'))).toEqual(['reminder permit.window']);
      expect([await became(), await counts('2026-12-31')]).toEqual([['permit1 window sent'], ['sent 1']]);
      expect(await waits()).toEqual([`dates:1 ${at('2027-01-30')}`]);
      expect(await runAt(at('2026-12-31', '09:01'))).toEqual([]);
    });

    it('counts which of two wordings was said, for all days together', async () => {
      const own = wordingOf(chat, 'permit');
      await runAt(at('2026-12-31'));
      expect(await counts('')).toEqual([]);
      await runAt(at('2027-01-30'));
      expect(await counts('')).toEqual([`wording:permit.two-months:${own}:said 1`]);
      const [text] = JSON.stringify(sent.at(-1)).match(/documents:permit\.[a-z-]+/) ?? [];
      expect(text).toBe(own === 'a' ? 'documents:permit.two-months' : 'documents:permit.two-months-b');
    });

    it('says all of them in one message after an outage, and writes down what it missed', async () => {
      await save('pass1', '2027-02-05', 'passport');
      await runAt(saved);
      expect(await runAt(at('2027-03-02', '04:30'))).toEqual([]);
      expect(await runAt(at('2027-03-02', '08:00'))).toEqual(['dates.title reminder passport.late reminder permit.one-month']);
      expect(await became()).toEqual([
        'pass1 late sent',
        'pass1 one-month dropped late',
        'pass1 today dropped late',
        'pass1 two-months dropped late',
        'permit1 one-month sent',
        'permit1 two-months dropped late',
        'permit1 window dropped late',
      ]);
      expect(await counts('2027-03-02')).toEqual(['dropped:late 5', 'sent 2']);
    });

    it('is kept while the chat is closed, and said once when it opens, as it is then', async () => {
      answer = { became: 'closed', why: 'bot was blocked by the user' };
      for (const day of ['2026-12-31', '2027-01-01', '2027-01-02']) await runAt(at(day, '12:00'));
      expect([await became(), await counts('2026-12-31'), await counts('2027-01-01')]).toEqual([
        ['permit1 window blocked'],
        ['blocked 1'],
        [],
      ]);
      answer = { became: 'sent', message: 1 };
      const open: Write[] = [
        { write: 'blocked', chat, at: null },
        { write: 'wake', chat },
      ];
      await fresh.store.commit(open);
      expect(await runAt(at('2027-02-02', '22:00'))).toEqual([]);
      expect(await runAt(at('2027-02-03', '08:00'))).toEqual(['reminder permit.two-months']);
      expect(await became()).toEqual(['permit1 two-months sent', 'permit1 window dropped blocked']);
    });

    it('goes on after Telegram refused one for good, and tells those who run the bot', async () => {
      answer = { became: 'bad', why: 'message is too long' };
      await runAt(at('2026-12-31'));
      expect([await became(), await counts('2026-12-31')]).toEqual([['permit1 window dropped refused'], ['dropped:refused 1']]);
      const rows = await waits();
      expect(rows).toContain(`dates:1 ${at('2027-01-30')}`);
      answer = { became: 'sent', message: 1 };
      expect(await runAt(at('2027-01-30'))).toContain('reminder permit.two-months');
    });

    it('is not said again when only Telegram’s answer is missing: the person is told where to look', async () => {
      lost = true;
      const told = [...(await runAt(at('2026-12-31'))), ...(await runAt(at('2026-12-31', '10:00')))];
      expect(told.filter((each) => each.includes('permit'))).toEqual([]);
      expect(told).toContain('unsure.title unsure.what unsure.press');
      expect(await became()).toEqual(['permit1 window sent answer lost']);
    });

    it('says nothing of a document that is forgotten, and ends when nothing is to come', async () => {
      await runAt(saved);
      await fresh.store.commit([{ write: 'document-drop', id: 'permit1' }, ...planDates(chat, now)]);
      expect(await runAt(at('2026-12-31'))).toEqual([]);
      expect(await waits()).toEqual([]);
    });

    it('takes the place of the messages of the version before, which were one a reminder', async () => {
      const body = { kind: 'document-reminder', document: 'permit1', rung: 'window' } as const;
      await fresh.store.commit([
        { write: 'drop', key: 'dates:1' },
        { write: 'message', message: { key: 'document:permit1:window', due: at('2026-12-31'), to: { chat }, body } },
      ]);
      expect(await runAt(at('2026-12-31'))).toEqual(['reminder permit.window']);
      expect(await waits()).toEqual([`dates:1 ${at('2027-01-30')}`]);
    });

    it('stands in a lane at which the version before does not look', async () => {
      const claim = (lane: 'look' | 'desk' | 'reminder' | 'dates') =>
        fresh.store.claim({ lane, now, until: at('2026-12-02'), by: 'before', limit: 9 });
      for (const lane of ['look', 'desk', 'reminder'] as const) expect(await claim(lane)).toEqual({ due: [], unreadable: [] });
      expect((await claim('dates')).due.map(({ message }) => message.key)).toEqual(['dates:1']);
    });

    it('is looked at anew when a document was saved while it was sent', async () => {
      await runAt(saved);
      now = at('2026-12-31');
      const [claimed] = (await fresh.store.claim({ lane: 'dates', now, until: at('2026-12-31', '09:02'), by: 'x', limit: 9 })).due;
      await save('permit2', addDays(expires_on, 2));
      const next: Write = { write: 'next', key: 'dates:1', revision: claimed?.revision ?? 0, due: at('2027-01-30') };
      await fresh.store.commit([next]);
      expect(await waits()).toEqual([`dates:1 ${at('2026-12-31')}`]);
    });

    it('that the law moved a date is said with the law’s own day, not with that of the reminder', async () => {
      const body = { kind: 'date-moved', document: 'permit1', rung: 'late-over', was: '2027-05-01' } as const;
      await fresh.store.commit([{ write: 'message', message: { key: 'moved:x', due: now, to: { chat }, body } }]);
      expect(await runAt(at('2026-12-02', '08:00'))).toEqual(['reminder dates.moved']);
      expect(JSON.stringify(sent.at(-1))).toContain('{"was":"2027-04-30","day":"2027-05-30"}');
    });

    it('that the law moved an end that stands in somebody’s calendar is said with the way to a new file, once', async () => {
      await save('receipt1', '2026-11-20', 'receipt');
      await fresh.store.commit([{ write: 'dates', chat, set: { file_at: now } }]);
      const body = { kind: 'date-moved', document: 'receipt1', rung: 'term', was: '2026-12-20' } as const;
      const told = (key: string) => fresh.store.commit([{ write: 'message', message: { key, due: now, to: { chat }, body } }]);
      await told('moved:x');
      expect(await runAt(at('2026-12-02', '08:00'))).toEqual(['reminder dates.moved file.old']);
      await told('moved:y');
      expect(await runAt(at('2026-12-02', '08:10'))).toEqual(['reminder dates.moved']);
    });

    it('that the law moved a date is said as it is then, and not at night', async () => {
      const moved = (was: string): Write => ({
        write: 'message',
        message: { key: `moved:${was}`, due: now, to: { chat }, body: { kind: 'date-moved', document: 'permit1', rung: 'window', was } },
      });
      await fresh.store.commit([moved('2026-12-20'), moved('2026-12-31')]);
      expect(await runAt(at('2026-12-01', '22:00'))).toEqual([]);
      expect(await runAt(at('2026-12-02', '08:00'))).toEqual(['reminder dates.moved']);
      expect(await waits()).toEqual([`dates:1 ${at('2026-12-31')}`]);
    });

    it.each([
      ['2026-12-10T09:30:00.000Z', '2026-12-09T21:30:00.000Z', null],
      ['2026-12-10T09:30:00.000Z', '2026-12-10T07:00:00.000Z', 'appointment.today'],
      ['2026-12-10T08:00:00.000Z', '2026-12-10T03:30:00.000Z', 'appointment.today'],
      ['2026-12-10T09:30:00.000Z', '2026-12-09T14:00:00.000Z', 'appointment.tomorrow'],
      ['2026-12-10T09:30:00.000Z', '2026-12-10T09:30:00.000Z', null],
    ])('an appointment at %s is reminded of at %s: %s', async (starts_at, moment, said) => {
      const ends_at = starts_at.replace(':30:', ':50:').replace(':00:00', ':20:00');
      const appointment = {
        // At a desk whose hours nobody tells, so that none is outside them.
        ...anAppointment('a1', '09:00', '09:30', { desk: 'prato', chat }),
        starts_at,
        ends_at,
      };
      await fresh.store.commit([
        { write: 'appointment', appointment },
        { write: 'handoff', handoff: aHandoff('h1') },
        {
          write: 'message',
          message: {
            key: 'appointment:a1:day-before',
            due: saved,
            to: { chat },
            body: { kind: 'appointment-reminder', appointment: 'a1' },
          },
        },
      ]);
      const heard = await runAt(moment);
      expect(heard.map((each) => each.split(' ')[0])).toEqual(said ? [said] : []);
    });
  });
