import type { CalculatorEntry } from './calculators.ts';
import type { World } from './flow.ts';

/**
 * Which contribution is paid (DM 5 May 2017, with DM 6 Oct 2011 art. 3): a permit of 3 to 12 months; a longer one; the EU
 * long-term permit and managers; none at all (minors, protection, FAMIT, update, duplicate, conversion of a valid permit …).
 * `child`: a child under 14 in the parent's kit pays only its card (fact `fee_child_under14_in_parent_kit`).
 */
const contributionFacts = {
  'up-to-1y': 'fee_contribution_up_to_1y',
  'over-1y': 'fee_contribution_over_1y',
  ltr: 'fee_contribution_ltr_managers',
} as const;
const kinds = ['up-to-1y', 'over-1y', 'ltr', 'exempt', 'child'] as const;

/** The parts of the cost and the fact behind each; in euros. */
const partsOf: Readonly<Record<(typeof kinds)[number], Readonly<Record<string, string>>>> = {
  'up-to-1y': whole(contributionFacts['up-to-1y']),
  'over-1y': whole(contributionFacts['over-1y']),
  ltr: whole(contributionFacts.ltr),
  exempt: whole(),
  child: { printing: 'fee_child_under14_in_parent_kit' },
};

function whole(contribution?: string): Readonly<Record<string, string>> {
  return {
    ...(contribution ? { contribution } : {}),
    printing: 'fee_card_printing',
    stamp: 'fee_marca_da_bollo',
    poste: 'fee_poste_service',
  };
}

/** A fee in cents; null when its fact is missing, due for review or no amount. */
function cents(key: string, world: World): number | null {
  const euros = world.fact(key);
  return typeof euros === 'number' ? Math.round(euros * 100) : null;
}

/**
 * What a residence permit costs. `channel`: `kit` (post office, with its service fee) or `questura`. Gives `total` and `slip`
 * (contribution and printing, paid on one postal slip to the account of the Ministry), in euros, and the parts of the sum.
 * Null when any fee it needs may not be shown: half a sum would be a wrong sum. TUI art. 5 c. 2-ter; DM 5 May 2017.
 */
export const permitCost: CalculatorEntry = {
  needs: { contribution: kinds, channel: ['kit', 'questura'] },
  gives: ['total', 'slip'],
  parts: ['contribution', 'printing', 'stamp', 'poste'],
  facts: [
    ...Object.values(contributionFacts),
    'fee_card_printing',
    'fee_marca_da_bollo',
    'fee_poste_service',
    'fee_child_under14_in_parent_kit',
  ],
  run({ contribution, channel }, world) {
    const kind = kinds.find((each) => each === contribution);
    if (!kind || (channel !== 'kit' && channel !== 'questura')) return null;
    const parts: { id: string; amount: number }[] = [];
    let total = 0;
    let slip = 0;
    for (const [id, fact] of Object.entries(partsOf[kind])) {
      if (id === 'poste' && channel === 'questura') continue;
      const fee = cents(fact, world);
      if (fee === null) return null;
      parts.push({ id, amount: fee / 100 });
      total += fee;
      if (id === 'contribution' || id === 'printing') slip += fee;
    }
    return { values: { total: total / 100, slip: slip / 100 }, parts };
  },
};
