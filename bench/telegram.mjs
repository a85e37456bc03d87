// Telegram in a process of its own: people who press buttons, each waiting for the screen before pressing again, and the Bot API
// that their bot calls. One bot a token. The parent asks for rounds; each gives how many updates were answered, how fast and how late.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';

const secret = process.argv[2];
/** A screen that has not come after so long never will, in milliseconds. */
const patience = 30_000;
const bots = new Map();
let lastUpdate = 1;

function botOf(token) {
  const known = bots.get(token) ?? { polled: [], wake: null, screens: new Map(), buttons: new Map(), places: new Map(), delay: 0 };
  bots.set(token, known);
  return known;
}

/** So many deliveries at once as the bot asked for with its webhook: Telegram has 1 to 100, and 40 for one that asked for none. */
const connections = (max = 40) => new Agent({ keepAlive: true, maxSockets: Math.min(max, 100) });

/** What a call does for who waits: a button stops spinning, a screen is there. */
function called(bot, method, call) {
  if (method === 'answerCallbackQuery') bot.buttons.get(call.callback_query_id)?.();
  if (method === 'setWebhook') bot.agent = connections(call.max_connections);
  if (method === 'editMessageText' || method === 'sendMessage') bot.screens.get(call.chat_id)?.();
}

// A day that is not 0: that would be a message too old to be edited.
const message = { message_id: 1, date: 1_790_000_000, chat: { id: 1, type: 'private', first_name: 'p' } };
const results = {
  // As every server since Bot API 7.2 says it: an older one is spoken to in older words.
  getMe: { id: 1, is_bot: true, first_name: 'b', username: 'bench_bot', can_connect_to_business: false },
  editMessageText: message,
  sendMessage: message,
};

const server = createServer((req, res) => {
  const [, token, method] = /\/bot([^/]+)\/(\w+)/.exec(req.url ?? '') ?? [];
  const parts = [];
  req.on('data', (part) => parts.push(part));
  req.on('end', () => {
    const bot = botOf(token);
    const call = parts.length > 0 ? JSON.parse(Buffer.concat(parts)) : {};
    const answer = (result) => {
      const body = JSON.stringify({ ok: true, result });
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
    };
    if (method === 'getUpdates') return poll(bot, call, answer);
    after(bot.delay / 2, () => called(bot, method, call));
    after(bot.delay, () => answer(results[method] ?? true));
  });
});
server.keepAliveTimeout = 60_000;

const after = (pause, what) => (pause > 0 ? setTimeout(what, pause) : what());

/** An update is shown until the bot asks beyond it, as Telegram does. */
function poll(bot, { offset = 0, timeout = 0, limit = 100 }, answer) {
  bot.polled = bot.polled.filter((update) => update.update_id >= offset);
  const give = () => answer(bot.polled.slice(0, limit));
  if (bot.polled.length > 0 || timeout === 0) return give();
  const ended = setTimeout(() => bot.wake?.(), timeout * 1000);
  bot.wake = () => {
    clearTimeout(ended);
    bot.wake = null;
    give();
  };
}

/** Deliveries that the webhook has not answered yet. */
const open = new Set();

/** Hands an update over, to any of several ports; a call in the webhook's own answer counts as a call. */
function deliver(bot, ports, update) {
  const port = Array.isArray(ports) ? ports[Math.floor(Math.random() * ports.length)] : ports;
  if (port === null) {
    bot.polled.push(update);
    return bot.wake?.();
  }
  const body = JSON.stringify(update);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  const sent = request({ host: '127.0.0.1', port, path: '/hook', method: 'POST', agent: bot.agent, headers }, (answer) => {
    if (answer.statusCode !== 200) fail(`the webhook said ${answer.statusCode}`);
    const parts = [];
    if (bot.delay > 0) answer.pause();
    after(bot.delay / 2, () => {
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        if (parts.length === 0 || parts[0][0] !== 0x7b) return;
        const { method, ...call } = JSON.parse(Buffer.concat(parts));
        called(bot, method, call);
      });
      answer.resume();
    });
  });
  sent.on('error', (error) => fail(error.message));
  const closed = once(sent, 'close').then(() => open.delete(closed));
  open.add(closed);
  after(bot.delay / 2, () => sent.end(body));
}

function fail(why) {
  console.error(`the bench's Telegram: ${why}`);
  process.exit(1);
}

/** One press, until its button is answered and its screen there. Gives the milliseconds to the screen. */
async function press(bot, port, person, data) {
  const id = lastUpdate++;
  const chat = { id: person, type: 'private', first_name: 'p' };
  const from = { id: person, is_bot: false, first_name: 'p', language_code: 'en' };
  const pressed = { ...message, chat, from: { ...results.getMe }, text: 'x' };
  const never = setTimeout(() => fail(`no answer to ${data}`), patience);
  const begun = performance.now();
  let took = 0;
  await Promise.all([
    new Promise((resolve) => bot.buttons.set(String(id), resolve)),
    new Promise((resolve) => {
      bot.screens.set(person, () => {
        took ||= performance.now() - begun;
        resolve();
      });
      deliver(bot, port, { update_id: id, callback_query: { id: String(id), from, chat_instance: '1', data, message: pressed } });
    }),
  ]);
  clearTimeout(never);
  bot.buttons.delete(String(id));
  return took;
}

/** The people press through the steps, each from where they were: for so many milliseconds, or (`ms` null) once from the first to the last. */
async function round({ token, port, people, steps, ms, delay = 0, perSecond = 0 }) {
  const bot = botOf(token);
  bot.delay = delay;
  bot.agent ??= connections();
  const took = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_, i) => {
      const person = 5000 + i;
      if (perSecond > 0) await new Promise((resolve) => setTimeout(resolve, (i * 1000) / perSecond));
      if (ms === null) for (const step of steps) await press(bot, port, person, step);
      else
        for (let at = bot.places.get(person) ?? i; performance.now() - begun < ms; bot.places.set(person, ++at))
          took.push(await press(bot, port, person, steps[at % steps.length]));
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(open);
  // Left idle until the next round they would be closed by the bot, perhaps just as they are used.
  bot.agent.destroy();
  took.sort((a, b) => a - b);
  return { updates: took.length, perSecond: took.length / seconds, p99: took[Math.floor(took.length * 0.99)] ?? 0 };
}

process.on('message', async (asked) => process.send(await round(asked)));
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
