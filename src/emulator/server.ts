import { setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { botSide } from './bot-side.ts';
import { control } from './control.ts';
import { webChat } from './web-chat.ts';
import { createWorld, type EmulatorClock, type WorldOptions } from './world.ts';

// What the control API gives, for those who ask it over HTTP.
export type { Call } from './call-log.ts';
export type { Event, EventPage } from './event-log.ts';
export type { Shown } from './posts.ts';
export type { ChatInfo } from './rooms.ts';
export type { FileInfo, Message, Update, User } from './telegram-types.ts';
export type { EmulatorClock } from './world.ts';

/**
 * `port` 0 takes a free one; `host` is 127.0.0.1 unless given. `privacyMode`: in groups the bot gets only what is meant for it.
 * `elapsed`: milliseconds that really passed, for tests of what Telegram times itself.
 */
export type EmulatorOptions = {
  port: number;
  host?: string;
  token: string;
  botUsername?: string;
  botName?: string;
  clock: EmulatorClock;
  /** Answers what is not the emulator's own, such as pages that share its port. */
  others?: (request: Request) => Response | Promise<Response>;
} & Pick<WorldOptions, 'privacyMode' | 'elapsed'>;
export type Emulator = { url: string; port: number; close(): Promise<void> };

/** Starts the emulator and resolves when it listens. Rejects with a clear Error when the port is taken. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const host = options.host ?? '127.0.0.1';
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const world = createWorld(options, closing.signal);

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.route('/emulator', control(world));
  app.route('/', botSide(world));
  app.route('/', webChat());
  const { others } = options;
  if (others) app.notFound((c) => others(c.req.raw));

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, options.port, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        world.updates.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} on ${host} is already in use: another emulator may be running`, { cause: error }) : error);
    });
    server.listen(port, host, () => resolve());
  });
}
