// Fifty people who press a button, each waiting for the answer before pressing again. Prints nothing; sends the rate to its parent.
import { Agent, request } from 'node:http';

const [, , port, secret, round] = process.argv;
const people = 50;
const presses = 60;
const agent = new Agent({ keepAlive: true, maxSockets: people });
let id = 1_000_000 * (Number(round) + 1) + Number(port);

function send(update) {
  const body = JSON.stringify(update);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: '/hook', method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(String(answer.statusCode)))));
    });
    call.on('error', reject);
    call.end(body);
  });
}

function press(person, data) {
  const chat = { id: 5000 + person, type: 'private' };
  const from = { id: 5000 + person, is_bot: false, first_name: 'p', language_code: 'en' };
  return send({
    update_id: id++,
    callback_query: { id: String(id), from, chat_instance: '1', data, message: { message_id: 1, date: 0, chat, text: 'x' } },
  });
}

// Past the notice first, so that a press is an ordinary one.
for (let person = 0; person < people; person++) {
  await press(person, 'ls/en');
  await press(person, 'po');
}
const from = performance.now();
await Promise.all(
  Array.from({ length: people }, async (_, person) => {
    for (let i = 0; i < presses; i++) await press(person, i % 2 ? 'm' : 'mn/permit');
  }),
);
process.send(((people * presses) / (performance.now() - from)) * 1000);
process.disconnect();
