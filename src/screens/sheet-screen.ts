import type { Action } from '../base/action.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { type Day, dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import { lacksName } from '../desk/book-for.ts';
import { codeOf, type Handoff, type Sheet } from '../desk/handoff.ts';
import type { Note } from '../desk/note.ts';
import { shown } from '../flow/condition.ts';
import type { Flow } from '../flow/flow.ts';
import { itemKey, outcomeKey, shortKey, titleKey } from '../flow/keys.ts';
import { outcomeOf, resolve } from '../flow/run.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { answerText } from './answer-text.ts';
import { whenWhere } from './appointment-lines.ts';

/** What an operator reads in private of a handoff: all that the person left for the desk, and how to reach them. `closed`: they have blocked the bot. */
export function sheetScreen(
  { content, zone, now }: { readonly content: Content; readonly zone: Zone; readonly now: Instant },
  handoff: Handoff,
  appointment: Appointment | null,
  { closed, notes }: { readonly closed: boolean; readonly notes: readonly Note[] },
): Screen {
  const { sheet, lang } = handoff;
  const buttons = sheetButtons(handoff, appointment, dayAt(now, zone), zone);
  const head = appointment
    ? text('common:sheet-private.head', whenWhere(appointment, content.desks.get(appointment.desk), zone))
    : text('ask:sheet-head', { code: codeOf(handoff, null) });
  if (lacksName(handoff, appointment))
    return { text: [head, text('operators:give.name'), text('operators:give.name-how')], buttons: [], reply: true, protect: true };
  if (handoff.chat === 0 && sheet.name === '') return { text: [head, text('common:card.no-name')], buttons, protect: true };
  const language = content.languages.find((each) => each.id === lang)?.name ?? lang;
  return {
    text: [
      head,
      [
        ...(sheet.name ? [text('common:sheet-private.name', { name: sheet.name })] : []),
        ...(sheet.other ? [text('visit:other.sheet')] : []),
        text('common:card.language', { language }),
        ...(sheet.speaks ? [text('record:asks-for', { language: sheet.speaks })] : []),
        ...(appointment ? [text('common:card.service', { service: text(`common:service.${appointment.service}`) })] : []),
        ...(appointment && appointment.people > 1 ? [text('visit:people.come', { count: appointment.people })] : []),
      ],
      ...(sheet.line ? [text('ask:sheet-line', { line: sheet.line })] : []),
      ...toldLines(content, sheet, dayAt(appointment?.starts_at ?? handoff.created_at, zone)),
      ...noteLines(notes, zone),
      text(handoff.chat === 0 ? 'visit:no-telegram' : closed ? 'common:sheet-private.closed-chat' : 'common:sheet-private.reach'),
      text('common:sheet-private.goes'),
    ],
    buttons,
    protect: true,
  };
}

function sheetButtons({ id, chat, sheet }: Handoff, appointment: Appointment | null, today: Day, zone: Zone): Button[][] {
  const under = (name: string, act: Action): Button => ({ label: text(`common:sheet-private.${name}`), act });
  const booked = appointment?.status === 'booked' ? appointment : null;
  const comes = booked !== null && booked.arrived_at === null && dayAt(booked.starts_at, zone) === today;
  return [
    ...(comes ? [[under('came', { do: 'sheet-came', handoff: id })]] : []),
    ...(booked && chat === 0 ? [[under('slip', { do: 'sheet-slip', handoff: id })]] : []),
    ...(sheet.name === '' ? [] : [[under('rename', { do: 'sheet-name', handoff: id })]]),
    [under('hide', { do: 'sheet-hide', handoff: id })],
  ];
}

/** Asks for the name that is to stand on the sheet instead. */
export function nameAsks({ sheet }: Handoff, code: string): Screen {
  return { text: [text('common:sheet-private.name-asks', { name: sheet.name, code })], buttons: [], reply: true, protect: true };
}

/** The guide, what it came to, and each answer in words; the papers by their names as far as the answers tell which there are. */
function toldLines(content: Content, { flow: id, outcome, answers, papers }: Sheet, day: string): Paragraph[] {
  const flow = content.flows.get(id ?? '');
  if (!flow) return [];
  const has = (key: string) => content.texts.has('it', key);
  const lines = flow.steps.flatMap((step) => {
    const answer = answers[step.id];
    if (answer === undefined) return [];
    return [text('common:sheet-private.line', { label: text(shortKey(flow.id, step.id)), value: answerText(flow, step, answer, has) })];
  });
  const guide: Paragraph = [
    text('common:card.flow', { title: text(titleKey(flow.id)) }),
    ...(outcome ? [text('common:card.outcome', { outcome: text(outcomeKey(flow.id, outcome)) })] : []),
  ];
  return [guide, ...(lines.length > 0 ? [lines] : []), ...paperLines(content, flow, { answers, papers }, day)];
}

/** So many papers are named; the rest is a number. */
const most = 8;
/** So many notes stand on a sheet, the newest, as far as they have no more letters than that. */
const [mostNotes, mostLetters] = [5, 1500] as const;

function noteLines(notes: readonly Note[], zone: Zone): Paragraph[] {
  const kept: Note[] = [];
  let letters = 0;
  for (const note of notes.filter(({ network }) => network !== 'draft').reverse()) {
    letters += note.text.length;
    if (kept.length === mostNotes || (kept.length > 0 && letters > mostLetters)) break;
    kept.unshift(note);
  }
  if (kept.length === 0) return [];
  const line = ({ at, by, text: said, network }: Note) => {
    const of = { day: dayAt(at, zone), by, said };
    return text(network ? `network:note-${network}` : 'common:sheet-private.note', of);
  };
  return [[text('common:sheet-private.notes'), ...kept.map(line)]];
}

function paperLines(content: Content, flow: Flow, { answers, papers }: Pick<Sheet, 'answers' | 'papers'>, day: string): Paragraph[] {
  if (papers.length === 0) return [];
  const world = worldOn(content, day);
  const told = resolve(flow, answers, world).answers;
  const run = outcomeOf(flow, told, world);
  const named = run ? shown(run.outcome.sections.papers ?? [], told, world) : [];
  const ready: Text[] = named.filter(({ id }) => papers.includes(id)).map(({ id }) => text(itemKey(flow.id, 'papers', id), run?.values));
  // Without the answers on which they hang nobody can say which papers those are.
  if (ready.length === 0) return [text('common:sheet-private.papers', { n: papers.length })];
  const others = named.length - ready.length;
  return [
    [
      text('common:sheet-private.ready'),
      ...ready.slice(0, most).map((item) => text('common:list.item', { item })),
      ...(ready.length > most ? [text('common:visit.more', { count: ready.length - most })] : []),
      ...(others > 0 ? [text('common:sheet-private.not-ticked', { n: others })] : []),
    ],
  ];
}

/** What stands where something was that Telegram deletes no more. */
export const takenAway: Screen = { text: [text('common:sheet-private.taken-away')], buttons: [] };

/** The link to a sheet is too old, was followed before, or is somebody else's. */
export const passOver: Screen = { text: [text('common:sheet-private.pass-over')], buttons: [] };

/** Only members of the desk's group open its sheets. */
export const passNotMember: Screen = { text: [text('common:desk-note.not-member')], buttons: [] };

/** What was typed in the private chat where sheets are read reaches nobody; `stranger`: who has no use of the bot for themselves yet. */
export function notHere(stranger: boolean): Screen {
  return {
    text: [text('common:sheet-private.not-here')],
    buttons: stranger ? [[{ label: text('common:sheet-private.for-me'), act: { do: 'languages' } }]] : [],
  };
}
