import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilometresOutside, outlinesFile, readOutlines } from '../../src/authoring/outlines.ts';
import { areaPath, deskPath } from '../support/content-folder.ts';
import { root } from '../support/stage.ts';
import { type Broken, check, tellsOf, told } from './checked.ts';

const outlines = readFileSync(join(root, outlinesFile), 'utf8');
const office = (more: string) => `offices:
  - id: other
    kind: questura
    name: Questura
    covers: { provinces: [GR] }
    municipality: Grosseto
    source: S01
    checked_on: 2026-11-23
${more}`;

const broken: readonly Broken[] = [
  [
    'a number that nobody can call',
    { [deskPath]: [['+39 0564 123', '+39 0564 1']] },
    /grosseto\.yaml:9 phone\[0\]: \+39 0564 1 is no number that can be called/,
  ],
  [
    'a mobile number that is too long',
    { 'data/local/grosseto.yaml': office('    phone: ["+39 320 25694781234"]\n') },
    /offices\[0\]\.phone\[0\]: .* is no number that can be called/,
  ],
  [
    'a desk whose point lies elsewhere',
    { [deskPath]: [['lat: 42.76', 'lat: 43.77']], [outlinesFile]: outlines },
    /the point lies \d+ km outside Grosseto/,
  ],
  [
    'a door that lies elsewhere',
    { 'data/local/grosseto.yaml': office('    door: { lat: 43.77, lon: 11.25 }\n'), [outlinesFile]: outlines },
    /offices\[0\]: the point lies \d+ km outside Grosseto/,
  ],
  [
    'a municipality whose point lies elsewhere',
    { [areaPath]: [['lat: 42.76', 'lat: 43.77']], [outlinesFile]: outlines },
    /municipalities\[0\]: Grosseto lies outside its outline/,
  ],
  [
    'a desk of no municipality',
    { [deskPath]: [['municipality: Grosseto', 'municipality: Grossetto']] },
    /municipality: unknown municipality Grossetto/,
  ],
  [
    'an office with the id of a desk',
    { 'data/local/grosseto.yaml': office('').replace('id: other', 'id: grosseto') },
    /offices\[0\]\.id: grosseto stands twice/,
  ],
  [
    'two offices of one name',
    { 'data/local/grosseto.yaml': office(office('').replace('offices:\n', '').replace('id: other', 'id: third')) },
    /offices\[1\]\.name: another questura in Grosseto has this name or address/,
  ],
];

describe('the check of places', () => {
  tellsOf(broken);

  it('finds nothing in numbers of three digits, doors at home, and an outline that a shore is a little outside of', async () => {
    const fine = office('    phone: ["112", "+39 0564 433111", "+39 348 0992098"]\n    door: { lat: 42.7722, lon: 11.1089 }\n');
    expect(told((await check({ 'data/local/grosseto.yaml': fine, [outlinesFile]: outlines })).problems)).toEqual([]);
  });

  it('names places whose newest source is seven years old, unless one is undated', async () => {
    const dated = (dates: string) => ({ 'data/sources/law.yaml': [['dates: ["2026"]', `dates: [${dates}]`]] as const });
    const due = async (dates: string) => told((await check(dated(dates))).due).filter((each) => each.includes('newest source'));
    expect(await due('"2018-07-05"')).toEqual([
      `${deskPath}:1 : Sportello: its newest source is of 2018-07-05: ask whether it still holds`,
    ]);
    expect(await due('"2019-11-24"')).toEqual([]);
    expect(await due('"2018", "2025/.."')).toEqual([]);
    expect(await due('')).toEqual([]);
  });
});

describe('outlines', () => {
  it('tell how far outside a point lies', async () => {
    const square = [
      [
        [
          [11, 42],
          [12, 42],
          [12, 43],
          [11, 43],
          [11, 42],
        ] as const,
      ],
    ];
    expect(kilometresOutside(square, { lat: 42.5, lon: 11.5 })).toBe(0);
    expect(kilometresOutside(square, { lat: 43.5, lon: 11.5 })).toBeCloseTo(55.6, 1);
    expect(kilometresOutside(square, { lat: 42.5, lon: 12.1 })).toBeCloseTo(8.2, 1);
    const hole = [
      [
        ...(square[0] ?? []),
        [
          [11.4, 42.4],
          [11.6, 42.4],
          [11.6, 42.6],
          [11.4, 42.6],
          [11.4, 42.4],
        ] as const,
      ],
    ];
    expect(kilometresOutside(hole, { lat: 42.5, lon: 11.5 })).toBeGreaterThan(5);
    const all = await readOutlines(root);
    expect(all?.size).toBe(273);
    expect(await readOutlines(join(root, 'tests'))).toBeNull();
  });
});
