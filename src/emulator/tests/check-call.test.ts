import { expect, test } from 'vitest';
import { checkCall } from '../check-call.ts';
import { row } from './row.ts';

const cases: [what: string, method: string, params: Record<string, unknown>, problem: string][] = [
  ['a missing text', 'sendMessage', { chat_id: 1 }, 'message text is empty'],
  ['a missing chat', 'sendMessage', { text: 'a' }, 'chat_id is empty'],
  [
    'an unknown parameter',
    'sendMessage',
    { chat_id: 1, text: 'a', disable_web_page_preview: true },
    'unknown parameter "disable_web_page_preview"',
  ],
  ['a number for a text', 'sendMessage', { chat_id: 1, text: 5 }, 'parameter "text" must be String'],
  ['a fraction for a chat', 'sendMessage', { chat_id: 1.5, text: 'a' }, 'parameter "chat_id" must be Integer or String'],
  [
    'a misspelt field of a button',
    'sendMessage',
    { chat_id: 1, text: 'a', reply_markup: row({ text: 'b', callbackData: 'c' }) },
    'unknown parameter "reply_markup.inline_keyboard[0][0].callbackData"',
  ],
  [
    'a button without a text',
    'sendMessage',
    { chat_id: 1, text: 'a', reply_markup: row({ callback_data: 'c' }) },
    'parameter "reply_markup.inline_keyboard[0][0].text" is required',
  ],
  [
    'a keyboard of one dimension',
    'sendMessage',
    { chat_id: 1, text: 'a', reply_markup: { inline_keyboard: [{ text: 'b', callback_data: 'c' }] } },
    'parameter "reply_markup.inline_keyboard[0]" must be an array',
  ],
  [
    'too long a notification',
    'answerCallbackQuery',
    { callback_query_id: '1', text: 'x'.repeat(201) },
    'parameter "text" must have 0-200 characters, has 201',
  ],
  ['a limit out of range', 'getUpdates', { limit: 101 }, 'parameter "limit" must be between 1 and 100'],
  ['no ids', 'deleteMessages', { chat_id: 1, message_ids: [] }, 'parameter "message_ids" must have 1-100 items, has 0'],
  [
    'too long a command',
    'setMyCommands',
    { commands: [{ command: 'a'.repeat(33), description: 'd' }] },
    'parameter "commands[0].command" must have 1-32 characters, has 33',
  ],
  ['a scope without its chat', 'setMyCommands', { commands: [], scope: { type: 'chat' } }, 'parameter "scope.chat_id" is required'],
  [
    'a style that does not exist',
    'sendMessage',
    { chat_id: 1, text: 'a', reply_markup: row({ text: 'b', callback_data: 'c', style: 'green' }) },
    'parameter "reply_markup.inline_keyboard[0][0].style" must be "danger" or "success" or "primary"',
  ],
  ['a scope that does not exist', 'setMyCommands', { commands: [], scope: { type: 'everybody' } }, 'must be'],
];

test.each(cases)('%s is refused', (_, method, params, problem) => {
  expect(() => checkCall(method, params)).toThrow(`Bad Request: ${problem === 'must be' ? 'parameter "scope' : problem}`);
});

test('what a query or a form carries as text gets its type', () => {
  const raw = { chat_id: '-100200', text: 'a', disable_notification: 'true', reply_markup: '{"inline_keyboard":[]}', reply_parameters: '' };
  expect(checkCall('sendMessage', raw)).toEqual({
    chat_id: -100200,
    text: 'a',
    disable_notification: true,
    reply_markup: { inline_keyboard: [] },
  });
});

test('a name of a chat stays text, null counts as not given, telegraf\'s "hide" is passed over', () => {
  const raw = { chat_id: '@desk', text: 'a', parse_mode: null, reply_markup: row({ text: 'b', callback_data: 'c', hide: false }) };
  expect(checkCall('sendMessage', raw)).toMatchObject({ chat_id: '@desk', text: 'a' });
});

test('unions are told apart', () => {
  const scope = { type: 'chat_member', chat_id: 5, user_id: 6 };
  expect(checkCall('setMyCommands', { commands: [], scope })).toEqual({ commands: [], scope });
  const reply_markup = { keyboard: [[{ text: 'a' }]], resize_keyboard: true };
  expect(checkCall('sendMessage', { chat_id: 1, text: 'a', reply_markup })).toMatchObject({ reply_markup });
});
