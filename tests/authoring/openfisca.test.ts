import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openFiscaParameters, type Parameter } from '../../src/authoring/openfisca.ts';
import { loadContent } from '../../src/content/load.ts';
import { writtenYaml } from '../../src/content/yaml-file.ts';
import { factOn } from '../../src/law/fact.ts';

const loaded = await loadContent(join(import.meta.dirname, '..', '..'), { demo: false });
if ('problems' in loaded) throw new Error('the content does not load');
const { facts, sources } = loaded.content;
const written = openFiscaParameters(facts, sources);
/** As a reader of the files has them. */
const parameters = new Map([...written].map(([key, each]) => [key, parse(writtenYaml(each), { version: '1.1' }) as Parameter]));

/** What OpenFisca says for a day: the value of the latest date that is not after it. */
function valueOn({ values }: Parameter, day: string): number | null {
  const from = Object.keys(values)
    .filter((each) => each <= day)
    .sort()
    .at(-1);
  return from === undefined ? null : (values[from]?.value ?? null);
}

describe('the facts as parameters of OpenFisca', () => {
  it('are read back as they were written, all numbers and nothing else', () => {
    expect(Object.fromEntries(parameters)).toEqual(Object.fromEntries(written));
    expect([...parameters.keys()].sort()).toEqual(
      [...new Set(facts.filter(({ value }) => typeof value === 'number').map(({ key }) => key))].sort(),
    );
    expect([...parameters.keys()].filter((key) => !/^[a-z_][a-z0-9_]*$/.test(key))).toEqual([]);
  });

  it('say on every day on which a number begins or has ended what the facts say', () => {
    const days = [
      ...new Set(facts.flatMap(({ from, until }) => [from ?? '2020-01-01', until ?? '2029-12-31', '2026-11-30', '2027-01-01'])),
    ];
    const told = [...parameters].flatMap(([key, parameter]) =>
      days.flatMap((day) => {
        const { standing, value } = factOn(facts, key, day);
        const inForce = standing === 'current' ? value : null;
        return valueOn(parameter, day) === inForce ? [] : [`${key} ${day}: ${valueOn(parameter, day)}, not ${inForce}`];
      }),
    );
    expect(told).toEqual([]);
  });

  it('carry unit, references by date, the law of each and the day they were last checked', () => {
    const parameter = parameters.get('famre_nulla_osta_deadline');
    expect(parameter?.values).toEqual({ '0001-01-01': { value: 90 }, '2025-10-04': { value: 150 } });
    expect(parameter?.metadata).toMatchObject({ unit: 'day', last_value_still_valid_on: '2026-11-23' });
    expect(Object.keys(parameter?.metadata.reference ?? {})).toEqual(['0001-01-01', '2025-10-04']);
    expect(parameter?.metadata.reference['2025-10-04']?.[0]).toEqual({
      title: 'TUI, D.lgs. 286/1998, consolidated text',
      href: 'https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:1998-07-25;286',
      urn: 'urn:nir:stato:decreto.legislativo:1998-07-25;286',
    });
    expect(parameters.get('assegno_sociale_year')?.values['2027-01-01']).toEqual({ value: null });
    expect(parameters.get('assegno_sociale_year')?.metadata.unit).toBe('currency-EUR');
  });
});
