import { addDays, dayAt } from '../../base/time.ts';
import type { Decision, Write } from '../../desk/change.ts';
import { isStopped, planDates } from '../../desk/dates.ts';
import type { Document } from '../../desk/document.ts';
import { occasionsOf } from '../../desk/occasions.ts';
import { type Dates, noDates, type Reminder } from '../../desk/reminder.ts';
import { datesSettings, laterScreen, stopScreen } from '../../screens/dates-screens.ts';
import { worldOf } from '../../screens/setting.ts';
import { datesStarted, datesStopped } from '../../screens/words.ts';
import { type Situation, show, type Topic } from '../situation.ts';

interface Known {
  readonly documents: readonly Document[];
  readonly dates: Dates;
}

/** Reminders: later, no more, again. */
export const reminders: Topic<Known> = {
  async read(reads, { person }) {
    const documents = await reads.documentsOf(person.chat);
    return { documents, dates: (await reads.dates(person.chat)) ?? noDates };
  },
  decide(situation, known) {
    const { input, content } = situation;
    const pressed = input.kind === 'press' ? input.act : null;
    switch (pressed?.do) {
      case 'dates-later':
        return later(situation, known, pressed.day, Number(pressed.days));
      case 'dates-stop':
        return show(stopScreen(content, concerned(situation, known, pressed.day)));
      case 'dates-off':
      case 'dates-on':
        return choose(situation, known, pressed.what, pressed.do === 'dates-off');
      default:
        return show(datesSettings(content, known.documents, known.dates));
    }
  },
};

/** What was said on a day: the reminders, each with its document. Of a message all of which was said again since: what had begun by its day. */
function saidOn({ zone }: Situation, { documents, dates: { reminders } }: Known, day: string) {
  const said = reminders.flatMap((reminder) => {
    const document = documents.find((each) => each.id === reminder.document && each.expires_on === reminder.expires_on);
    return document && reminder.outcome === 'sent' ? [{ reminder, document, on: dayAt(reminder.at, zone) }] : [];
  });
  const then = said.filter(({ on }) => on === day);
  return then.length > 0 ? then : said.filter(({ on, reminder }) => on > day && reminder.due_on <= day);
}

/** The documents of that day's message; without a day all. */
function concerned(situation: Situation, known: Known, day: string): readonly Document[] {
  if (day === '') return known.documents;
  const said = new Set(saidOn(situation, known, day).map(({ document }) => document));
  return said.size > 0 ? [...said] : known.documents;
}

/** What that day's message said, and was not stopped since, is said again so many days from now, or on the last day on which it is of use. */
function later(situation: Situation, known: Known, day: string, days: number): Decision {
  const { person, today, now, content } = situation;
  const asked = addDays(today, days === 7 ? 7 : 1);
  const said = saidOn(situation, known, day);
  const going = said.filter(({ document }) => !isStopped(document, known.dates));
  if (said.length > 0 && going.length === 0) return show(datesSettings(content, known.documents, known.dates));
  const again = going.flatMap(({ reminder, document }) => {
    const rule = content.documents.get(document.kind);
    const occasions = rule ? occasionsOf(document, rule, worldOf(content, today)) : [];
    const until = occasions.find(({ rung }) => rung === reminder.rung)?.until;
    const on = until === undefined || until > asked ? asked : until;
    return until === undefined || on <= today ? [] : [{ document, reminder, day: on }];
  });
  const changed = again.map(
    ({ reminder, day: on }): Write => ({ write: 'reminder', reminder: { ...reminder, again_on: on } satisfies Reminder }),
  );
  return { change: [...changed, ...planDates(person.chat, now)], screens: [laterScreen(again, content)] };
}

/** Stops reminders, or has them again. What is chosen again and again is one choice. */
function choose(situation: Situation, { documents, dates: known }: Known, what: string, off: boolean): Decision {
  const { person, now, content } = situation;
  const others = known.stopped.filter((each) => each !== what);
  const stopped = off && isChoice(what) ? [...others, what] : others;
  return {
    change: [{ write: 'dates', chat: person.chat, set: { stopped } }, ...planDates(person.chat, now)],
    screens: [datesSettings(content, documents, { stopped }, off ? datesStopped : datesStarted)],
  };
}

const isChoice = (what: string) => what === 'all' || /^(kind|document):[\w-]{1,40}$/.test(what);
