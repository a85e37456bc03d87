import { beforeAll, describe, expect, it } from 'vitest';
import { flowIssues } from '../../src/authoring/issues.ts';
import { shownLists } from '../../src/authoring/lists.ts';
import type { Screen } from '../../src/base/screen.ts';
import type { Content } from '../../src/content/content.ts';
import { knownOf, loadContent } from '../../src/content/load.ts';
import { readContent } from '../../src/content/read.ts';
import { newSession } from '../../src/desk/session.ts';
import type { Answers, Flow } from '../../src/flow/flow.ts';
import type { Known } from '../../src/flow/references.ts';
import { outcomeOf } from '../../src/flow/run.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { questionScreen } from '../../src/screens/flow-screens.ts';
import { newsScreen } from '../../src/screens/news-screens.ts';
import { outcomeScreen, sectionScreen } from '../../src/screens/outcome-screens.ts';
import type { Setting } from '../../src/screens/setting.ts';
import { root } from '../support/stage.ts';

let content: Content;
let known: Known;
beforeAll(async () => {
  const loaded = await loadContent(root, { demo: false, strict: true });
  if ('problems' in loaded) throw new Error('the content does not load');
  content = loaded.content;
  known = knownOf(await readContent(root, { demo: false }));
}, 120_000);

function settingOn(today: string): Setting {
  const person = {
    chat: 1,
    lang: 'it',
    lang_chosen: true,
    privacy_on: '2026-11-24T08:00:00.000Z',
    blocked_at: null,
    session: newSession,
    version: 1,
  };
  return { person, now: `${today}T08:00:00.000Z`, today, zone: 'Europe/Rome', content, deskChats: new Map() };
}

/** The words of a screen; texts are strict, so a missing word or value throws. */
const wordsOf = ({ text }: Screen, lang: string) =>
  text
    .flat()
    .map((each) => content.texts.plain(lang, each))
    .join('\n');

const flowOf = (id: string): Flow => {
  const flow = content.flows.get(id);
  if (!flow) throw new Error(`no flow ${id}`);
  return flow;
};
function outcome(id: string, answers: Answers, today: string, section?: 'where' | 'dates' | 'cost'): string {
  const flow = flowOf(id);
  const setting = settingOn(today);
  const run = outcomeOf(flow, answers, worldOn(content, today));
  if (!run) throw new Error('no outcome');
  return wordsOf(section ? sectionScreen(setting, flow, answers, [], run, section) : outcomeScreen(setting, flow, answers, run), 'it');
}
function question(id: string, step: string, today: string, lang = 'it'): string {
  const flow = flowOf(id);
  const asked = flow.steps.find((each) => each.id === step);
  if (!asked) throw new Error(`no step ${step}`);
  return wordsOf(questionScreen(settingOn(today), flow, {}, asked), lang);
}

describe('a question with a number of a year', () => {
  it('is asked with the last known number once the year is over, and says so', () => {
    const before = question('eu-long-term', 'income', '2026-12-31');
    expect(before).toMatch(/7\.?101,12\s€;/);
    expect(before).not.toContain('(2026)');
    const after = question('eu-long-term', 'income', '2027-01-01');
    expect(after).toMatch(/7\.?101,12\s€ \(2026\)/);
    expect(after).toContain("Quella del 2027 non l'abbiamo ancora: chiedi allo sportello.");
    expect(question('eu-long-term', 'income', '2027-01-01', 'en')).toContain('We do not have that of 2027 yet: ask the desk.');
  });

  it("about last year has last year's number, in force or not", () => {
    expect(question('permit-renewal', 'income', '2026-11-30')).toMatch(/7\.?002,97\s€\?/);
    expect(question('permit-renewal', 'income', '2027-01-01')).toMatch(/7\.?101,12\s€\?/);
    const later = question('permit-renewal', 'income', '2028-02-29');
    expect(later).toMatch(/7\.?101,12\s€ \(2026\)\?/);
    expect(later).toContain("Quella del 2027 non l'abbiamo ancora");
  });
});

