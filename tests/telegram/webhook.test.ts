import type { Server } from 'node:http';
import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/telegram/bot.ts';
import { webhookRoute } from '../../src/telegram/webhook-route.ts';

const secret = 'only-for-the-tests-0123456789';

let server: Server;
let port = 0;
let taken: unknown[] = [];
let bot: Pick<Bot, 'take'> | null = null;
let release: () => void = () => undefined;

beforeEach(async () => {
  taken = [];
  bot = {
    async take(update) {
      taken.push(update);
    },
  };
  port = await new Promise<number>((resolve) => {
    server = serve({ fetch: webhookRoute('/hook', secret, () => bot).fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve(info.port),
    ) as Server;
  });
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      release();
      server.close(() => resolve());
    }),
);

const post = (body: string, given = secret) =>
  fetch(`http://127.0.0.1:${port}/hook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given },
  });

describe('the webhook', () => {
  it('takes an update with the right secret', async () => {
    expect((await post('{"update_id":1}')).status).toBe(200);
    expect(taken).toEqual([{ update_id: 1 }]);
  });

  it('refuses a wrong secret, or none, before it reads anything', async () => {
    expect((await post('{"update_id":1}', 'wrong')).status).toBe(401);
    expect((await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(taken).toEqual([]);
  });

  it('answers bad JSON with 400 and too much of it with 413', async () => {
    expect((await post('{"update_id":')).status).toBe(400);
    expect((await post(JSON.stringify({ update_id: 1, text: 'x'.repeat(1024 * 1024) }))).status).toBe(413);
    expect(taken).toEqual([]);
  });

  it('is not ready before the bot is', async () => {
    bot = null;
    expect((await post('{"update_id":1}')).status).toBe(503);
  });

  it('answers only when the update has been dealt with', async () => {
    const order: string[] = [];
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      bot = {
        async take(update) {
          if ((update as { update_id: number }).update_id !== 1) return;
          resolve();
          await gate;
          order.push('dealt with');
        },
      };
    });
    const answered = post('{"update_id":1}').then(() => order.push('answered'));
    await arrived;
    // An answer to the first would be here before those to the others.
    for (const body of ['{"update_id":2}', '{"update_id":3}']) expect((await post(body)).status).toBe(200);
    order.push('others answered');
    release();
    await answered;
    expect(order).toEqual(['others answered', 'dealt with', 'answered']);
  });

  it('puts a letter together that was split over two packets', async () => {
    const body = Buffer.from(JSON.stringify({ update_id: 1, text: 'مرحبا' }));
    const half = body.indexOf(Buffer.from('م')) + 1;
    const head = `POST /hook HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let said = '';
      socket.setNoDelay(true);
      socket.on('data', (chunk) => {
        said += String(chunk);
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(said));
      // The rest is written when the server has read the head, and the first half with it.
      server.once('request', () => socket.write(body.subarray(half)));
      socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, half)]));
    });
    expect(answer).toContain('200');
    expect(taken).toEqual([{ update_id: 1, text: 'مرحبا' }]);
  });
});
