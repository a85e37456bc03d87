import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { addGroup, migrate, setGroup } from '../groups.ts';
import { Impossible } from '../impossible.ts';
import { setAdmin, setBotRole, setMember } from '../members.ts';
import { chatInfo } from '../rooms.ts';
import type { User } from '../telegram-types.ts';
import { addTopic, closeTopic, removeTopic } from '../topics.ts';
import type { Room, Topic, World } from '../world.ts';
import { bodyOf, numberOf, Refusal, roomAt, userWith } from './request.ts';

const NewGroup = z.strictObject({
  title: z.string().min(1).max(128),
  id: z.int().negative().optional(),
  type: z.enum(['group', 'supergroup']).default('supergroup'),
  is_forum: z.boolean().default(false),
  members: z.array(z.int()).default([]),
});
const Settings = z.strictObject({ is_forum: z.boolean().optional(), can_send_messages: z.boolean().optional() });
const Membership = z.strictObject({ status: z.enum(['member', 'administrator']).optional(), anonymous: z.boolean().default(false) });
const BotMembership = z.strictObject({
  status: z.enum(['member', 'administrator', 'restricted', 'left', 'kicked']).default('member'),
  lacks: z.array(z.string()).default([]),
});
const By = z.strictObject({ by: z.int().optional() });

/** Groups: who is in them and as what, topics, and the move to a supergroup. */
export function groupRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/groups', async (c) => {
    const { title, id, type, is_forum, members } = await bodyOf(c, NewGroup);
    const users = members.map((member) => userWith(world, member));
    return c.json(chatInfo(world, addGroup(world, { title, type, is_forum, members: users, ...(id === undefined ? {} : { id }) })));
  });

  app.patch('/groups/:chat', async (c) => {
    const room = groupAt(world, c);
    setGroup(world, room, await bodyOf(c, Settings));
    return c.json(chatInfo(world, room));
  });

  app.put('/groups/:chat/members/:user', async (c) => {
    const room = groupAt(world, c);
    const id = numberOf(c.req.param('user'), 0);
    if (id === world.bot.id) setBotRole(world, room, await bodyOf(c, BotMembership));
    else {
      const { status, anonymous } = await bodyOf(c, Membership);
      setMember(world, room, userWith(world, id), true);
      if (status) setAdmin(world, room, userWith(world, id), status === 'administrator' ? { anonymous } : undefined);
    }
    return c.json(chatInfo(world, room));
  });

  app.delete('/groups/:chat/members/:user', (c) => {
    const room = groupAt(world, c);
    const id = numberOf(c.req.param('user'), 0);
    if (id === world.bot.id) setBotRole(world, room, { status: 'kicked', lacks: [] });
    else setMember(world, room, userWith(world, id), false);
    return c.json(chatInfo(world, room));
  });

  app.post('/groups/:chat/migrate', async (c) => {
    const { by, id } = await bodyOf(c, By.extend({ id: z.int().negative().optional() }));
    const room = groupAt(world, c);
    return c.json(chatInfo(world, migrate(world, room, whoOf(world, room, by), id)));
  });

  app.post('/groups/:chat/topics', async (c) => {
    const { by, name } = await bodyOf(c, By.extend({ name: z.string().min(1).max(128) }));
    const room = forumAt(world, c);
    return c.json(addTopic(world, room, whoOf(world, room, by), name));
  });

  app.post('/groups/:chat/topics/:topic/:verb{close|reopen}', async (c) => {
    const { by } = await bodyOf(c, By);
    const room = forumAt(world, c);
    const topic = topicAt(room, c);
    closeTopic(world, room, topic, whoOf(world, room, by), c.req.param('verb') === 'close');
    return c.json(topic);
  });

  app.delete('/groups/:chat/topics/:topic', (c) => {
    const room = forumAt(world, c);
    removeTopic(world, room, topicAt(room, c));
    return c.json(chatInfo(world, room));
  });

  return app;
}

function groupAt(world: World, c: Context): Room {
  const room = roomAt(world, c);
  if (room.chat.type === 'private') throw new Impossible(`chat ${room.chat.id} is not a group`);
  return room;
}

function forumAt(world: World, c: Context): Room {
  const room = roomAt(world, c);
  if (!room.chat.is_forum) throw new Impossible(`chat ${room.chat.id} is not a forum`);
  return room;
}

function topicAt(room: Room, c: Context): Topic {
  const topic = room.topics.get(numberOf(c.req.param('topic'), 0));
  if (!topic) throw new Refusal(404, `there is no topic ${c.req.param('topic')} in chat ${room.chat.id}`);
  return topic;
}

/** Who does it: a member that is named, or the first. */
function whoOf(world: World, room: Room, by: number | undefined): User {
  const id = by ?? [...room.members][0];
  if (id === undefined || !room.members.has(id)) throw new Impossible(`${by ?? 'nobody'} is not in chat ${room.chat.id}`);
  return userWith(world, id);
}
