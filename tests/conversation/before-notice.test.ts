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

  describe('with a phone in a language that the bot does not speak', () => {
    beforeEach(async () => {
      ana = await stage.person('Amália', 'pt');
    });

    it.each(['/start f_safety-violence', '/start sos', '/sos', 'النجدة', 'my husband beats me'])(
      '«%s» says in English and Italian that what follows is in English, and whom to call',
      async (text) => {
        const [first = '', second = ''] = (await say(text)).split('\n');
        expect(first).toMatch(/^I do not speak your language yet\. This is English\..* 112$/);
        expect(second).toMatch(/^Non parlo ancora la tua lingua\. Qui è in inglese\..* 112$/);
        expect(await stage.store.person(ana)).toBeNull();
      },
    );

    it('leads to the numbers in Italian, without the line, and the card goes on as it is', async () => {
      await say('/start f_safety-violence');
      const press = async (label: string) => {
        const shown = (await stage.messages(ana)).at(-1);
        const data = shown?.buttons.find(({ text }) => text === label)?.data;
        await stage.call(`chats/${ana}/messages/${shown?.id}/press`, { from: ana, data });
        await stage.settle();
        return (await stage.messages(ana)).at(-1)?.text ?? '';
      };
      expect(await press('Italiano')).toMatch(/^In pericolo\? Chiama il 112/);
    });

    it('asks for the language as ever where nobody is in danger', async () => {
      expect(await say('/start f_permit-renewal')).toMatch(/^🌐 Choose your language\n🌐 Scegli la tua lingua\n/);
    });
  });

  it('says no such line where the phone speaks English or Italian', async () => {
    expect(await say('/start f_safety-violence')).not.toContain('your language');
    ana = await stage.person('Carla', 'it-CH');
    expect(await say('/start f_safety-violence')).not.toContain('tua lingua');
  });

  it('carries on the buttons what the words meant, in the room that a button has', async () => {
    await say('bring my wife to italy and renew my permit and citizenship by residence');
    const buttons = (await stage.messages(ana)).at(-1)?.buttons ?? [];
    expect(buttons.find(({ text }) => text === 'English')?.data).toMatch(/^ml\/en\/w_permit-renewal_family-/);
    for (const { data } of buttons) expect(Buffer.byteLength(data ?? '')).toBeLessThanOrEqual(64);
  });
});
