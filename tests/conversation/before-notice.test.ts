import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let ana: number;
beforeEach(async () => {
  stage = await createStage('2026-11-23T08:00:00Z');
  ana = await stage.person('Ana', 'en');
});
afterEach(() => stage.close());

async function say(text: string) {
  await stage.call(`chats/${ana}/messages`, { from: ana, text });
  await stage.settle();
  return (await stage.messages(ana)).at(-1)?.text ?? '';
}

describe('before the language and the notice', () => {
  it.each(['/sos', '/start sos', '/start f_safety-violence', 'help', 'my husband beats me', 'النجدة'])(
    '«%s» shows a number to call and stores nothing of the person',
    async (text) => {
      expect(await say(text)).toMatch(/112|1522/);
      expect(await stage.store.person(ana)).toBeNull();
    },
  );

  it.each(['I lost my permit', 'how much to pay', 'help with my permit', 'qwertz', '/start f_permit-renewal', '/menu'])(
    '«%s» asks the language and stores nothing',
    async (text) => {
      expect(await say(text)).toContain('Choose your language');
      expect(await stage.store.person(ana)).toBeNull();
    },
  );

  it('carries on the buttons what the words meant, in the room that a button has', async () => {
    await say('bring my wife to italy and renew my permit and citizenship by residence');
    const buttons = (await stage.messages(ana)).at(-1)?.buttons ?? [];
    expect(buttons.find(({ text }) => text === 'English')?.data).toMatch(/^ml\/en\/w_permit-renewal_family-/);
    for (const { data } of buttons) expect(Buffer.byteLength(data ?? '')).toBeLessThanOrEqual(64);
  });
});
