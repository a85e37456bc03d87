import { type Button, text } from '../base/screen.ts';
import type { FlowId } from '../flow/flow.ts';
import { labelKey } from '../flow/keys.ts';
import { button } from './buttons.ts';
import type { Setting } from './setting.ts';

/** Buttons to the guides that fit the words; a safety card has no icon. */
export function foundButtons({ content, person }: Setting, said: string, most: number, but?: FlowId): Button[][] {
  return content.search
    .find(person.lang, said, most + 1)
    .filter((id) => id !== but)
    .slice(0, most)
    .flatMap((id) => {
      const flow = content.flows.get(id);
      const label = text(labelKey(id));
      if (!flow) return [];
      const words = flow.safety ? label : text('common:need.guide', { icon: flow.icon, title: label });
      return [[button(words, { do: 'flow-start', flow: id })]];
    });
}
