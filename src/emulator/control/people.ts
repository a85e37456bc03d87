import { Hono } from 'hono';
import { z } from 'zod';
import { setBlocked } from '../members.ts';
import { addPerson } from '../people.ts';
import { chatInfo } from '../rooms.ts';
import type { User } from '../telegram-types.ts';
import type { World } from '../world.ts';
import { bodyOf, numberOf, userWith } from './request.ts';

const NewUser = z.strictObject({
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  id: z.int().positive().optional(),
});

/** People: who there is, who blocked the bot. */
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

  app.post('/users/:user/:verb{block|unblock}', (c) => {
    const user: User = userWith(world, numberOf(c.req.param('user'), 0));
    const room = world.rooms.get(user.id);
    if (room) setBlocked(world, room, user, c.req.param('verb') === 'block');
    return c.json(room ? chatInfo(world, room) : {});
  });

  return app;
}
