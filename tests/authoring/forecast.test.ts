import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Looked } from '../../src/authoring/check-day.ts';
import { calendarPage } from '../../src/authoring/forecast/calendar-page.ts';
import { type ForecastDay, forecast, untilDay } from '../../src/authoring/forecast/forecast.ts';
import { forecastReport } from '../../src/authoring/forecast/report.ts';
import { watchedDays } from '../../src/authoring/forecast/watched-days.ts';
import { assemble, contentOf, knownOf } from '../../src/content/load.ts';
import { type RawContent, readContent } from '../../src/content/read.ts';
import { indexTexts } from '../../src/content/text-index.ts';

const root = join(import.meta.dirname, '..', '..');
const zone = 'Europe/Rome';
const fact = {
  key: 'fee',
  value: 1,
  unit: 'EUR',
  sources: ['S01'],
  checked_on: '2026-11-01',
  review_by: '2027-02-01',
  confidence: 'high',
} as const;

describe('the days looked at', () => {
  const days = (from: string, until: string) =>
    watchedDays(
      {
        facts: [{ ...fact, from: '2026-12-05', until: '2026-12-31' }],
        questions: [
          { id: 'decree', from: '2026-12-20', asks: '?', sources: ['S01'], settled: { on: '2027-01-20', answer: 'yes', sources: ['S01'] } },
        ],
        news: [{ id: 'news', on: '2026-12-15', sources: ['S01'], flows: [] }],
      },
      from,
      until,
      zone,
    ).map(({ day, why }) => `${day} ${why.join()}`);

  it('are those on which a number begins, has ended or is due, news, questions, years and feasts', () => {
    expect(days('2026-12-01', '2027-02-10')).toEqual([
      '2026-12-05 facts',
      '2026-12-08 feast',
      '2026-12-09 feast',
      '2026-12-15 news',
      '2026-12-20 question',
      '2026-12-25 feast',
      '2026-12-26 feast',
      '2026-12-27 feast',
      '2027-01-01 facts,year,feast',
      '2027-01-02 feast',
      '2027-01-06 feast',
      '2027-01-07 feast',
      '2027-01-20 question',
      '2027-02-01 facts',
    ]);
  });

  it('and both changes of the clock', () => {
    expect(days('2027-03-20', '2027-03-28')).toEqual(['2027-03-28 clock']);
    expect(days('2027-10-25', '2027-10-31')).toEqual(['2027-10-31 clock']);
  });
});

it('how far to look is written in months, in days or as a day to come', () => {
  const from = '2026-11-30';
  expect(['+18m', '+3m', '+30d', '2027-02-28'].map((each) => untilDay(each, from))).toEqual([
    '2028-05-30',
    '2027-02-28',
    '2026-12-30',
    '2027-02-28',
  ]);
  expect(['18m', '+1y', '2026-11-30', '2026-02-30', ''].map((each) => untilDay(each, from))).toEqual([null, null, null, null, null]);
});

describe('the forecast of the content, as of the pinned day', () => {
  let raw: RawContent;
  let days: readonly ForecastDay[];
  let until = '';
  beforeAll(async () => {
    raw = await readContent(root, { demo: false });
    const languages = raw.languages.value.map(({ id }) => id);
    const looked: Looked = { raw, known: knownOf(raw), index: indexTexts(raw.locales), texts: null, languages };
    until = untilDay('+18m', raw.pinned.value.on) ?? '';
    days = forecast(looked, raw.pinned.value.on, until, zone);
  }, 300_000);

  it('is the one in docs/, as somebody has read it: npm run forecast -- --pinned', () => {
    expect(forecastReport(days, until)).toBe(readFileSync(join(root, 'docs', 'forecast.md'), 'utf8'));
  });

  it('so is the calendar of the law', () => {
    const content = contentOf(assemble(raw).material, true);
    expect(calendarPage(content, days, until, zone)).toBe(readFileSync(join(root, 'docs', 'calendario.md'), 'utf8'));
  });

  it('on no day does a text get a hole, an answer become undecided, or a question or an outcome go', () => {
    const changes = days.flatMap(({ day, guides }) => guides.map((guide) => ({ day, ...guide })));
    expect(changes.length).toBeGreaterThan(50);
    expect(changes.filter(({ holes, undecided }) => undecided || holes.length > 0)).toEqual([]);
    expect(changes.filter(({ askedNoMore, reachedNoMore }) => askedNoMore.length + reachedNoMore.length > 0)).toEqual([]);
  });

  it('every number that ends, hangs or is due has somebody who must look, named on its day', () => {
    const report = forecastReport(days, until);
    const first = report.slice(report.indexOf('## 2027-01-01'), report.indexOf('## 2027-01-02'));
    expect(first).toContain('`assegno_sociale_year` (7101.12)');
    expect(first).toContain('Must look: who keeps the facts, at');
    expect(first).toContain('Must look: somebody who knows the law, at W38, W39');
  });
});
