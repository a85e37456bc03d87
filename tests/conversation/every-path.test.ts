import { beforeAll, describe, expect, it } from 'vitest';
import { flowIssues } from '../../src/authoring/issues.ts';
import { shownLists } from '../../src/authoring/lists.ts';
import type { Screen } from '../../src/base/screen.ts';
import type { Content } from '../../src/content/content.ts';
import { knownOf, loadContent } from '../../src/content/load.ts';
import { readContent } from '../../src/content/read.ts';
import { drawLot } from '../../src/conversation/fresh.ts';
import type { Situation } from '../../src/conversation/situation.ts';
import { openStep } from '../../src/conversation/topics/guide.ts';
import { newSession } from '../../src/desk/session.ts';
import type { Flow } from '../../src/flow/flow.ts';
import type { Known } from '../../src/flow/references.ts';
import { outcomeOf } from '../../src/flow/run.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { questionScreen } from '../../src/screens/flow-screens.ts';
import { outcomeScreen, sectionScreen } from '../../src/screens/outcome-screens.ts';
import { payloadOf } from '../../src/telegram/view.ts';
import { lowerCaseStarts } from '../support/lower-case.ts';
import { root } from '../support/stage.ts';

const today = '2026-11-24';
/** The longest message, callback data and keyboard that Telegram takes (Bot API). */
const most = { text: 4096, data: 64, buttons: 100 };

let content: Content;
let known: Known;
beforeAll(async () => {
  const loaded = await loadContent(root, { demo: true, strict: true });
  if ('problems' in loaded) throw new Error('the content does not load');
  content = loaded.content;
  known = knownOf(await readContent(root, { demo: true }));
}, 120_000);

const flowIds = (await readContent(root, { demo: true })).flowIds;

/** A resident in that language; texts are strict: one that lacks a word or a value throws. */
function situation(lang: string): Situation {
  return {
    person: {
      chat: 1,
      lang,
      lang_chosen: true,
      privacy_on: '2026-11-24T08:00:00.000Z',
      blocked_at: null,
      session: { ...newSession, town: '053011' },
      version: 1,
    },
    incoming: {
      update: 1,
      chat: 1,
      place: 'private',
      from: { id: 1, name: 'x', client_lang: null },
      message: 1,
      reply_to: null,
      input: { kind: 'press', act: null },
    },
    input: { kind: 'press', act: null },
    now: '2026-11-24T08:00:00.000Z',
    today,
    zone: 'Europe/Rome',
    content,
    fresh: { appointment: 'a', handoff: 'h', document: 'd', code: 'c', pass: 'p', freed: drawLot },
    networkChat: null,
    deskChats: new Map(),
  };
}

/** What Telegram would refuse of a screen in that language; empty when it takes it. */
function refusedOf(screen: Screen, lang: string): readonly string[] {
  const payload = payloadOf(screen, { chat: 1, lang }, content.texts, 'stage_bot');
  const keys = ((payload.reply_markup as { inline_keyboard?: { text: string; callback_data?: string }[][] })?.inline_keyboard ?? []).flat();
  const length = payload.text.replace(/<[^>]*>/g, '').length;
  return [
    ...(length > most.text || length === 0 ? [`${length} characters`] : []),
    ...(/\{\{|undefined|\[object/.test(payload.text) ? [payload.text] : []),
    ...(keys.length > most.buttons || keys.length === 0 ? [`${keys.length} buttons`] : []),
    ...lowerCaseStarts(payload.text).map((sentence) => `begins with a small letter: ${sentence}`),
    ...keys.filter((key) => key.text.trim() === '').map((key) => `a button without words: ${key.callback_data}`),
    ...keys.filter((key) => Buffer.byteLength(key.callback_data ?? '') > most.data).map((key) => `long data: ${key.callback_data}`),
  ];
}

describe.each(flowIds)('%s', (id) => {
  it('shows every question and every form of every outcome, whatever is answered, in every language', () => {
    const flow = content.flows.get(id) as Flow;
    const world = worldOn(content, today);
    const { issues, walked } = flowIssues(flow, known, world);
    // What another day shows is no fault: the content check judges it over all days that matter.
    expect(issues.filter(({ passing }) => passing === undefined)).toEqual([]);
    if (!walked) throw new Error('not walked');
    // The same texts with other dates and sums are one form here: the content check has looked at every value.
    const forms = new Map(
      shownLists(flow, walked).map(({ outcome, list, keys, codes }) => [
        `${outcome} ${list} ${keys.join()}`,
        { list, answers: walked.paths.answersOf(codes) },
      ]),
    );
    const refused: string[] = [];
    for (const { id: lang } of content.languages) {
      const here = situation(lang);
      for (const screen of openStep(here, flow, null).screens) refused.push(...refusedOf(screen, lang));
      for (const step of flow.steps) {
        for (const codes of walked.paths.asked.get(step.id) ?? [])
          refused.push(...refusedOf(questionScreen(here, flow, walked.paths.answersOf(codes), step), lang));
      }
      for (const { list, answers } of forms.values()) {
        const run = outcomeOf(flow, answers, world);
        if (!run) throw new Error(`no outcome for ${JSON.stringify(answers)}`);
        const screen = list === 'say' ? outcomeScreen(here, flow, answers, run) : sectionScreen(here, flow, answers, [], run, list);
        refused.push(...refusedOf(screen, lang));
      }
    }
    expect(refused).toEqual([]);
  }, 120_000);
});
