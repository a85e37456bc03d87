import { addDays, type Day } from '../base/time.ts';
import type { Source } from '../content/content.ts';
import type { Fact } from '../law/fact.ts';

/** One value of a parameter in OpenFisca's YAML, from a day on; null: none is in force. */
interface ValueFrom {
  readonly value: number | null;
}

interface Reference {
  readonly title: string;
  readonly href?: string;
  readonly urn?: string;
}

/** A parameter file as openfisca-core reads it, with the metadata that openfisca-france keeps: references and notes by date. */
export interface Parameter {
  readonly description: string;
  readonly metadata: {
    readonly unit: string;
    readonly last_value_still_valid_on: Day;
    readonly reference: Readonly<Record<Day, readonly Reference[]>>;
    readonly notes?: Readonly<Record<Day, string>>;
    readonly confidence: Readonly<Record<Day, Fact['confidence']>>;
  };
  readonly values: Readonly<Record<Day, ValueFrom>>;
}

/** The first day of what has been in force since before anyone asks. */
const always: Day = '0001-01-01';

/**
 * The facts as parameters, by key: values by the day from which they hold, `null` from the day after the last one where nothing follows. Only
 * numbers, since OpenFisca takes no words: days and telephone numbers are left out. `sources`: those that facts name.
 */
export function openFiscaParameters(facts: readonly Fact[], sources: ReadonlyMap<string, Source>): ReadonlyMap<string, Parameter> {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) if (typeof fact.value === 'number') rows.set(fact.key, [...(rows.get(fact.key) ?? []), fact]);
  return new Map([...rows].map(([key, own]) => [key, parameterOf(own, sources)] as const));
}

function parameterOf(rows: readonly Fact[], sources: ReadonlyMap<string, Source>): Parameter {
  const ordered = [...rows].sort((a, b) => (a.from ?? always).localeCompare(b.from ?? always));
  const byDay = <T>(of: (fact: Fact) => T | undefined): Record<Day, T> =>
    Object.fromEntries(
      ordered.flatMap((fact) => {
        const made = of(fact);
        return made === undefined ? [] : [[fact.from ?? always, made] as const];
      }),
    );
  const last = ordered.at(-1);
  const notes = byDay((fact) => fact.note);
  const values: Record<Day, ValueFrom> = {};
  for (const { from, until, value } of ordered) {
    values[from ?? always] = { value: Number(value) };
    const next = until && addDays(until, 1);
    if (next && !ordered.some((each) => each.from === next)) values[next] = { value: null };
  }
  return {
    description: `${(last?.key ?? '').replaceAll('_', ' ')}: ${last?.unit}`,
    metadata: {
      unit: unitOf(last?.unit ?? ''),
      last_value_still_valid_on:
        ordered
          .map((each) => each.checked_on)
          .sort()
          .at(-1) ?? always,
      reference: byDay((fact) => fact.sources.flatMap((id) => referenceTo(sources.get(id)))),
      ...(Object.keys(notes).length > 0 ? { notes } : {}),
      confidence: byDay((fact) => fact.confidence),
    },
    values,
  };
}

function referenceTo(source: Source | undefined): readonly Reference[] {
  if (!source) return [];
  const { title, url, urn } = source;
  const named = { title, ...(url ? { href: url } : {}) };
  return urn.length > 0 ? urn.map((each) => ({ ...named, urn: each })) : [named];
}

/** The words of OpenFisca for the units that it knows; other units stay as they are written. */
function unitOf(unit: string): string {
  if (unit.startsWith('EUR')) return 'currency-EUR';
  const [, known] = /^(day|month|year|hour)s?\b/.exec(unit) ?? [];
  return known ?? unit;
}
