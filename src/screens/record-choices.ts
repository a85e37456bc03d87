import { type Button, type Screen, text } from '../base/screen.ts';
import type { Desk, Service } from '../desk/desk.ts';
import { inOrder, offeredLanguages, type Spoken, type Weekday, weekdays } from '../desk/spoken-days.ts';
import { button, rows } from './buttons.ts';
import { toRecord } from './record-screens.ts';
import { shortWeekday, spokenText } from './spoken-lines.ts';

/** The services of a desk, each put on or taken off by a press that holds at once. `kept`: people have booked the one that was taken off. */
export function servicesScreen(desk: Desk, all: readonly Service[], kept: { readonly id: string; readonly count: number } | null): Screen {
  const toggle = ({ id }: Service): Button => {
    const on = desk.services.includes(id);
    const label = text(on ? 'record:on' : 'record:off', { item: text(`common:service.${id}`) });
    return button(label, { do: 'record-service', desk: desk.id, service: id, on: on ? '0' : '1' });
  };
  return {
    text: [
      text('record:title', { name: desk.name }),
      text('record:services-how'),
      ...(kept && kept.count > 0 ? [text('record:service-booked', { count: kept.count, service: text(`common:service.${kept.id}`) })] : []),
    ],
    buttons: [...all.map((each) => [toggle(each)]), [toRecord(desk)]],
  };
}

/** Days as a button carries them. */
const daysCode = (days: readonly Weekday[]): string =>
  days.length === 0
    ? 'any'
    : inOrder(days)
        .map((day) => weekdays.indexOf(day) + 1)
        .join('');

/** The days that a button carries; null: none of ours. */
export function daysIn(code: string): readonly Weekday[] | null {
  if (code === 'any') return [];
  return /^[1-7]{1,7}$/.test(code) ? inOrder([...code].flatMap((each) => weekdays[Number(each) - 1] ?? [])) : null;
}

/** The languages of a desk, and those that can be added. */
export function languagesScreen(desk: Desk): Screen {
  const to = (lang: string, label: Button['label']) => button(label, { do: 'record-speaks', desk: desk.id, lang, days: 'see' });
  const others = offeredLanguages.filter((code) => !desk.languages.some(({ language }) => language === code));
  return {
    text: [text('record:title', { name: desk.name }), text('record:languages-how')],
    buttons: [
      ...desk.languages.map((each) => [to(each.language, text('record:on', { item: spokenText(each) }))]),
      ...rows(
        others.map((code) => to(code, text('record:add', { item: spokenText({ language: code, days: [] }) }))),
        3,
      ),
      [toRecord(desk)],
    ],
  };
}

/** On which days somebody speaks a language; `open`: the days on which the desk receives. */
export function languageScreen(desk: Desk, language: string, open: readonly Weekday[]): Screen {
  const known = desk.languages.find((each) => each.language === language);
  const of: Spoken = known ?? { language, days: [] };
  const to = (label: Button['label'], days: string) => button(label, { do: 'record-speaks', desk: desk.id, lang: language, days });
  const toggled = (day: Weekday) => (of.days.includes(day) ? of.days.filter((each) => each !== day) : [...of.days, day]);
  return {
    text: [
      text('record:title', { name: desk.name }),
      text(known ? 'record:language-now' : 'record:language-new', { spoken: spokenText(of) }),
      text('record:language-days'),
    ],
    buttons: [
      ...rows(
        open.map((day) =>
          to(text(of.days.includes(day) ? 'record:on' : 'record:off', { item: shortWeekday(day) }), daysCode(toggled(day))),
        ),
        4,
      ),
      [to(text(known && of.days.length === 0 ? 'record:on' : 'record:off', { item: text('record:days-ask') }), 'any')],
      ...(known ? [[to(text('record:language-off'), 'off')]] : []),
      [button(text('record:back-languages'), { do: 'record-change', desk: desk.id, field: 'languages' }), toRecord(desk)],
    ],
  };
}
