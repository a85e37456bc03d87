import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { plan } from './support/architecture/plan.ts';
import { readRepository } from './support/architecture/repository.ts';
import { type Files, openCompiler } from './support/architecture/sources.ts';
import {
  arrows,
  circles,
  deadExports,
  deadFiles,
  looks,
  type Module,
  type Plan,
  packages,
  readModules,
  sameNames,
  state,
  words,
} from './support/architecture.ts';

const compiler = openCompiler();
afterAll(() => compiler.close());
const house = readModules(compiler, readRepository(fileURLToPath(new URL('../', import.meta.url))));

/** What a rule says of made-up files, against the plan of the house. */
const says = (rule: (modules: readonly Module[], plan: Plan) => string[], files: Files, other: Partial<Plan> = {}) =>
  rule(readModules(compiler, { files, namespaces: ['common'], workspaces: { '@own/emulator': 'src/emulator/server.ts' } }), {
    ...plan,
    mayLook: {},
    unfinished: [],
    ...other,
  });

describe('rooms', () => {
  it('import what the table allows', () => expect(arrows(house, plan)).toEqual([]));

  it.each([
    "import { x } from '../desk/x.ts';",
    "import type { X } from '../desk/x.ts';",
    "import '../desk/x.ts';",
    "export { x } from '../desk/x.ts';",
    "export * from '../desk/x.ts';",
    "export const x = () => import('../desk/x.ts');",
    "export const x = require('../desk/x.ts');",
    "export type X = import('../desk/x.ts').X;",
    "export type X = { readonly of: typeof import('../desk/x.ts') };",
  ])('an import is seen: %s', (text) => {
    expect(says(arrows, { 'src/law/fact.ts': text })).toEqual(['src/law/fact.ts:1 imports ../desk/x.ts: law may not']);
  });

  it('an import in a text or a comment is none; the room itself and what the table names are allowed', () => {
    const text = `// import { x } from '../desk/x.ts';\nimport '../base/y.ts';\nimport './z.ts';\nexport const x = "from '../desk/x.ts'";`;
    expect(says(arrows, { 'src/law/fact.ts': text })).toEqual([]);
  });

  it('a package of this repository is the room it stands in', () => {
    const files = { 'src/demo.ts': "import '@own/emulator';", 'src/jobs/x.ts': "export type X = import('@own/emulator').X;" };
    expect(says(arrows, files)).toEqual(['src/jobs/x.ts:1 imports @own/emulator: jobs may not']);
  });

  it('a room that nobody planned is refused', () => {
    expect(says(arrows, { 'src/utils/x.ts': '' })).toEqual(['src/utils/x.ts: a room that the table does not know']);
  });
});

describe('packages', () => {
  it('stay behind their doors', () => expect(packages(house, plan)).toEqual([]));

  it.each(["import { Kysely } from 'kysely';", "import type { Kysely } from 'kysely';", "export type X = import('kysely/helpers/x').X;"])(
    'past the door: %s',
    (text) => {
      expect(says(packages, { 'src/jobs/x.ts': text })).toHaveLength(1);
      expect(says(packages, { 'src/store/x.ts': text })).toEqual([]);
    },
  );

  it('a scope is part of the name; what decides takes nothing of Node, and no package that has no door there', () => {
    expect(says(packages, { 'src/jobs/x.ts': "import '@hono/node-server';" })).toHaveLength(1);
    const text = "import 'node:fs';\nimport 'os';\nimport 'zod';";
    expect(says(packages, { 'src/law/x.ts': text, 'src/jobs/x.ts': text })).toEqual([
      'src/law/x.ts:1 imports node:fs: not through this door',
      'src/law/x.ts:2 imports os: not through this door',
      'src/law/x.ts:3 imports zod: not through this door',
    ]);
  });
});

describe('circles', () => {
  it('are none, types included', () => expect(circles(house, plan)).toEqual([]));

  it('are written out', () => {
    const files = {
      'src/law/a.ts': "import { b } from './b.ts';",
      'src/law/b.ts': "import type { C } from './c.ts';",
      'src/law/c.ts': "export type C = import('./a.ts').A;\nimport './d.ts';",
      'src/law/d.ts': '',
    };
    expect(says(circles, files)).toEqual(['src/law/a.ts → src/law/b.ts → src/law/c.ts → src/law/a.ts']);
  });

  it('of rooms in the table are seen too', () => {
    expect(says(circles, {}, { rooms: { law: ['flow'], flow: ['desk'], desk: ['flow'] } })).toEqual(['desk → flow → desk']);
  });
});

