import { isLanguage, weekdaysOf } from '../../content/check-languages.ts';
import type { Decision } from '../../desk/change.ts';
import { saidOf } from '../../desk/record.ts';
import { changeField } from '../../desk/record-acts.ts';
import { type Weekday, weekdays } from '../../desk/spoken-days.ts';
import { daysIn, languageScreen, languagesScreen, servicesScreen } from '../../screens/record-choices.ts';
import { recordToast } from '../../screens/record-screens.ts';
import { show } from '../situation.ts';
import { type RecordCase, written } from './desk-record-case.ts';

/** A service is put on or taken off, as the button says: pressed twice it stays so. Who has booked it keeps the appointment. */
export function setService(of: RecordCase, id: string, on: string): Decision {
  const { situation, desk, record, said, by, visits } = of;
  const all = [...situation.content.services.values()];
  const same = servicesScreen(desk, all, null);
  if (!situation.content.services.has(id) || (on === '1') === record.services.includes(id)) return show(same);
  const services = all.map((each) => each.id).filter((each) => (each === id ? on === '1' : record.services.includes(each)));
  if (services.length === 0) return { ...show(same), toast: recordToast('one-service') };
  const change = [changeField(saidOf(said, desk.id, 'services'), { services }, by)];
  const booked = visits.filter(({ appointment: { status, service } }) => status === 'booked' && service === id).length;
  return { change, screens: [servicesScreen(written(of, change).desk, all, on === '1' ? null : { id, count: booked })] };
}

/** A language with its days, as the button says. */
export function setSpoken(of: RecordCase, language: string, code: string): Decision {
  const { situation, desk, record, said, by } = of;
  if (!isLanguage(language)) return show(languagesScreen(desk));
  const hours = record.hours === null ? null : weekdaysOf(record.hours, situation.today);
  const open = weekdays.filter((day) => hours === null || hours.has(day));
  const known = record.languages.find((each) => each.language === language);
  const days = code === 'off' ? null : daysIn(code);
  if (code === 'see' || (days === null && code !== 'off')) return show(languageScreen(desk, language, open));
  const others = record.languages.filter((each) => each !== known);
  const asked = days?.filter((day) => open.includes(day)) ?? null;
  if (asked === null ? !known : known && sameDays(known.days, asked))
    return show(asked === null ? languagesScreen(desk) : languageScreen(desk, language, open));
  const spoken = { language, days: asked ?? [] };
  const languages =
    asked === null ? others : known ? record.languages.map((each) => (each === known ? spoken : each)) : [...others, spoken];
  const change = [changeField(saidOf(said, desk.id, 'languages'), { languages }, by)];
  const now = written(of, change).desk;
  return { change, screens: [asked === null ? languagesScreen(now) : languageScreen(now, language, open)] };
}

const sameDays = (a: readonly Weekday[], b: readonly Weekday[]) => a.length === b.length && a.every((day) => b.includes(day));
