import { expect, test } from 'vitest';
import { stage, TOKEN } from './stage.ts';

test('the server: unknown method, method without behaviour, wrong token', async () => {
  const s = await stage();
  expect(await s.bot('sendMesage')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
  expect(await s.bot('sendDice', { chat_id: 1 })).toMatchObject({ ok: false, error_code: 501 });
  const response = await fetch(`${s.url}/bot1:x/getMe`);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  const { calls } = await s.control<{ calls: { method: string }[] }>('GET', '/violations');
  expect(calls.map(({ method }) => method)).toEqual(['sendMesage', 'sendDice']);
});

test('query, form and multipart are read like JSON', async () => {
  const s = await stage();
  const { id } = await s.person();
  const address = `${s.url}/bot${TOKEN}/sendMessage`;
  const form = new FormData();
  form.set('chat_id', String(id));
  form.set('text', 'tre');
  await fetch(`${address}?chat_id=${id}&text=uno`);
  await fetch(address, { method: 'POST', body: new URLSearchParams({ chat_id: String(id), text: 'due' }) });
  await fetch(address, { method: 'POST', body: form });
  expect((await s.shown(id)).map(({ message }) => message.text)).toEqual(['/start', 'uno', 'due', 'tre']);
  const bad = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
  expect(await bad.json()).toMatchObject({ ok: false, error_code: 400, description: "Bad Request: can't parse request JSON object" });
});
