import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../src/telegram/errors.ts';
import { TOKEN } from '../emulator/stage.ts';
import { otherServer, ready, sender, thrown } from './send-stage.ts';

describe('a call', () => {
  it('gives the result', async () => {
    const { callApi, chat, texts } = await ready();
    expect(await callApi('sendMessage', { chat_id: chat, text: 'مرحبا & <ciao>' })).toMatchObject({ text: 'مرحبا & <ciao>' });
    expect(await texts()).toEqual(['مرحبا & <ciao>']);
  });

  it('leaves out what is not given', async () => {
    const { callApi, chat, emulator } = await ready();
    await callApi('sendMessage', { chat_id: chat, text: 'x', reply_markup: undefined, reply_parameters: null });
    expect(await emulator.control('GET', '/violations')).toEqual({ calls: [] });
  });

  it('sends a file with everything that goes with it', async () => {
    const { callApi, chat, emulator } = await ready();
    const source = new TextEncoder().encode('BEGIN:VCALENDAR\r\n');
    const sent = (await callApi('sendDocument', {
      chat_id: chat,
      document: { source, filename: 'appuntamento à.ics', type: 'text/calendar' },
      caption: 'L’appuntamento',
      reply_parameters: { message_id: 1, allow_sending_without_reply: true },
      reply_markup: { inline_keyboard: [[{ text: 'Menu', callback_data: 'm' }]] },
    })) as { document: { file_id: string; file_name: string; mime_type: string }; reply_to_message?: object; reply_markup?: object };
    expect(sent).toMatchObject({ caption: 'L’appuntamento', document: { file_name: 'appuntamento à.ics', mime_type: 'text/calendar' } });
    expect(sent.reply_to_message).toBeDefined();
    expect(sent.reply_markup).toBeDefined();
    expect(await (await fetch(`${emulator.url}/emulator/files/${sent.document.file_id}`)).text()).toBe('BEGIN:VCALENDAR\r\n');
    expect(await emulator.control('GET', '/violations')).toEqual({ calls: [] });
  });

  it('goes to a server under a path, with or without a stroke at the end', async () => {
    const paths: string[] = [];
    const url = await otherServer((path) => {
      paths.push(path);
      return { status: 200, body: '{"ok":true,"result":{}}' };
    });
    await sender(`${url}/telegram`)('getMe', {});
    expect(paths).toEqual([`/telegram/bot${TOKEN}/getMe`]);
  });

  it('that Telegram refuses says method, code and description', async () => {
    const { callApi } = await ready();
    const error = await thrown(callApi('sendMessage', { chat_id: 5, text: 'x' }));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ method: 'sendMessage', code: 400, message: expect.stringMatching(/^sendMessage: 400 .*chat not found/) });
  });
});

describe('when Telegram asks to wait (429)', () => {
  it('any call waits as long as asked and is repeated', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', times: 2, parameters: { retry_after: 1 } });
    const before = performance.now();
    await callApi('sendMessage', { chat_id: chat, text: 'x' });
    expect(performance.now() - before).toBeGreaterThan(1950);
    expect(await calls('sendMessage')).toEqual([429, 429, 'ok']);
    expect(await texts()).toEqual(['x']);
  });

  it('three tries are enough', async () => {
    const { callApi, chat, fault, calls, texts } = await ready();
    await fault({ method: 'sendMessage', times: 3, parameters: { retry_after: 1 } });
    const error = await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }));
    expect(error).toMatchObject({ code: 429, parameters: { retry_after: 1 } });
    expect(await calls('sendMessage')).toEqual([429, 429, 429]);
    expect(await texts()).toEqual([]);
  });

  it('a long pause is left to who called', async () => {
    const { callApi, chat, fault, calls } = await ready();
    await fault({ method: 'sendMessage', parameters: { retry_after: 6 } });
    expect(await thrown(callApi('sendMessage', { chat_id: chat, text: 'x' }))).toMatchObject({ parameters: { retry_after: 6 } });
    expect(await calls('sendMessage')).toEqual([429]);
  });
});

it('a call that was called off ends at once, and says so', async () => {
  const { callApi } = await ready();
  const off = new AbortController();
  const call = thrown(callApi('getUpdates', { timeout: 50 }, { signal: off.signal }));
  off.abort();
  expect(await call).toMatchObject({ name: 'Unreachable', aborted: true });
});

describe('an error', () => {
  it('never holds the token nor what was to be said', async () => {
    const { emulator, callApi, chat, fault } = await ready();
    const secretPart = TOKEN.split(':')[1] ?? '';
    const wrongToken = '7000000001:another-token-of_nobody';
    const html = await otherServer((path) => ({ status: 404, body: `no ${path}` }));
    const closed = await otherServer(() => ({ status: 200, body: '' }));
    const gone = new URL(closed);
    gone.port = '1';
    const said = { chat_id: chat, text: 'my-secret-story' };

    const errors: unknown[] = [await thrown(callApi('sendMessage', { ...said, parse_mode: 'HTML', text: '<b>my-secret-story' }))];
    await fault({ method: 'sendMessage', disconnect: true });
    errors.push(await thrown(callApi('sendMessage', said)));
    await fault({ method: 'sendMessage', error_code: 500 });
    errors.push(await thrown(callApi('sendMessage', said)));
    errors.push(await thrown(callApi('sendMessage', said, { signal: AbortSignal.abort() })));
    errors.push(await thrown(sender(emulator.url, wrongToken)('sendMessage', said)));
    errors.push(await thrown(sender(html)('sendMessage', said)));
    errors.push(await thrown(sender(gone.href.replace(/\/$/, ''))('sendMessage', said)));

    expect(errors).toHaveLength(7);
    for (const error of errors) {
      const everything = `${inspect(error, { depth: null, showHidden: true })} ${JSON.stringify(error)}`;
      expect(everything).toContain('sendMessage');
      for (const secret of [secretPart, wrongToken.split(':')[1] ?? '', 'my-secret-story']) expect(everything).not.toContain(secret);
    }
  });
});
