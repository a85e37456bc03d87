import { createHash } from 'node:crypto';
import { refused } from './api-error.ts';
import { Impossible } from './impossible.ts';
import type { User } from './telegram-types.ts';
import type { Press, Room, World } from './world.ts';

/** How long Telegram waits for the answer to a press (telegraf #1839; the figure is not published). */
const ANSWER_MS = 15_000;

/** Answered presses are forgotten after so many newer ones. */
const KEPT = 10_000;

/**
 * A person presses a button with this data. Refused when no such button is shown, unless `forged` (a changed client can send any
 * data, for any message it ever saw).
 */
export function press(
  world: World,
  room: Room,
  user: User,
  messageId: number,
  data: string,
  forged: boolean,
): { press: string; update_id: number } {
  const post = room.posts.get(messageId);
  const rows = post && !post.deleted ? (post.message.reply_markup?.inline_keyboard ?? []) : [];
  if (!forged) {
    if (!rows.flat().some((button) => button.callback_data === data))
      throw new Impossible(`message ${messageId} shows no button with data "${data}"`);
    if (room.chat.type === 'private' && room.chat.id !== user.id) throw new Impossible('this is the private chat of somebody else');
    if (room.blocked) throw new Impossible('the bot is blocked here');
  }
  const message = post && !post.deleted ? post.message : { chat: room.chat, message_id: messageId, date: 0 };
  const made = addPress(world, user.id);
  world.events.add(world.events.next(), 'press', {
    press: made.id,
    chat: room.chat.id,
    message_id: messageId,
    from: user.id,
    answered: false,
  });
  const update_id = world.updates.add('callback_query', {
    callback_query: { id: made.id, from: user, message, chat_instance: instanceOf(room), data },
  });
  return { press: made.id, update_id };
}

/** Registers a press, so that it can be answered; `id` is given for one that came as a raw update. */
export function addPress(world: World, from: number, id?: string): Press {
  world.lastPress += 7919n;
  const made: Press = { id: id ?? String(world.lastPress), from, at: world.elapsed() };
  world.presses.set(made.id, made);
  const oldest = world.presses.keys().next().value;
  if (world.presses.size > KEPT && oldest !== undefined) world.presses.delete(oldest);
  return made;
}

/** answerCallbackQuery: once, and in time. */
export function answerPress(world: World, id: string, answer: NonNullable<Press['answer']>): void {
  const made = world.presses.get(id);
  if (!made || made.answer || world.elapsed() - made.at > ANSWER_MS) {
    throw refused('query is too old and response timeout expired or query ID is invalid');
  }
  made.answer = answer;
  world.events.add(world.events.next(), 'press', { press: id, from: made.from, answered: true, ...answer });
  world.pressBell.ring();
}

/** The same for a chat and this bot for ever, and different for each chat. */
function instanceOf(room: Room): string {
  return createHash('sha256').update(`chat ${room.chat.id}`).digest().readBigInt64BE().toString();
}
