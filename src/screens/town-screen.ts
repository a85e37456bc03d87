import type { Action } from '../base/action.ts';
import { type Paragraph, type Screen, text } from '../base/screen.ts';
import type { Municipality } from '../desk/office.ts';
import type { FlowId } from '../flow/flow.ts';
import { backRow, button, rows } from './buttons.ts';

/** What a town is asked for: the offices of an outcome, for which it is kept, or what is near it, used once. */
export type TownFor = { readonly flow: FlowId } | 'near';

/** The question, with towns to choose from. */
export function townScreen(what: TownFor, above: readonly Paragraph[], towns: readonly Municipality[]): Screen {
  const near = what === 'near';
  const chosen = (town: string): Action => (near ? { do: 'near', town } : { do: 'town-set', town, flow: what.flow });
  return {
    text: [...above, text(near ? 'common:near.how' : 'common:where.how')],
    buttons: [
      ...rows(
        towns.map(({ id, name, province }) => button(text('common:where.label', { name, province }), chosen(id))),
        2,
      ),
      backRow(near ? { do: 'desks' } : { do: 'flow-section', flow: what.flow, section: 'where' }),
    ],
  };
}
