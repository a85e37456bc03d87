import type { Day, Zone } from '../../base/time.ts';
import type { Problem } from '../../content/content.ts';
import { assemble, contentOf, knownOf } from '../../content/load.ts';
import { readContent } from '../../content/read.ts';
import { indexTexts } from '../../content/text-index.ts';
import { calendarPage } from './calendar-page.ts';
import { forecast } from './forecast.ts';
import { forecastReport } from './report.ts';

/** The forecast for those who keep the content, and the calendar for everybody. */
export interface Forecasts {
  readonly report: string;
  readonly calendar: string;
}

/** Reads the content under the root and looks ahead; `days` chooses them, told the day as of which the content is judged. */
export async function forecasts(
  root: string,
  zone: Zone,
  days: (pinned: Day) => { readonly from: Day; readonly until: Day | null },
): Promise<Forecasts | { readonly problems: readonly Problem[] } | { readonly noDay: true }> {
  const raw = await readContent(root, { demo: false });
  const { material, problems } = assemble(raw);
  if (raw.problems.length + problems.length > 0) return { problems: [...raw.problems, ...problems] };
  const { from, until } = days(raw.pinned.value.on);
  if (until === null) return { noDay: true };
  const languages = material.lists.languages.map(({ id }) => id);
  const found = forecast({ raw, known: knownOf(raw), index: indexTexts(raw.locales), texts: null, languages }, from, until, zone);
  return { report: forecastReport(found, until), calendar: calendarPage(contentOf(material, false), found, until, zone) };
}
