import { beforeAll } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { drawMessage } from '../../src/jobs/draw-message.ts';
import type { Drawn, Later, Untrue } from '../../src/jobs/drawn.ts';
import { contentFolder } from '../support/content-folder.ts';
import { aRule } from '../support/documents.ts';
import { outboxStage } from './outbox-stage.ts';

export const zone = 'Europe/Rome';

export const permitRule = aRule('permit', { first: 'fact.renewal_latest_before_expiry', month: 30, week: 7, today: 0 });
/** Its ladder ends before the day. */
export const passportRule = aRule('passport', { month: 30 });

/** The small content, with these documents and two desks. */
async function smallContent(): Promise<Content> {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const [desk] = loaded.content.desks.values();
  if (!desk) throw new Error('no desk');
  return {
    ...loaded.content,
    documents: new Map([permitRule, passportRule].map((rule) => [rule.kind, rule])),
    desks: new Map(['grosseto', 'prato'].map((id) => [id, { ...desk, id, name: `Sportello ${id}` }])),
  };
}

/** An outbox with the small content, and what is drawn of the messages in it that are due. */
export function drawStage() {
  const stage = outboxStage();
  let content: Content;
  beforeAll(async () => {
    content = await smallContent();
  });
  return Object.assign(stage, {
    content: () => content,
    async drawn(kinds?: readonly string[]): Promise<readonly (Drawn | Untrue | Later)[]> {
      const deps = { store: stage.store, content, zone, now: () => stage.now };
      const due = (await stage.store.due(stage.now, 100)).filter(({ message }) => kinds?.includes(message.body.kind) ?? true);
      return Promise.all(due.map(({ message }) => drawMessage(deps, message, 'chat' in message.to ? message.to.chat : -100)));
    },
  });
}

/** The lines of a screen, or why it is not said. */
export function lines(drawn: Drawn | Untrue | Later) {
  if ('untrue' in drawn) return drawn.untrue;
  if ('later' in drawn) return `later: ${drawn.later}`;
  if (drawn.what.what !== 'screen') return drawn.what.what;
  return drawn.what.screen.text.flat();
}

/** Only their keys. */
export function keys(drawn: Drawn | Untrue | Later) {
  const all = lines(drawn);
  return typeof all === 'string' ? all : all.map(({ key }) => key);
}
