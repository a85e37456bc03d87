import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../src/base/screen.ts';
import { type Aloud, findAloud } from '../../src/jobs/aloud.ts';
import { createStage, type Stage } from '../support/stage.ts';

/*
 * Programs of the machine that stand where espeak-ng and an encoder stand: the bot's calls of them are the real ones.
 */
const voices = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn  (zh-cmn 5)(zh 5)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  it              --/M      Italian            roa/it
 5  sq              --/M      Albanian           zle/sq
`;
const espeak = `#!/bin/sh
if [ "$1" = --voices ]; then cat "$(dirname "$0")/voices"; else printf 'RIFF %s|' "$*"; cat; fi
`;
const opusenc = `#!/bin/sh
printf 'OggS '; cat
`;

let folder: string;
const path = process.env['PATH'] ?? '';

function program(name: string, words: string) {
  writeFileSync(join(folder, name), words);
  chmodSync(join(folder, name), 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aloud-'));
  writeFileSync(join(folder, 'voices'), voices);
  process.env['PATH'] = `${folder}:/usr/bin:/bin`;
  program('espeak-ng', espeak);
  program('opusenc', opusenc);
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

const heard = async (aloud: Aloud | null, lang: string, words: string) => {
  const sound = await aloud?.speak(lang, words);
  return sound ? Buffer.from(sound).toString() : null;
};

describe('words aloud', () => {
  it('are said by the voice of the language, which gets them on its input', async () => {
    const aloud = await findAloud();
    expect([...(aloud?.languages ?? [])].sort()).toEqual(['en', 'it', 'sq', 'zh']);
    expect(await heard(aloud, 'zh', '--help; rm -rf "$HOME"')).toMatch(/^OggS RIFF -v cmn .*--stdin --stdout\|--help; rm -rf "\$HOME"$/);
    expect(await heard(aloud, 'en', 'Hello')).toMatch(/-v en-gb .*\|Hello$/);
    expect(await heard(aloud, 'ur', 'x')).toBeNull();
  });

  it('are none where a program is not there or fails', async () => {
    program('opusenc', '#!/bin/sh\nexit 1\n');
    program('ffmpeg', '#!/bin/sh\nexit 1\n');
    expect(await findAloud()).toBeNull();
    program('opusenc', opusenc);
    const aloud = await findAloud();
    program('espeak-ng', '#!/bin/sh\nexec 0<&-\nexit 3\n');
    expect(await heard(aloud, 'it', 'x'.repeat(300_000))).toBeNull();
    rmSync(join(folder, 'espeak-ng'));
    expect(await findAloud()).toBeNull();
  });
});

describe('a resident who presses the loudspeaker', () => {
  let stage: Stage;
  let ana: number;

  const newest = async () =>
    (await stage.messages(ana)).filter(({ from, deleted, buttons }) => from === 'bot' && !deleted && buttons.length > 0).at(-1);
  const spoken = async () => (await stage.messages(ana)).filter(({ thing }) => thing === 'voice');
  async function say(words: string) {
    await stage.call(`chats/${ana}/messages`, { from: ana, text: words });
    await stage.settle();
  }
  async function press(label: string, of = newest) {
    const message = await of();
    const data = message?.buttons.find(({ text: shown }) => shown.includes(label))?.data;
    await stage.call(`chats/${ana}/messages/${message?.id}/press`, { from: ana, data, forged: true });
    await stage.settle();
  }

  beforeEach(async () => {
    const aloud = await findAloud();
    stage = await createStage('2026-11-24T08:00:00Z', null, null, aloud ? { aloud } : {});
    ana = await stage.person('Ana', 'sq');
    await say('/start');
    await press('Shqip');
  });
  afterEach(() => stage.close());

  it('hears the message in its language, not before the notice, not in danger', async () => {
    const labels = async () => (await newest())?.buttons.map((each) => each.text) ?? [];
    expect(await labels()).not.toContain('🔊');
    await press(stage.content.texts.plain('sq', text('common:button.privacy-ok')));
    expect(await labels()).toContain('🔊');
    await press('🔊');
    expect(await spoken()).toHaveLength(1);
    await say('/sos');
    expect(await labels()).not.toContain('🔊');
  });

  it('is told that a message is too old to be said, and shown the menu', async () => {
    await press(stage.content.texts.plain('sq', text('common:button.privacy-ok')));
    const menu = await newest();
    await say('/erase');
    await press(stage.content.texts.plain('sq', text('common:button.erase-yes')));
    await press('🔊', async () => menu);
    expect(await spoken()).toEqual([]);
  });

  it('hears nothing where the voice is gone, and may press again', async () => {
    await press(stage.content.texts.plain('sq', text('common:button.privacy-ok')));
    rmSync(join(folder, 'espeak-ng'));
    await press('🔊');
    expect(await spoken()).toEqual([]);
    program('espeak-ng', espeak);
    await press('🔊');
    expect(await spoken()).toHaveLength(1);
  });
});
