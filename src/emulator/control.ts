import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { chatRoutes } from './control/chats.ts';
import { groupRoutes } from './control/groups.ts';
import { peopleRoutes } from './control/people.ts';
import { Refusal } from './control/request.ts';
import { serverRoutes } from './control/server.ts';
import { stageRoutes } from './control/stage.ts';
import { watchRoutes } from './control/watch.ts';
import { Impossible } from './impossible.ts';
import type { World } from './world.ts';

/** The control API under `/emulator`: what people do, what the bot did, faults and the clock. See README.md. */
export function control(world: World): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const routes of [peopleRoutes, groupRoutes, chatRoutes, watchRoutes, stageRoutes, serverRoutes]) app.route('/', routes(world));
  app.all('*', (c) => c.json({ error: `there is no ${c.req.method} ${c.req.path} here` }, 404));
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ error: error.message }, error.status);
    if (error instanceof Impossible) return c.json({ error: error.message }, 409);
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    throw error;
  });
  return app;
}
