import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { folder } from './folder.ts';
import { mimeOf } from './mime.ts';

/** The compiled scripts first, then what is served as it is written. */
const FOLDERS = [new URL('dist/web/', folder), new URL('web/', folder)];

const VENDOR: Record<string, string> = {
  'preact.js': 'preact',
  'preact-hooks.js': 'preact/hooks',
  'preact-jsx-runtime.js': 'preact/jsx-runtime',
};

/** The web chat at `/`, its files under `/web/`, and Preact under `/vendor/`. */
export function webChat(): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const page = await find('index.html');
    return page
      ? c.body(page, 200, { 'content-type': mimeOf('index.html') })
      : c.text('The web chat is not built: run `npm run build`.', 404);
  });

  app.get('/web/:path{.+}', async (c) => {
    const path = c.req.param('path');
    // Sources are not served, and nothing outside the two folders.
    const file = /^[\w-]+([./][\w-]+)*\.(js|map|html|css|svg|png)$/.test(path) ? await find(path) : undefined;
    return file ? c.body(file, 200, { 'content-type': mimeOf(path) }) : c.text('Not found', 404);
  });

  app.get('/vendor/:name', async (c) => {
    const name = VENDOR[c.req.param('name')];
    if (name === undefined) return c.text('Not found', 404);
    const file = await readFile(createRequire(folder).resolve(name));
    return c.body(new Uint8Array(file), 200, { 'content-type': mimeOf('preact.js') });
  });

  return app;
}

async function find(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const each of FOLDERS) {
    try {
      return new Uint8Array(await readFile(new URL(path, each)));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))) throw error;
    }
  }
  return undefined;
}
