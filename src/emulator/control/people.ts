import { Hono } from 'hono';
import { z } from 'zod';
import { addGroup, addPerson, setBlocked, setMember } from '../people.ts';
import { chatInfo } from '../rooms.ts';
import type { User } from '../telegram-types.ts';
import type { World } from '../world.ts';
import { bodyOf, numberOf, roomAt, userWith } from './request.ts';

const NewUser = z.strictObject({
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  id: z.int().positive().optional(),
});

const NewGroup = z.strictObject({
  title: z.string().min(1).max(128),
  id: z.int().negative().optional(),
  members: z.array(z.int()).default([]),
});

/** People and groups: who there is, who is where, who blocked the bot. */
export function peopleRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/users', async (c) => {
    const { first_name, last_name, username, language_code, id } = await bodyOf(c, NewUser);
    return c.json(
      addPerson(world, {
        first_name,
        ...(last_name ? { last_name } : {}),
        ...(username ? { username } : {}),
        ...(language_code ? { language_code } : {}),
        ...(id === undefined ? {} : { id }),
      }),
    );
  });

  app.post('/groups', async (c) => {
    const { title, id, members } = await bodyOf(c, NewGroup);
    const users = members.map((member) => userWith(world, member));
    return c.json(chatInfo(world, addGroup(world, { title, members: users, ...(id === undefined ? {} : { id }) })));
  });

  app.on(['PUT', 'DELETE'], '/groups/:chat/members/:user', (c) => {
    const room = roomAt(world, c);
    const id = numberOf(c.req.param('user'), 0);
    setMember(world, room, id === world.bot.id ? world.bot : userWith(world, id), c.req.method === 'PUT');
    return c.json(chatInfo(world, room));
  });

  app.post('/users/:user/:verb{block|unblock}', (c) => {
    const user: User = userWith(world, numberOf(c.req.param('user'), 0));
    const room = world.rooms.get(user.id);
    if (room) setBlocked(world, room, user, c.req.param('verb') === 'block');
    return c.json(room ? chatInfo(world, room) : {});
  });

  return app;
}