describe('rooms that decide keep nothing', () => {
  it('between two calls', () => expect(state(house, plan)).toEqual([]));

  it.each([
    'let known = 0;',
    'var known = 0;',
    'const known = new WeakMap<object, string>();',
    'const known = new Map();',
    'const known = new Set<string>();',
    'const known = new Array();',
    'const known: string[] = [];\nexport const learn = (word: string) => known.push(word);',
    "const known = { day: '' };\nexport function learn(day: string) { known.day = day; }",
    "const known = [['a']];\nexport function learn() { known[0]!.push('b'); }",
    "const known = new Map([['a', ['b']]]);\nexport const learn = () => known.get('a')?.push('c');",
    'const known = { a: 1 };\nexport const learn = () => Object.assign(known, { b: 2 });',
    'const known = { a: 1 };\nexport const forget = () => delete (known as { a?: number }).a;',
    'const { known } = { known: { n: 0 } };\nexport const count = () => known.n++;',
    'export class Known { static last = 0; }',
    'export function known() {}\nknown.last = 0;',
    'const known = /a/g;\nexport const has = (text: string) => known.test(text);',
  ])('%s', (text) => {
    expect(says(state, { 'src/law/x.ts': text })).toHaveLength(1);
    expect(says(state, { 'src/jobs/x.ts': text })).toEqual([]);
  });

  it('a table that nobody changes, a list of a function, a parameter of the same name are no state', () => {
    const text = `const known = new Set(['a']);
      const [once, all] = [/a/, /a/g];
      export const has = (text: string) => once.test(text) || text.replaceAll(all, '').length > 0;
      export function learn(words: string[]) { const all: string[] = []; for (const each of words) if (known.has(each)) all.push(each); return all; }
      export const add = (known: Set<string>) => known.add('b');
      export const sorted = (table: string[]) => [...known].map((each) => each + table.length).sort();`;
    expect(says(state, { 'src/law/x.ts': text })).toEqual([]);
  });

  it('what another room changes is state', () => {
    const files = {
      'src/law/x.ts': "export const known = ['a'];",
      'src/jobs/x.ts': "import { known } from '../law/x.ts';\nknown.push('b');",
    };
    expect(says(state, files)).toEqual(['src/jobs/x.ts:2 changes `known` of src/law/x.ts']);
  });
});

describe('rooms that decide are told', () => {
  it('everything', () => expect(looks(house, plan)).toEqual([]));

  it.each([
    ['now', 'new Date()'],
    ['now', 'Date()'],
    ['now', 'Date.now()'],
    ['now', "Date['now']()"],
    ['now', '[Date]'],
    ['now', 'Temporal.Now.instant()'],
    ['zone', 'new Date(2026, 0, 1)'],
    ['zone', 'new Date(...parts)'],
    ['zone', "new Date('2026-11-30T10:00')"],
    ['zone', 'Date.parse(`2026-11-30 10:00:00`)'],
    ['zone', 'date.getHours()'],
    ['zone', "date?.['getDay']()"],
    ['zone', 'date.setMonth(3)'],
    ['zone', 'date.toDateString()'],
    ['zone', "date.toLocaleDateString('it')"],
    ['zone', "new Intl.DateTimeFormat('it')"],
    ['zone', "new Intl.DateTimeFormat('it', { month: 'long' }).format(date)"],
    ['language', 'new Intl.NumberFormat()'],
    ['language', "new Intl.DateTimeFormat(undefined, { timeZone: 'UTC' })"],
    ['language', 'name.toLocaleLowerCase()'],
    ['language', 'name.localeCompare(other)'],
    ['chance', 'Math.random()'],
    ['chance', 'crypto.randomUUID()'],
    ['process', "process.env['TZ']"],
    ['process', 'console.log(1)'],
    ['waiting', 'async () => 1'],
    ['waiting', 'setTimeout(() => 1, 1)'],
  ])('%s: %s', (kind, expression) => {
    const files = { 'src/law/x.ts': `export const x = (date: Date, parts: any, name: string, other: string) => ${expression};` };
    expect(says(looks, files)).toEqual([expect.stringMatching(`^src/law/x.ts:1 .* \\(${kind}\\)$`)]);
    const excepted = { mayLook: { 'law/x.ts': { kinds: [kind as 'zone'], because: 'the test says so' } } };
    expect(says(looks, files, excepted)).toEqual([]);
  });

  it('waiting: in a loop, in a function', () => {
    const text = 'export async function x(all: AsyncIterable<number>) { for await (const each of all) await each; }';
    expect(says(looks, { 'src/law/x.ts': text }).length).toBeGreaterThan(1);
  });

  it('universal time, a zone that is given, names and types are no looking', () => {
    const text = `export interface Process { readonly process: string; readonly date: Date; getDay(): number }
      export const x = (date: Date, { process: step }: Process, lang: string, zone: string) => [
        new Date('2026-11-30T00:00:00Z'), new Date('2026-11-30'), Date.parse(\`\${lang}T00:00:00+01:00\`), Date.UTC(2026, 1), Date.parse('2026-11-30T00:00:00Z'), date instanceof Date, date.getUTCHours(),
        new Intl.DateTimeFormat(lang, { timeZone: zone }), new Intl.NumberFormat(lang), step.toLocaleLowerCase(lang), step.localeCompare(lang, lang),
        { process: step, async: 1 }];`;
    expect(says(looks, { 'src/law/x.ts': text })).toEqual([]);
    expect(says(looks, { 'src/jobs/x.ts': 'export const now = () => new Date();' })).toEqual([]);
  });

  it('an exception that nobody needs is refused', () => {
    const mayLook = { 'law/x.ts': { kinds: ['zone'] as const, because: 'once it did' } };
    expect(says(looks, { 'src/law/x.ts': '' }, { mayLook })).toEqual(['src/law/x.ts: the exception for zone is not needed']);
  });

  it('nothing but main and the commands looks at the environment', () => {
    const looking = house.filter(
      ({ file, looks: found }) => file.startsWith('src/') && found.some(({ what }) => /^process\.env/.test(what)),
    );
    expect(looking.map(({ file }) => file)).toEqual(['src/main.ts', 'src/commands/settings.ts']);
  });
});

