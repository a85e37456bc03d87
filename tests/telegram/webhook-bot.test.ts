import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import { text } from '../../src/base/screen.ts';
import type { Bot } from '../../src/telegram/bot.ts';
import { webhook } from '../../src/telegram/webhook-route.ts';
import { botStage, echo, wordOf } from './bot-stage.ts';

const secret = 'only-telegram_knows-this';

async function listening(bot: () => Bot | null): Promise<{ url: string; port: number }> {
  const hook = webhook('/telegram/hook', secret, bot);
  const server = createServer((req, res) => hook(req, res) || res.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/telegram/hook`, port };
}

/** A bot behind its webhook, and a person. */
async function hooked() {
  const asked: string[] = [];
  const set = await botStage(async (incoming: Incoming) => {
    const word = wordOf(incoming);
    asked.push(word);
    if (word === 'a fault') throw new Error('a fault of ours');
    const toast = incoming.input.kind === 'press' ? { toast: text('common:echo', { said: `pressed: ${word}` }) } : {};
    return { change: [], screens: [echo(word)], lang: 'it', ...toast };
  });
  const amina = await set.emulator.person();
  const { url, port } = await listening(() => set.bot);
  const chat = { id: amina.id, type: 'private', first_name: 'Amina' };
  let id = 900;
  return {
    ...set,
    amina,
    url,
    port,
    asked,
    update: (text: string) => {
      id += 1;
      return { update_id: id, message: { message_id: id, date: 1, chat, from: amina, text } };
    },
    press: (data: string) => {
      id += 1;
      const message = { message_id: 1, date: 1, chat };
      return { update_id: id, callback_query: { id: `press ${id}`, from: amina, chat_instance: '1', data, message } };
    },
  };
}

const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret, ...headers },
  });

/** A request in pieces; before each next piece the server has answered another question, so it has seen those before. */
async function inPieces(url: string, port: number, pieces: readonly Uint8Array[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  onTestFinished(() => void socket.destroy());
  const answer = new Promise<string>((resolve, reject) => {
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    socket.on('error', reject);
  });
  for (const piece of pieces) {
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
    await (await fetch(url)).arrayBuffer();
  }
  return answer;
}

const head = (length: number | 'chunked') =>
  Buffer.from(
    [
      'POST /telegram/hook HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `X-Telegram-Bot-Api-Secret-Token: ${secret}`,
      length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
      'Connection: close',
      '',
      '',
    ].join('\r\n'),
  );

describe('the webhook with the whole bot', () => {
  it('does not ask for an update again that we cannot deal with', async () => {
    const set = await hooked();
    expect((await post(set.url, JSON.stringify(set.update('a fault')))).status).toBe(200);
    expect((await post(set.url, JSON.stringify(set.update('ciao')))).status).toBe(200);
    await set.bot.idle();
    expect((await set.said(set.amina.id)).at(-1)).toBe('ciao');
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'x-telegram-bot-api-secret-token': '' }],
    ['another', { 'x-telegram-bot-api-secret-token': 'only-telegram_knows-thiS' }],
    ['a longer one', { 'x-telegram-bot-api-secret-token': `${secret}x` }],
    ['its beginning', { 'x-telegram-bot-api-secret-token': secret.slice(0, -1) }],
  ])('refuses a wrong secret: %s', async (_, headers) => {
    const set = await hooked();
    const body = JSON.stringify(set.update('ciao'));
    const answer = await fetch(set.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain(secret);
    expect(set.asked).toEqual([]);
  });

  it.each(['null', '[]', '5', '{}', '{"update_id":"1"}', '{"update_id":1}', '{"update_id":1,"message":{"text":"x"}}'])(
    'lets %s go, which is no update of ours',
    async (body) => {
      const set = await hooked();
      expect((await post(set.url, body)).status).toBe(200);
      expect(set.asked).toEqual([]);
    },
  );

  it('refuses a body over one megabyte, and takes one just under it', async () => {
    const set = await hooked();
    const around = JSON.stringify(set.update(''));
    const filled = (bytes: number) => around.replace('"text":""', `"text":"${'a'.repeat(bytes - around.length)}"`);
    expect((await post(set.url, filled(1024 * 1024 + 1))).status).toBe(413);
    expect(set.asked).toEqual([]);
    expect((await post(set.url, filled(1024 * 1024))).status).toBe(200);
    expect(set.asked).toHaveLength(1);
  });

  it('refuses a body over one megabyte that does not say how long it is', async () => {
    const set = await hooked();
    const chunk = Buffer.concat([Buffer.from('40000\r\n'), Buffer.alloc(0x40000, 'a'), Buffer.from('\r\n')]);
    const answer = await inPieces(set.url, set.port, [head('chunked'), chunk, chunk, chunk, chunk, chunk, Buffer.from('0\r\n\r\n')]);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('keeps a letter whole that comes in two TCP segments', async () => {
    const set = await hooked();
    const words = 'مرحبا، أحتاج إلى موعد';
    const body = Buffer.from(JSON.stringify(set.update(words)));
    const middle = body.indexOf(Buffer.from('ح')) + 1;
    expect(body.subarray(0, middle).toString('utf8')).toContain('\ufffd');
    const answer = await inPieces(set.url, set.port, [head(body.length), body.subarray(0, middle), body.subarray(middle)]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(set.asked).toEqual([words]);
    await set.bot.idle();
    expect(await set.said(set.amina.id)).toEqual([words]);
  });

  it('keeps letters whole that come byte by byte', async () => {
    const set = await hooked();
    const body = Buffer.from(JSON.stringify(set.update('è 🪪 ক্ষ')));
    const from = body.indexOf(Buffer.from('è'));
    const letters = [...body.subarray(from)].map((byte) => Uint8Array.of(byte));
    await inPieces(set.url, set.port, [head(body.length), body.subarray(0, from), ...letters]);
    expect(set.asked).toEqual(['è 🪪 ক্ষ']);
  });

  it('is at its own address only, and only for POST', async () => {
    const set = await hooked();
    expect((await fetch(set.url)).status).toBe(404);
    expect((await post(`${set.url}/more`, '{}')).status).toBe(404);
  });

  it('answers a pressed button in its own answer, with the words that go on it, and shows the screen after', async () => {
    const set = await hooked();
    const answer = await post(set.url, JSON.stringify(set.press('m')));
    expect(await answer.json()).toEqual({ method: 'answerCallbackQuery', callback_query_id: 'press 901', text: 'pressed: press home' });
    expect(await set.saidIn(set.amina.id, 1)).toEqual(['press home']);
    const after = await post(set.url, JSON.stringify(set.update('ciao')));
    expect([after.status, await after.text()]).toEqual([200, '']);
  });

  it('answers a button once with a Bot API server: no call besides', async () => {
    const set = await hooked();
    await set.emulator.say(set.amina.id, set.amina, 'ciao');
    for (const update of await set.emulator.updates()) await set.bot.take(update);
    await set.saidIn(set.amina.id, 1);
    const [own] = (await set.emulator.shown(set.amina.id)).filter(({ message }) => message.from?.is_bot);
    await set.emulator.bot('setWebhook', { url: set.url, secret_token: secret });
    const { press } = await set.emulator.press(set.amina.id, own?.message.message_id ?? 0, set.amina, 'm', true);
    expect((await set.emulator.control<{ settled: boolean }>('GET', '/settled?wait=5000')).settled).toBe(true);
    await set.bot.idle();
    expect(await set.emulator.control('GET', `/presses/${press}`)).toMatchObject({ answered: true, text: 'pressed: press home' });
    expect(await set.said(set.amina.id)).toEqual(['press home']);
  });

  it('works with a Bot API server: the secret is sent, and what failed is repeated', async () => {
    const set = await hooked();
    await set.emulator.bot('setWebhook', { url: set.url, secret_token: secret });
    await set.emulator.say(set.amina.id, set.amina, 'ciao');
    expect(await set.saidIn(set.amina.id, 1)).toEqual(['ciao']);
    expect((await set.emulator.control<{ settled: boolean }>('GET', '/settled?wait=5000')).settled).toBe(true);
  });
});
