import type { Context } from 'hono';
import type { z } from 'zod';
import type { User } from '../telegram-types.ts';
import type { Post, Room, World } from '../world.ts';

/** An answer 4xx with `{ error }`. */
export class Refusal extends Error {
  readonly status: 400 | 404;
  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

/** The request's JSON body, checked; an empty one counts as `{}`. Throws Refusal or ZodError. */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
  return schema.parse(json);
}

/** A whole number from the query or the path. */
export function numberOf(text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Refusal(400, `"${text}" is not a whole number`);
  return number;
}

/** Longest wait of one request; who waits longer asks again. */
const LONGEST_WAIT_MS = 600_000;

export function waitOf(c: Context): number {
  return Math.min(numberOf(c.req.query('wait'), 0), LONGEST_WAIT_MS);
}

export function roomAt(world: World, c: Context): Room {
  const id = numberOf(c.req.param('chat'), 0);
  const room = world.rooms.get(id);
  if (!room) throw new Refusal(404, `there is no chat ${id}`);
  return room;
}

export function postAt(room: Room, c: Context): Post {
  const id = numberOf(c.req.param('id'), 0);
  const post = room.posts.get(id);
  if (!post || post.deleted) throw new Refusal(404, `there is no message ${id} in chat ${room.chat.id}`);
  return post;
}

export function userWith(world: World, id: number): User {
  const user = world.users.get(id);
  if (!user) throw new Refusal(404, `there is no user ${id}`);
  return user;
}