describe('names', () => {
  it('differ in neighbouring rooms', () => expect(sameNames(house, plan)).toEqual([]));

  it('that are one are told, whatever the folder or ending', () => {
    const files = { 'src/law/term.ts': '', 'src/flow/old/term.tsx': '', 'src/store/term.ts': '', 'src/law/calculators/term.ts': '' };
    expect(says(sameNames, files)).toEqual([
      'src/law/term.ts and src/flow/old/term.tsx have one name',
      'src/flow/old/term.tsx and src/law/calculators/term.ts have one name',
    ]);
  });
});

describe('dead code', () => {
  it('is no file', () => expect(deadFiles(house, plan)).toEqual([]));
  it('is no export', () => expect(deadExports(house, plan)).toEqual([]));

  const main = "import { used } from './law/a.ts';\nused();";
  it('is a file that only its like or a test imports', () => {
    const files = {
      'src/main.ts': main,
      'src/law/a.ts': 'export const used = () => 1;',
      'src/law/b.ts': "import './c.ts';",
      'src/law/c.ts': "import './b.ts';",
      'tests/law/c.test.ts': "import '../../src/law/c.ts';",
    };
    expect(says(deadFiles, files)).toEqual(['src/law/b.ts: nobody imports it', 'src/law/c.ts: nobody imports it']);
  });

  it('is an export that nobody takes; a test may, and a type may stand for what its file offers', () => {
    const files = {
      'src/main.ts': main,
      'src/law/a.ts': `export interface Given { readonly n: number }
export interface Dead { readonly n: number }
export const used = (given?: Given) => given;
export function spare() { return home; }
export const [home, { tested: renamed }] = [1, { tested: 2 }] as const;
export { spare as other };`,
      'tests/a.test.ts': "import { renamed as r } from '../src/law/a.ts';",
    };
    expect(says(deadExports, files)).toEqual([
      'src/law/a.ts:2 exports `Dead`, which nobody takes',
      'src/law/a.ts:4 exports `spare`, which nobody takes',
      'src/law/a.ts:5 exports `home`, which nobody takes',
      'src/law/a.ts:6 exports `other`, which nobody takes',
    ]);
    expect(says(deadExports, { ...files, 'tests/b.test.ts': "import * as all from '../src/law/a.ts';" })).toEqual([]);
  });
});

describe('texts', () => {
  it('are named and screens drawn in one room', () => expect(words(house, plan)).toEqual([]));

  it.each([
    "export const x = { key: 'common:menu.title' };",
    `export const x = (name: string) => \`common:button.\${name}\`;`,
    'export const x = `common:menu.title`;',
    "import { text } from '../../base/screen.ts';",
    "import { act as button } from '../../screens/buttons.ts';",
    'export const x = (lines: string[]) => ({ text: [lines], buttons: [] });',
    'export const x = (text: string[]) => ({ text, buttons: [] });',
  ])('elsewhere: %s', (text) => {
    expect(says(words, { 'src/conversation/topics/x.ts': text })).toHaveLength(1);
    expect(says(words, { 'src/screens/x.ts': text })).toEqual([]);
  });

  it('a key of something else, a type, a schema of a stored screen are none', () => {
    const text = `import type { Text } from '../../base/screen.ts';
      export interface Screen { text: Text[]; buttons: string[] }
      export const schema = (z: any) => ({ text: z.array(), buttons: z.array() });
      export const x = ['appointment:1', 'in common: this'];`;
    expect(says(words, { 'src/conversation/topics/x.ts': text })).toEqual([]);
  });
});
