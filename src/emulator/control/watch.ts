import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { getMe } from '../methods/profile.ts';
import { chatInfo } from '../rooms.ts';
import type { World } from '../world.ts';
import { numberOf, Refusal, waitOf } from './request.ts';

/** Shown by a browser inside the page; everything else is handed out as a download, so that a sent file cannot run scripts here. */
const INLINE = /^(image\/(png|jpeg|gif|webp)|audio\/|video\/|application\/pdf$|text\/(plain|calendar|csv))/;

/** A long SSE wait; only the end of the connection matters. */
const FOREVER_MS = 2 ** 31 - 1;

/** Reading and waiting: the state, the events, the presses, the files, what the bot called. */
export function watchRoutes(world: World): Hono {
  const app = new Hono();
  const gone = (signal: AbortSignal) => AbortSignal.any([signal, world.closing]);

  app.get('/state', (c) =>
    c.json({
      now: world.clock.now().toISOString(),
      bot: { ...getMe(world), description: world.profile.text('description'), short_description: world.profile.text('short_description') },
      seq: world.events.seq,
      users: [...world.users.values()],
      chats: [...world.rooms.values()].map((room) => chatInfo(world, room)),
    }),
  );

  app.get('/presses/:press', async (c) => {
    const press = world.presses.get(c.req.param('press'));
    if (!press) throw new Refusal(404, `there is no press ${c.req.param('press')}`);
    const answered = await world.pressBell.wait(() => press.answer !== undefined, waitOf(c), gone(c.req.raw.signal));
    return c.json({ answered, ...press.answer });
  });

  app.get('/settled', async (c) => c.json({ settled: await world.updates.settled(waitOf(c), gone(c.req.raw.signal)) }));

  app.get('/events.json', async (c) =>
    c.json(await world.events.wait(numberOf(c.req.query('since'), 0), waitOf(c), gone(c.req.raw.signal))),
  );

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      const ends = gone(left.signal);
      // A browser that reconnects tells where it was.
      let since = numberOf(c.req.header('last-event-id') ?? c.req.query('since'), 0);
      while (!ends.aborted) {
        const page = await world.events.wait(since, FOREVER_MS, ends);
        if (page.reset) await stream.writeSSE({ event: 'reset', id: String(page.seq), data: JSON.stringify({ seq: page.seq }) });
        for (const { seq, type, ...fields } of page.events) {
          await stream.writeSSE({ event: type, id: String(seq), data: JSON.stringify({ seq, ...fields }) });
        }
        since = page.seq;
      }
    }),
  );

  app.get('/files/:file', (c) => {
    const file = world.files.get(c.req.param('file'));
    if (!file) throw new Refusal(404, 'there is no such file');
    const how = INLINE.test(file.mime) ? 'inline' : 'attachment';
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': file.mime,
      'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });

  app.get('/calls', (c) => c.json(world.calls.since(numberOf(c.req.query('since'), 0))));
  app.get('/violations', (c) => c.json({ calls: world.calls.violations() }));

  return app;
}
