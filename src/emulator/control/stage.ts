import { Hono } from 'hono';
import { z } from 'zod';
import { Impossible } from '../impossible.ts';
import { addPress } from '../presses.ts';
import { kindOf } from '../updates.ts';
import type { World } from '../world.ts';
import { bodyOf, numberOf, Refusal } from './request.ts';

const RawUpdate = z.strictObject({
  update: z.looseObject({
    update_id: z.int().positive().optional(),
    callback_query: z.looseObject({ id: z.string(), from: z.looseObject({ id: z.int() }) }).optional(),
  }),
});

const Move = z.union([z.strictObject({ to: z.iso.datetime({ offset: true }) }), z.strictObject({ seconds: z.number().nonnegative() })]);

/** What no person can do: raw and repeated updates, the clock. */
export function stageRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/updates', async (c) => {
    const { update_id, ...fields } = (await bodyOf(c, RawUpdate)).update;
    const kind = kindOf({ update_id: 0, ...fields });
    const press = fields.callback_query;
    if (press && !world.presses.has(press.id)) addPress(world, press.from.id, press.id);
    if (update_id !== undefined) world.updates.push({ update_id, ...fields }, kind);
    return c.json({ update_id: update_id ?? world.updates.add(kind, fields) });
  });

  app.post('/updates/:id/again', (c) => {
    const id = numberOf(c.req.param('id'), 0);
    if (!world.updates.repeat(id)) throw new Refusal(404, `there was no update ${id}`);
    return c.json({ update_id: id });
  });

  app.get('/clock', (c) => c.json({ now: world.clock.now().toISOString() }));

  app.post('/clock', async (c) => {
    const move = await bodyOf(c, Move);
    const now = world.clock.now();
    const to = 'to' in move ? new Date(move.to) : new Date(now.getTime() + move.seconds * 1000);
    if (!world.clock.advance) throw new Impossible('this clock is the real one and cannot be moved');
    if (to < now) throw new Impossible(`the clock stands at ${now.toISOString()} and only goes forward`);
    await world.clock.advance(to);
    const after = world.clock.now().toISOString();
    world.events.add(world.events.next(), 'clock', { now: after });
    return c.json({ now: after });
  });

  return app;
}
