import { startEmulator } from '@sportello/telegram-emulator';
import type { ProcessClock } from './clock.ts';

/** The emulator's token: it opens nothing but the emulator in this process. */
const token = '1000000001:demo-of-the-embedded-emulator';

export interface Demo {
  readonly url: string;
  readonly token: string;
  readonly deskChats: ReadonlyMap<string, number>;
  /** The address of the web chat that opens a link of the bot's. */
  chat(payload: string): string;
  /** Gives the clock's buttons something to run when time has moved. */
  onAdvance(run: () => Promise<void>): void;
  /** The bot's own pages (its health) answer on the web chat's port too. */
  serve(pages: (request: Request) => Response | Promise<Response>): void;
  close(): Promise<void>;
}

/** The embedded emulator with its web chat: two residents, two operators, and a group for each desk. */
export async function startDemo(port: number, clock: ProcessClock, desks: readonly { id: string; municipality: string }[]): Promise<Demo> {
  let run: () => Promise<void> = async () => undefined;
  let pages: (request: Request) => Response | Promise<Response> = () => new Response('starting', { status: 503 });
  const emulator = await startEmulator({
    port,
    token,
    botUsername: 'sportello_demo_bot',
    botName: 'Sportello (demo)',
    others: (request) => pages(request),
    clock: {
      now: clock.now,
      async advance(to) {
        clock.advance(to);
        await run();
      },
    },
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      /EADDRINUSE|already in use/.test(`${error.code} ${error.message}`) ? `port ${port} is taken: set PORT to another one` : error.message,
    );
  });
  const make = async (path: string, body: object): Promise<number> => {
    const answer = await fetch(`${emulator.url}/emulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { id: number }).id;
  };
  await make('users', { first_name: 'Resident 1', language_code: 'en' });
  await make('users', { first_name: 'Resident 2', language_code: 'it' });
  const members = [
    await make('users', { first_name: 'Operator 1', language_code: 'it' }),
    await make('users', { first_name: 'Operator 2', language_code: 'it' }),
  ];
  const deskChats = new Map<string, number>();
  for (const desk of desks) deskChats.set(desk.id, await make('groups', { title: `Sportello ${desk.municipality}`, members }));
  return {
    url: emulator.url,
    token,
    deskChats,
    chat: (payload) => `/?start=${payload}`,
    onAdvance(next) {
      run = next;
    },
    serve(next) {
      pages = next;
    },
    close: () => emulator.close(),
  };
}
