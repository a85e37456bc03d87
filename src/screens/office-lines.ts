import { type Button, type Paragraph, type Text, text } from '../base/screen.ts';
import { sourceDates, sourceTitle } from '../content/source-texts.ts';
import { type Municipality, type Office, officesFor } from '../desk/office.ts';
import { isStale } from '../desk/record.ts';
import type { FlowId, OfficeKind } from '../flow/flow.ts';
import { act } from './buttons.ts';
import { cutOf, doorLine, type When, weekLines } from './hours-lines.ts';
import type { Setting } from './setting.ts';
import { spokenLines } from './spoken-lines.ts';

const homeOf = ({ content, person }: Setting) => content.municipalities.get(person.session.town ?? '');

/** The offices of the person's own town, each with who told it and when; what nobody told is said to be unknown. */
export function officeLines(setting: Setting, kinds: readonly OfficeKind[]): Paragraph[] {
  if (kinds.length === 0) return [];
  const home = homeOf(setting);
  return home ? linesAt(setting, kinds, home) : [text('common:where.ask')];
}

/** The offices for who lives in that town. */
export function linesAt(setting: Setting, kinds: readonly OfficeKind[], town: Municipality): Paragraph[] {
  return kinds.flatMap((kind) => {
    const found = officesFor(setting.content.offices, [kind], town);
    if (found.length === 0) return [text('common:where.none', { kind: text(`common:office.${kind}`), town: town.name })];
    return found.map((office) => linesOf(setting, office));
  });
}

/** What is known of an office, with who told it and when. */
export function linesOf(setting: When, office: Office): readonly Text[] {
  const { content } = setting;
  const { hours, languages, appointment, address, municipality: town, phone, email, pec, website } = office;
  const told = (source: string) => {
    const found = content.sources.get(source);
    return { title: found ? sourceTitle(found) : source, dates: sourceDates(found ?? { dates: [] }) };
  };
  return [
    text('common:where.here', { kind: text(`common:office.${office.kind}`), name: office.name }),
    address ? text('common:where.address', { address, town }) : text('common:where.town', { town }),
    ...phone.map((number) => text('common:where.phone', { number })),
    ...(email ? [text('common:where.email', { address: email })] : []),
    ...(pec ? [text('common:where.pec', { address: pec })] : []),
    ...(website ? [text('common:where.website', { address: website })] : []),
    ...spokenLines(languages),
    ...(hours === null ? [] : hoursOf(setting, office.id, hours)),
    ...(appointment ? [text('common:where.appointment')] : []),
    ...stepLines(office),
    ...office.notes.map((note) => {
      const words = text(`local:${office.id}.${note.id}`);
      // What the office's own source says is told with it, in the last line.
      return note.source === office.source
        ? text('common:list.item', { item: words })
        : text('common:where.note', { note: words, ...told(note.source) });
    }),
    ...(office.to_confirm ? [text('common:where.to-confirm')] : []),
    text('common:where.told', { ...told(office.source), day: office.checked_on }),
    ...(isStale(office.checked_on, setting.today) ? [text('record:office-stale', { day: office.checked_on })] : []),
  ];
}

/** Of the closures of other offices we know the patron's day alone. */
function hoursOf(setting: When, id: string, hours: string): readonly Text[] {
  const cut = cutOf(setting, id);
  return [doorLine(setting, hours, cut), ...weekLines(setting, hours, cut, 'common:desk.hours')];
}

/** With what a place helps, as far as somebody told. */
export const servicesLines = ({ services }: Pick<Office, 'services'>): readonly Text[] =>
  services.length > 0 ? [text('record:helps', { services: services.map((id) => text(`common:service.${id}`)) })] : [];

/** On a card: also that nobody has told. */
export const accessLines = (place: Pick<Office, 'step_free'>): readonly Text[] =>
  place.step_free === undefined ? [text('record:steps-unknown')] : [];

/** Whether one gets in without steps, where somebody has told. */
export const stepLines = ({ step_free }: Pick<Office, 'step_free'>): readonly Text[] =>
  step_free === undefined ? [] : [text(step_free ? 'common:where.step-free' : 'common:where.steps')];

/** The button that asks where the person lives. */
export function townRows(setting: Setting, flow: FlowId): Button[][] {
  return [[act(homeOf(setting) ? 'town-change' : 'town', { do: 'town', flow })]];
}
