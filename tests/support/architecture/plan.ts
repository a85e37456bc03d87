import type { Plan } from '../architecture.ts';

const decides = ['base', 'law', 'flow', 'desk'];
/**
 * The house as it is built. A new room, package or exception is a line here; an exception tells why. `unfinished` is for what is being
 * rewritten, and ends empty.
 */
export const plan: Plan = {
  rooms: {
    base: [],
    law: ['base'],
    flow: ['base', 'law'],
    desk: ['base', 'law', 'flow'],
    content: decides,
    store: ['base', 'desk'],
    screens: [...decides, 'content'],
    conversation: [...decides, 'content', 'store', 'screens'],
    jobs: [...decides, 'content', 'store', 'screens'],
    console: [...decides, 'content', 'store', 'screens'],
    telegram: ['base', 'desk', 'content', 'screens', 'conversation'],
    authoring: [...decides, 'content'],
    commands: ['base', 'desk', 'content', 'store', 'jobs', 'config.ts'],
    emulator: [],
    'app.ts': 'everything',
    'main.ts': 'everything',
    'demo.ts': ['emulator', 'clock.ts'],
    'config.ts': ['store'],
    'clock.ts': [],
  },
  doors: {
    telegraf: ['telegram'],
    undici: ['telegram'],
    '@grammyjs/types': ['telegram', 'app.ts'],
    sqlite3: ['store'],
    pg: ['store'],
    'prom-client': ['console/metrics.ts'],
    kysely: ['store'],
    'node-cron': ['jobs/schedule.ts'],
    i18next: ['content/texts.ts'],
    minisearch: ['content/find-near.ts', 'content/find-towns.ts'],
    '@orama/stemmers': ['content/find-words.ts'],
    syllable: ['authoring/readability.ts'],
    yaml: ['content'],
    hono: ['console', 'emulator', 'app.ts'],
    '@hono/node-server': ['emulator', 'console/listen.ts'],
    dotenv: ['main.ts', 'commands/settings.ts'],
    preact: ['emulator/web'],
    opening_hours: ['desk/hours.ts'],
    'temporal-polyfill': ['base/time.ts'],
    'ical-generator': ['screens/calendar-file.ts'],
    leaflet: ['console/web'],
    qrcode: ['console/poster'],
    'libphonenumber-js': ['authoring/check-places.ts'],
  },
  pure: [...decides, 'screens'],
  mayLook: {
    'desk/hours.ts': {
      kinds: ['zone'],
      because: 'opening_hours computes in local time: it is given wall-clock figures, and they are read back as such',
    },
  },
  entries: [
    'src/main.ts',
    'src/commands',
    'src/authoring/commands',
    'src/emulator/server.ts',
    'src/emulator/web/main.tsx',
    'src/emulator/tests',
    'src/console/web/map.ts',
    'bench',
  ],
  mayName: ['screens', 'content', 'authoring', 'flow/keys.ts'],
  unfinished: [],
};
