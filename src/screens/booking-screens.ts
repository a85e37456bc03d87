import { type Screen, type Text, text } from '../base/screen.ts';
import { clockAt } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Shut } from '../desk/closures.ts';
import type { DeskId, Service } from '../desk/desk.ts';
import type { Draft } from '../desk/session.ts';
import { type SheetLine, sheetLines, type Told } from '../desk/sheet.ts';
import { shown } from '../flow/condition.ts';
import type { Flow } from '../flow/flow.ts';
import { itemKey, outcomeKey, shortKey } from '../flow/keys.ts';
import { outcomeOf, resolve } from '../flow/run.ts';
import { answerText } from './answer-text.ts';
import { appointmentLines, whenWhere } from './appointment-lines.ts';
import { act, backRow, because, button, rows } from './buttons.ts';
import { forOther } from './other-person.ts';
import type { Setting } from './setting.ts';
import { worldOf } from './setting.ts';

/** The guide that a booking comes from, and what was answered in it; null: none. */
export function toldIn({ content, person }: Setting, draft: Draft): Told | null {
  const flow = content.flows.get(draft.flow ?? '');
  const state = flow ? person.session.flows[flow.id] : undefined;
  return flow && state ? { flow, state } : null;
}

/** A line of the sheet in words. */
interface LineWords {
  readonly id: string;
  readonly label: Text;
  readonly value: Text;
}

function lineWords({ content }: Setting, flow: Flow, line: SheetLine): LineWords {
  const { id } = line;
  switch (line.is) {
    case 'answer': {
      const value = answerText(flow, line.step, line.answer, (key) => content.texts.has('it', key));
      return { id, label: text(shortKey(flow.id, line.step.id)), value };
    }
    case 'outcome':
      return { id, label: text('common:sheet.outcome'), value: text(outcomeKey(flow.id, line.outcome)) };
    case 'papers':
      return { id, label: text('common:sheet.papers'), value: text('common:sheet.papers-count', { n: line.count }) };
  }
}

/** The sheet as the desk will see it; `changing`: each answer can be taken off and put back. */
export function sheetScreen(setting: Setting, hold: Appointment, draft: Draft, changing = false): Screen {
  const { content, zone } = setting;
  const { removed } = draft;
  const told = toldIn(setting, draft);
  const items = told ? sheetLines(told, worldOf(content, setting.today)).map((line) => lineWords(setting, told.flow, line)) : [];
  const line = (item: LineWords) =>
    text(removed.includes(item.id) ? 'common:sheet.removed' : 'common:sheet.kept', { label: item.label, value: item.value });
  return {
    text: [
      text('common:sheet.held', {
        ...whenWhere(hold, content.desks.get(hold.desk), zone),
        until: clockAt(hold.held_until ?? setting.now, zone),
      }),
      text('common:sheet.title'),
      [
        text('common:sheet.reason', { service: text(`common:service.${hold.service}`) }),
        text('common:sheet.language', { lang: languageName(setting) }),
        ...(draft.speaks ? [text('record:sheet-speaks', { language: draft.speaks })] : []),
        ...items.map(line),
      ],
      text(items.length === 0 ? 'common:sheet.nothing' : changing ? 'common:sheet.how' : 'common:sheet.help'),
      // Booking follows the guide until that day: it is said before.
      ...(told && !told.flow.safety ? [text('common:sheet.follows')] : []),
    ],
    buttons: [
      [act('continue', { do: 'book-name' })],
      ...(changing
        ? rows(
            items.map((item) =>
              button(text(removed.includes(item.id) ? 'common:sheet.put-back' : 'common:sheet.take-off', { label: item.label }), {
                do: 'book-toggle',
                item: item.id,
              }),
            ),
            2,
          )
        : items.length > 0
          ? [[act('sheet-change', { do: 'book-change' })]]
          : []),
      [act('other-time', { do: 'book-desk', desk: hold.desk, page: '0' }), act('drop', { do: 'book-drop' })],
    ],
  };
}

const languageName = ({ content, person }: Setting) => content.languages.find((each) => each.id === person.lang)?.name ?? person.lang;

/** Asks the name, last of all; `other`: of somebody else, for whom the person books. */
export function nameScreen(other: boolean, above?: Text): Screen {
  const screen: Screen = {
    text: other ? [text('visit:other.name'), text('visit:other.name-help')] : [text('common:book.name'), text('common:book.name-help')],
    buttons: [
      [other ? act('for-me', { do: 'book-for', who: '' }) : act('for-other', { do: 'book-for', who: 'other' })],
      [act('back', { do: 'book-sheet' }), act('drop', { do: 'book-drop' })],
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Moving an appointment: how it is now, and the way to another time or desk. `shut`: why nobody receives then any more. */
export function moveScreen(setting: Setting, appointment: Appointment, shut: Shut | null, other: string | null): Screen {
  const same = setting.content.desks.get(appointment.desk);
  return {
    text: [
      text('common:book.move-title'),
      ...forOther(other),
      appointmentLines(appointment, same, setting.zone),
      text(shut === null ? 'common:book.move-help' : shut === 'desk' ? 'visit:stranded.move' : 'common:stranded.choose'),
    ],
    buttons: [
      [act('choose-day', { do: 'book-desk', desk: appointment.desk, page: '0' })],
      ...(setting.content.desks.size > 1 ? [[act('other-desk', { do: 'book-start', service: '', flow: '' })]] : []),
      backRow({ do: 'appointment', appointment: appointment.id }),
    ],
  };
}

/** A service by its id. */
export function serviceOf(setting: Setting, id: string): Service | null {
  return setting.content.services.get(id) ?? null;
}

/** What to bring: the desk's own list, else the papers of the person's own case without those that the desk prepares, else those of the service. */
export function bringList(setting: Setting, draft: Draft, desk: DeskId): Text[] {
  const flow = draft.flow ? setting.content.flows.get(draft.flow) : undefined;
  const state = flow ? setting.person.session.flows[flow.id] : undefined;
  const service = serviceOf(setting, draft.service);
  const own = setting.content.desks.get(desk)?.papers?.[draft.service];
  if (!own && flow && state) {
    const world = worldOf(setting.content, setting.today);
    const { answers } = resolve(flow, state.answers, world);
    const run = outcomeOf(flow, answers, world);
    const all = run ? shown(run.outcome.sections.papers ?? [], answers, world) : [];
    const papers = all.filter(({ id }) => !service?.fills_in?.includes(id));
    if (run && papers.length > 0) return papers.map((paper) => text(itemKey(flow.id, 'papers', paper.id), run.values));
  }
  return (own ?? service?.papers ?? []).map((paper) => text(`common:paper.${paper}`));
}