describe('what hangs on an open question', () => {
  const doubt =
    'Non sappiamo se il decreto-legge 168/2026 è diventato legge. Se no, il periodo in cui la Questura fa tutto è finito il 31/10/2026.';
  const ask = { order: 'no', place: 'free', who: 'adult', stage: 'not-yet', elsewhere: 'no', 'entered-on': 'unknown' };
  const where = (today: string) => outcome('asylum-request', ask, today, 'where');

  it('is said as it is until the day on which somebody would have to know', () => {
    expect(where('2026-11-28')).toContain('È previsto fino al 30/04/2027');
    expect(where('2026-11-28')).not.toContain('Non sappiamo');
  });

  it('from that day on takes its careful reading, and says that it is not certain', () => {
    for (const day of ['2026-11-29', '2027-01-15', '2027-04-30']) {
      expect(where(day)).toContain('Dove la firmi adesso non è sicuro');
      expect(where(day)).toContain(doubt);
      expect(where(day)).not.toContain('30/04/2027');
    }
  });

  it('is over on the day on which both readings say so', () => {
    expect(where('2027-05-01')).toContain('Per la firma può mandarti a un altro ufficio');
    expect(where('2027-05-01')).not.toContain('Non sappiamo');
  });

  it('of which the last known day goes by is said with that day', () => {
    const fled = { situation: 'new', who: 'ukrainian', left: 'yes', asylum: 'no' };
    const card = outcome('ukraine', fled, '2027-03-05');
    expect(card).toContain('La protezione temporanea era fissata fino al 04/03/2027. Non sappiamo se va avanti');
    expect(outcome('ukraine', fled, '2027-03-04')).not.toContain('Non sappiamo se va avanti');
  });

  it('is certain again once somebody has answered', () => {
    const answered = (answer: 'yes' | 'no') => {
      const questions = content.questions.map((each) => ({ ...each, settled: { on: '2026-12-10', answer, sources: ['W32'] } }));
      return worldOn({ ...content, questions }, '2026-12-10').standing('asylum_questura_transition_end');
    };
    expect(answered('yes')).toMatchObject({ standing: 'current', value: '2027-04-30' });
    expect(answered('no')).toMatchObject({ standing: 'none', value: null });
  });
});

describe.each(['2026-12-06', '2027-01-01', '2027-02-28', '2027-05-01', '2027-06-02', '2028-02-29'])('on %s', (today) => {
  it('no guide has a raw key, a question or an outcome that nobody reaches, an answer without an outcome, or a sentence with a hole', () => {
    const setting = settingOn(today);
    const world = worldOn(content, today);
    const faults: string[] = [];
    const look = (screen: Screen, where: string) => {
      const words = wordsOf(screen, 'it');
      if (/\{\{|\[\w+[:.]|undefined|NaN|\[object|\(chiedi allo sportello\)/.test(words)) faults.push(`${where}: ${words}`);
      if (words.length > 4096) faults.push(`${where}: ${words.length} characters`);
    };
    for (const flow of content.flows.values()) {
      const { issues, walked } = flowIssues(flow, known, world);
      // What only another day says has a rule about a number or a day that tells so; what a guide asks and answers is there on every day.
      faults.push(...issues.filter(({ problem }) => !/ is never shown$/.test(problem)).map(({ problem }) => `${flow.id}: ${problem}`));
      if (!walked) throw new Error(`${flow.id} was not walked`);
      for (const step of flow.steps) {
        const [codes] = walked.paths.asked.get(step.id) ?? [];
        if (codes) look(questionScreen(setting, flow, walked.paths.answersOf(codes), step), `${flow.id} ${step.id}`);
      }
      const seen = new Set<string>();
      for (const { outcome: id, list, keys, codes } of shownLists(flow, walked)) {
        const form = `${list === 'say' ? id : list} ${keys.join()}`;
        if (seen.has(form)) continue;
        seen.add(form);
        const answers = walked.paths.answersOf(codes);
        const run = outcomeOf(flow, answers, world);
        if (!run) throw new Error(`no outcome of ${flow.id} for ${JSON.stringify(answers)}`);
        look(
          list === 'say' ? outcomeScreen(setting, flow, answers, run) : sectionScreen(setting, flow, answers, [], run, list),
          `${flow.id} ${id} ${list}`,
        );
      }
    }
    for (const item of content.news) look(newsScreen(setting, item), `news ${item.id}`);
    expect(faults).toEqual([]);
  }, 240_000);
});
