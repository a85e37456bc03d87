import { Hono } from 'hono';
import { z } from 'zod';
import type { World } from '../world.ts';
import { bodyOf, numberOf, Refusal } from './request.ts';

const NewFault = z.strictObject({
  method: z.string().min(1),
  times: z.union([z.int().positive(), z.literal('always')]).default(1),
  chat_id: z.int().optional(),
  error_code: z.int().min(400).max(599).optional(),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  disconnect: z.boolean().optional(),
  after: z.boolean().optional(),
  delay_ms: z.int().nonnegative().optional(),
  hang: z.boolean().optional(),
});

const Count = z.int().positive().optional();

const NewRates = z.strictObject({
  per_second: Count,
  per_chat_second: Count,
  per_group_minute: Count,
  edits: z.boolean().default(false),
  measured_by: z.enum(['real', 'clock']).default('real'),
});

const NewServer = z.strictObject({ version: z.string().regex(/^\d+\.\d+$/), newer: z.enum(['ignored', 'refused']).default('ignored') });

/** How the Bot API server behaves besides the rules: faults, limits on sending, an older version. */
export function serverRoutes(world: World): Hono {
  const app = new Hono();

  app.post('/faults', async (c) => {
    const fault = await bodyOf(c, NewFault);
    // A fault that says nothing of how to fail is an answer 429 or 500.
    const mute = fault.error_code === undefined && !fault.disconnect && !fault.hang && fault.delay_ms === undefined;
    const error_code = fault.parameters?.['retry_after'] === undefined ? 500 : 429;
    return c.json({ id: world.calls.addFault(mute ? { ...fault, error_code } : fault) });
  });

  app.delete('/faults', (c) => {
    world.calls.clearFaults();
    return c.json({ ok: true });
  });

  app.delete('/faults/:id', (c) => {
    const id = numberOf(c.req.param('id'), 0);
    if (!world.calls.liftFault(id)) throw new Refusal(404, `there is no fault ${id}`);
    return c.json({ ok: true });
  });

  app.put('/rates', async (c) => {
    const { measured_by, ...limits } = await bodyOf(c, NewRates);
    world.gate.limit({ ...limits, now: measured_by === 'real' ? world.elapsed : () => world.clock.now().getTime() });
    return c.json({ ok: true });
  });

  app.delete('/rates', (c) => {
    world.gate.limit(undefined);
    return c.json({ ok: true });
  });

  app.put('/server', async (c) => {
    world.gate.server = await bodyOf(c, NewServer);
    return c.json({ ok: true });
  });

  app.delete('/server', (c) => {
    world.gate.server = undefined;
    return c.json({ ok: true });
  });

  return app;
}
