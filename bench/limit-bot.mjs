// As little as a bot that loses nothing can do: node:http, one row on the disk for each update (those that wait share a commit), the same two calls.
import { createServer } from 'node:http';
import sqlite3 from 'sqlite3';
import { Pool } from 'undici';

const { BOT_TOKEN, TELEGRAM_API_ROOT, WEBHOOK_URL, PORT, DATABASE_URL } = process.env;
const pool = new Pool(TELEGRAM_API_ROOT, { connections: null });
const db = new sqlite3.Database(DATABASE_URL).serialize();
const keyboard = { inline_keyboard: [[{ text: 'Menu', callback_data: 'm' }]] };
let save;
let waiting = [];
let committing = false;
db.exec('pragma journal_mode = WAL; pragma synchronous = FULL; create table people (chat integer primary key, at text)', (error) => {
  if (error) throw error;
  save = db.prepare('insert into people values (?, ?) on conflict (chat) do update set at = excluded.at');
  if (WEBHOOK_URL) void receive();
  else void poll();
});

async function call(method, payload) {
  const sent = { path: `/bot${BOT_TOKEN}/${method}`, method: 'POST', headers: { 'content-type': 'application/json' } };
  const answer = await pool.request({ ...sent, body: JSON.stringify(payload) });
  return (await answer.body.json()).result;
}

const ran = (run) => new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())));

async function commitAll() {
  committing = true;
  await null; // those of the same moment go together
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    db.run('begin immediate');
    for (const { row } of group) save.run(row);
    await ran((done) => db.run('commit', done));
    for (const { tell } of group) tell();
  }
  committing = false;
}

function kept(row) {
  return new Promise((tell) => {
    waiting.push({ row, tell });
    if (!committing) void commitAll();
  });
}

async function take({ callback_query: pressed }) {
  if (!pressed) return;
  const { chat, message_id } = pressed.message;
  await kept([chat.id, pressed.data]);
  const screen = { chat_id: chat.id, message_id, text: '<b>What do you need?</b>', parse_mode: 'HTML', reply_markup: keyboard };
  await Promise.all([call('answerCallbackQuery', { callback_query_id: pressed.id }), call('editMessageText', screen)]);
}

async function receive() {
  await call('setWebhook', { url: WEBHOOK_URL, max_connections: 100 });
  const server = createServer((req, res) => {
    const parts = [];
    req.on('data', (part) => parts.push(part));
    req.on('end', async () => {
      await take(JSON.parse(Buffer.concat(parts)));
      res.end();
    });
  });
  server.listen(Number(PORT), '127.0.0.1');
}

async function poll() {
  for (let offset = 0; ; ) {
    const updates = await call('getUpdates', { offset, timeout: 30 });
    await Promise.all(updates.map(take));
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  }
}
