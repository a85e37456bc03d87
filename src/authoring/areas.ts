import type { Content, Need } from '../content/content.ts';
import type { Flow } from '../flow/flow.ts';

/** What one booklet holds: the guides under one need of the menu, or the safety cards. */
export interface Area {
  readonly id: string;
  /** In Italian. */
  readonly title: string;
  readonly flows: readonly Flow[];
}

/** Every guide in one area: the first need of the menu that leads to it; the cards of danger first, what no need leads to last. */
export function areasOf(content: Content): readonly Area[] {
  const left = new Map(content.flows);
  const take = (ids: readonly string[]): Flow[] =>
    ids.flatMap((id) => {
      const flow = left.get(id);
      left.delete(id);
      return flow ? [flow] : [];
    });
  const within = (need: Need): string[] => [...need.flows, ...need.needs.flatMap(within)];
  const danger = [...content.flows.values()].filter(({ safety }) => safety).map(({ id }) => id);
  const areas = [
    { id: 'safety', title: 'Pericolo e carte urgenti', flows: take(danger) },
    ...content.menu.map((need) => ({
      id: need.id,
      title: content.texts.plain('it', { key: `common:need.${need.id}.title`, with: { icon: need.icon } }),
      flows: take(within(need)),
    })),
    { id: 'other', title: 'Altre guide', flows: take([...left.keys()]) },
  ];
  return areas.filter(({ flows }) => flows.length > 0);
}
