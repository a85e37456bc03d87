import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room may import from `src/`; a room may always import itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  base: [],
  law: ['base'],
  flow: ['base', 'law'],
  desk: ['base', 'law', 'flow'],
  content: ['base', 'law', 'flow', 'desk'],
  store: ['base', 'desk'],
  screens: ['base', 'law', 'flow', 'desk', 'content'],
  conversation: ['base', 'law', 'flow', 'desk', 'content', 'store', 'screens'],
  jobs: ['base', 'law', 'flow', 'desk', 'content', 'store', 'screens'],
  console: ['base', 'law', 'flow', 'desk', 'content', 'store', 'screens'],
  telegram: ['base', 'desk', 'content', 'conversation'],
  commands: ['base', 'desk', 'content', 'store', 'jobs', 'config.ts'],
  authoring: ['base', 'law', 'flow', 'desk', 'content'],
};
/** Files beside the rooms, and what they may import. */
const roots: Readonly<Record<string, readonly string[] | 'everything'>> = {
  'app.ts': 'everything',
  'main.ts': 'everything',
  'demo.ts': ['clock.ts'],
  'config.ts': ['store'],
  'clock.ts': [],
};
/** Packages that stay behind one door. */
const doors: Readonly<Record<string, (file: string) => boolean>> = {
  telegraf: (file) => file.startsWith('telegram/'),
  undici: (file) => file.startsWith('telegram/'),
  sqlite3: (file) => file.startsWith('store/'),
  pg: (file) => file.startsWith('store/'),
  kysely: (file) => file.startsWith('store/'),
  'node-cron': (file) => file === 'jobs/schedule.ts',
  i18next: (file) => file === 'content/texts.ts',
  minisearch: (file) => file === 'content/search.ts',
  syllable: (file) => file === 'authoring/readability.ts',
  yaml: (file) => file.startsWith('content/'),
  hono: (file) => file.startsWith('console/') || file === 'telegram/webhook-route.ts' || file === 'app.ts',
  '@hono/node-server': (file) => file === 'app.ts',
  dotenv: (file) => file === 'main.ts' || file === 'commands/settings.ts',
  '@sportello/telegram-emulator': (file) => file === 'demo.ts',
  opening_hours: (file) => file === 'desk/slot.ts',
  'temporal-polyfill': (file) => file === 'base/time.ts',
  'ical-generator': (file) => file === 'screens/calendar-file.ts',
};

// The emulator is a package of its own: its tests keep its wall.
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.startsWith('emulator'),
);
const sourceOf = (file: string) => readFileSync(join(src, file), 'utf8');
const importsOf = (file: string) => [...sourceOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) => found[1] ?? '');
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

describe('the rooms', () => {
  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    const allowed = file.includes('/') ? rooms[room] : roots[file];
    expect(allowed, `${file}: a room that the table does not know`).toBeDefined();
    if (allowed === 'everything') return;
    const local = importsOf(file).filter((name) => name.startsWith('.'));
    for (const name of local) {
      const target = roomOf(relative(src, resolve(src, dirname(file), name)));
      expect([room, ...(allowed ?? [])], `${file} imports ${name}`).toContain(target);
    }
  });

  it.each(files)('%s takes packages through their doors', (file) => {
    for (const name of importsOf(file).filter((each) => !each.startsWith('.') && !each.startsWith('node:'))) {
      const bare = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? '');
      expect(doors[bare]?.(file) ?? true, `${file} imports ${name}`).toBe(true);
    }
  });
});

describe('what decides', () => {
  const core = files.filter((file) => /^(base|law|flow|desk|screens)\//.test(file));
  it.each(core)('%s is told everything', (file) => {
    expect(sourceOf(file)).not.toMatch(/\basync\b|\bawait\b|Date\.now\(|new Date\(\)|Math\.random|process\.|from 'node:/);
  });
  it('nothing but main and the commands looks at the environment', () => {
    const looking = files.filter((file) => /process\.env/.test(sourceOf(file)));
    expect(looking.sort()).toEqual(['commands/settings.ts', 'main.ts']);
  });
});
