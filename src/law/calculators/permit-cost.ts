import { type ArgumentValue, countOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry, Computed } from '../calculator.ts';
import type { KnownFacts } from '../fact.ts';
import { centsOf, type Part, sumOf, timesOf } from '../sum.ts';

/** What a permit is made of; `children` are cards of children under 14 in the same kit. The order is that of paying. */
const facts = {
  printing: 'fee_card_printing',
  'stamp-sui': 'fee_marca_da_bollo',
  stamp: 'fee_marca_da_bollo',
  poste: 'fee_poste_service',
  children: 'fee_child_under14_in_parent_kit',
} as const;
type PartId = keyof typeof facts;
const whole: readonly PartId[] = ['printing', 'stamp', 'poste'];

/**
 * Which contribution is paid (TUI art. 5 c. 2-ter; DM 6 Oct 2011 art. 3 as changed by DM 5 May 2017; dossier on permits, 2.3): `paid` names
 * its fact, the rest what else is paid. Not here, because the desk must say: asylum seekers, art. 18-ter.
 */
const kinds = {
  'up-to-1y': { paid: 'fee_contribution_up_to_1y', rest: whole },
  'over-1y': { paid: 'fee_contribution_over_1y', rest: whole },
  ltr: { paid: 'fee_contribution_ltr_managers', rest: whole },
  managers: { paid: 'fee_contribution_ltr_managers', rest: whole },
  /** Any other title that pays no contribution: protection, medical care, artt. 18, 18-bis, 20-bis, temporary protection … */
  exempt: { rest: whole },
  /** Under 18, with a kit of their own; also children reunited under art. 29 c. 1 b. */
  minor: { rest: whole },
  /** D.Lgs. 30/2007 art. 23 c. 1-bis. */
  famit: { rest: whole },
  'eu-family': { rest: whole },
  /** EU long-term permit of refugees and holders of subsidiary protection (circular of 27 January 2015). */
  'ltr-protection': { rest: whole },
  update: { rest: whole },
  duplicate: { rest: whole },
  conversion: { rest: whole },
  /** Study or seasonal to work, through the Sportello Unico: a stamp there too. */
  'conversion-sui': { rest: ['printing', 'stamp-sui', 'stamp', 'poste'] },
  /** Under 14, in the kit of a parent. */
  child: { rest: ['children'] },
  /** Card of the Withdrawal Agreement, only at the Questura. */
  'uk-card': { rest: ['printing'] },
} as const satisfies Readonly<Record<string, { readonly paid?: string; readonly rest: readonly PartId[] }>>;
const words = wordsOf(kinds);
const channels = ['kit', 'questura'] as const;

/** Both calculators below: a child alone keeps the part `printing`, as that is what is paid. */
function cost(contribution: ArgumentValue, channel: ArgumentValue, children: number, world: KnownFacts): Computed | null {
  const kind = wordOf(words, contribution);
  const way = wordOf(channels, channel);
  if (!kind || !way || (kind === 'child' && children > 0) || (kind === 'uk-card' && way === 'kit')) return null;
  const entry = kinds[kind];
  const parts: Part[] = [
    ...('paid' in entry ? [{ id: 'contribution', cents: centsOf(entry.paid, world) }] : []),
    ...entry.rest
      .filter((id) => id !== 'poste' || way === 'kit')
      .map((id) => ({ id: id === 'children' ? 'printing' : id, cents: centsOf(facts[id], world) })),
    ...(children > 0 ? [{ id: 'children', cents: timesOf(children, facts.children, world) }] : []),
  ];
  const sum = sumOf(parts);
  if (!sum) return null;
  const slip = parts.filter(({ id }) => id === 'contribution' || id === 'printing').reduce((all, { cents }) => all + (cents ?? 0), 0);
  return { values: { total: sum.cents / 100, slip: slip / 100 }, parts: sum.parts };
}

const contributionFacts = ['fee_contribution_up_to_1y', 'fee_contribution_over_1y', 'fee_contribution_ltr_managers'];
const allFacts = [...contributionFacts, ...new Set(Object.values(facts))];

/**
 * What one person's residence permit costs. `channel`: `kit` (post office, with its service fee) or `questura`. Gives `total` and `slip`
 * (contribution and printing, paid on one postal slip to the account of the Ministry), in euros, and the parts of the sum.
 * Null when any fee it needs may not be shown: half a sum would be a wrong sum; also for the card of UK citizens by kit, which does not exist.
 */
export const permitCost: CalculatorEntry = {
  needs: { contribution: words, channel: channels },
  gives: ['total', 'slip'],
  parts: ['contribution', 'printing', 'stamp-sui', 'stamp', 'poste'],
  facts: allFacts,
  run: ({ contribution, channel }, world) => cost(contribution, channel, 0, world),
};

/**
 * The same for a parent with `children` under 14 in the same kit or request (a number, also 0): each adds only its card, on a slip of its own.
 * Gives `total`, `slip` (the parent's) and `children_total`. Null as `permit-cost`, and for a `child` with children.
 */
export const permitCostFamily: CalculatorEntry = {
  needs: { contribution: words, channel: channels, children: 'number' },
  gives: ['total', 'slip', 'children_total'],
  parts: ['contribution', 'printing', 'stamp-sui', 'stamp', 'poste', 'children'],
  facts: allFacts,
  run({ contribution, channel, children }, world) {
    const count = countOf(children);
    const sum = count === null ? null : cost(contribution, channel, count, world);
    const cards = sum?.parts?.find(({ id }) => id === 'children');
    return sum && { ...sum, values: { ...sum.values, children_total: cards?.amount ?? 0 } };
  },
};
