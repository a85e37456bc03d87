import { Hono } from 'hono';
import { z } from 'zod';
import { editOwn, say } from '../people.ts';
import { shown } from '../posts.ts';
import { press } from '../presses.ts';
import type { Message } from '../telegram-types.ts';
import type { World } from '../world.ts';
import { bodyOf, numberOf, postAt, roomAt, userWith } from './request.ts';

const SentFile = z.union([z.literal(true), z.strictObject({ name: z.string().min(1), mime: z.string().optional(), base64: z.base64() })]);

const Said = z.strictObject({
  from: z.int(),
  text: z.string().optional(),
  sticker: SentFile.optional(),
  photo: SentFile.optional(),
  voice: SentFile.optional(),
  document: SentFile.optional(),
  location: z.strictObject({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z
    .strictObject({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional(), user_id: z.int().optional() })
    .optional(),
  reply_to: z.int().optional(),
  message_thread_id: z.int().optional(),
  /** Sent together with others that name the same. */
  album: z.string().min(1).optional(),
});

/** Other words, another picture or file, or both. */
const Edited = z.strictObject({
  from: z.int(),
  text: z.string().min(1).optional(),
  photo: SentFile.optional(),
  document: SentFile.optional(),
});

const Pressed = z.strictObject({ from: z.int(), data: z.string(), forged: z.boolean().default(false) });

/** What stands in a chat, and what people do there. */
export function chatRoutes(world: World): Hono {
  const app = new Hono();

  app.get('/chats/:chat/messages', (c) => {
    const after = numberOf(c.req.query('after'), 0);
    const posts = [...roomAt(world, c).posts.values()].filter((post) => post.seq > after);
    return c.json({ seq: world.events.seq, messages: posts.map(shown) });
  });

  app.post('/chats/:chat/messages', async (c) => {
    const { from, reply_to, message_thread_id, contact, ...said } = await bodyOf(c, Said);
    const whole = contact ? { ...said, contact: contact as NonNullable<Message['contact']> } : said;
    return c.json(say(world, roomAt(world, c), userWith(world, from), whole, reply_to, message_thread_id));
  });

  app.post('/chats/:chat/messages/:id/edit', async (c) => {
    const { from, ...next } = await bodyOf(c, Edited);
    const room = roomAt(world, c);
    return c.json(editOwn(world, room, userWith(world, from), postAt(room, c), next));
  });

  app.post('/chats/:chat/messages/:id/press', async (c) => {
    const { from, data, forged } = await bodyOf(c, Pressed);
    return c.json(press(world, roomAt(world, c), userWith(world, from), numberOf(c.req.param('id'), 0), data, forged));
  });

  return app;
}
