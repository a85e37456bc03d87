import { isDay } from '../base/time.ts';
import { formats } from '../content/formats.ts';
import { amountOf, type Bound, boundNames, factIn, sinceOf } from '../flow/condition.ts';
import type { Condition, SinceUnit } from '../flow/flow.ts';
import type { Standing } from '../law/fact.ts';
import type { World } from '../law/facts-of-day.ts';

/** How the steps and options of a rule are called. */
export interface Naming {
  short(step: string): string;
  option(step: string, id: string): string;
  readonly world: World;
}

const units: Readonly<Record<SinceUnit, string>> = {
  'days-since': 'giorni',
  'working-days-since': 'giorni lavorativi',
  'months-since': 'mesi',
  'years-since': 'anni',
};
const signs: Readonly<Record<Bound, string>> = { over: 'più di', 'at-least': 'almeno', under: 'meno di', 'at-most': 'al massimo' };
/** Beside a fact that is a day: more days since the answer than since the fact is before it. */
const beside: Readonly<Record<Bound, string>> = { over: 'prima del', 'at-least': 'fino al', under: 'dopo il', 'at-most': 'dal' };

const standing: Readonly<Record<Standing, string>> = {
  current: 'in vigore',
  'last-known': 'finito, senza una cifra nuova',
  unsure: 'incerto',
  none: 'non si può dire',
};

/** A rule in Italian words, for people who do not read the file. */
export function ruleInWords(condition: Condition, naming: Naming): string {
  if ('all' in condition) return condition.all.map((each) => inner(each, naming)).join(' e ');
  if ('any' in condition) return condition.any.map((each) => inner(each, naming)).join(' o ');
  if ('not' in condition) return `non ${inner(condition.not, naming)}`;
  if ('answer' in condition)
    return `${naming.short(condition.answer)}: ${condition.in.map((id) => naming.option(condition.answer, id)).join(' / ')}`;
  if ('fact' in condition) return `${condition.fact}: ${condition.is.map((each) => standing[each]).join(' / ')}`;
  const { unit, step } = sinceOf(condition);
  if (condition['at-least'] !== undefined && condition['at-least'] === condition['at-most'])
    return `passati da ${naming.short(step)}: ${amountOf(condition['at-least'], naming.world, unit) ?? condition['at-least']} ${units[unit]} esatti`;
  const days = boundNames.flatMap((name) => {
    const fact = factIn(condition[name] ?? 0);
    const day = fact === null ? null : naming.world.fact(fact);
    return typeof day === 'string' && isDay(day) ? [`${beside[name]} ${formats['long-day'](day, 'it')}`] : [];
  });
  if (days.length > 0) return `${naming.short(step)}: ${days.join(' e ')}`;
  const rules = boundNames.flatMap((name) => {
    const amount = condition[name];
    if (amount === undefined) return [];
    const days = amountOf(amount, naming.world, unit);
    return `${signs[name]} ${days ?? amount} ${units[unit]}`;
  });
  return `passati da ${naming.short(step)}: ${rules.join(' e ')}`;
}

/** A rule within another, in brackets if it is made of several. */
function inner(condition: Condition, naming: Naming): string {
  const words = ruleInWords(condition, naming);
  return 'all' in condition || 'any' in condition ? `(${words})` : words;
}
