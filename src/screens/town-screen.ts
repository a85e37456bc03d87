import { type Paragraph, type Screen, text } from '../base/screen.ts';
import type { Municipality } from '../desk/office.ts';
import type { FlowId } from '../flow/flow.ts';
import { backRow, button, rows } from './buttons.ts';

/** The question, with towns to choose from. */
export function townScreen(flow: FlowId, above: readonly Paragraph[], towns: readonly Municipality[]): Screen {
  return {
    text: [...above, text('common:where.how')],
    buttons: [
      ...rows(
        towns.map(({ id, name, province }) => button(text('common:where.label', { name, province }), { do: 'town-set', town: id, flow })),
        2,
      ),
      backRow({ do: 'flow-section', flow, section: 'where' }),
    ],
  };
}

/** The same question, for what is near that town: nothing is kept. */
export function nearTownScreen(above: readonly Paragraph[], towns: readonly Municipality[]): Screen {
  return {
    text: [...above, text('common:near.how')],
    buttons: [
      ...rows(
        towns.map(({ id, name, province }) => button(text('common:where.label', { name, province }), { do: 'near', town: id })),
        2,
      ),
      backRow({ do: 'desks' }),
    ],
  };
}
