import { type Text, text, type Words } from '../base/screen.ts';
import { addDays } from '../base/time.ts';
import { paramsOf } from '../content/params.ts';
import { reference } from '../content/reference.ts';
import type { Flow, SectionId } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, optionKey, sayKey, titleKey } from '../flow/keys.ts';
import { factValues } from '../flow/run.ts';
import { type Setting, worldOf } from './setting.ts';

/** Where people meet a text: in which guide, as what, and what stands on the same screen, in order. */
export interface MetAt {
  readonly flow: Flow | null;
  readonly as: 'question' | 'answer' | 'say' | SectionId | 'other';
  readonly around: readonly string[];
}

/** The place of a text; those that several guides share are shown in the first. */
export function metAt({ content }: Setting, key: string): MetAt {
  const has = (each: string) => content.texts.has(reference, each);
  for (const flow of content.flows.values()) {
    for (const step of flow.steps) {
      const options = step.options.map((option) => optionKey(flow.id, step.id, option.id, has));
      const around = [askKey(flow.id, step.id), helpKey(flow.id, step.id), ...options].filter(has);
      if (around.includes(key) && !key.startsWith('common:')) return { flow, as: options.includes(key) ? 'answer' : 'question', around };
    }
    for (const outcome of flow.outcomes) {
      const say = outcome.say.map((item) => sayKey(flow.id, item.id));
      if (say.includes(key)) return { flow, as: 'say', around: say };
      for (const [section, items] of Object.entries(outcome.sections) as [SectionId, Flow['outcomes'][number]['say']][]) {
        const around = items.map((item) => itemKey(flow.id, section, item.id));
        if (around.includes(key)) return { flow, as: section, around };
      }
    }
  }
  const flow = content.flows.get(key.split(':')[0] ?? '') ?? null;
  return { flow, as: 'other', around: [key] };
}

/** The name of a place, for who reads it. */
export const placeText = ({ flow, as }: MetAt): Text =>
  text('operators:review.place', {
    guide: flow ? text(titleKey(flow.id)) : text('operators:review.no-guide'),
    as: text(`operators:review.as-${as}`),
  });

/** A text with the numbers of today, and with examples where the value hangs on the person. */
export function exampleOf(setting: Setting, key: string): Text {
  const { texts } = setting.content;
  const names = texts.params(key);
  if (names.length === 0) return text(key);
  const facts = factValues(worldOf(setting.content, setting.today));
  const written = [...(texts.written(reference, key, 'file')?.values() ?? [])].flatMap((words) => paramsOf(words));
  const values: Record<string, Words> = {};
  for (const name of names) {
    const format = written.find((each) => each.name === name)?.formats[0] ?? '';
    values[name] = facts[name] ?? example(setting, name, format);
  }
  return text(key, values);
}

/** How many days from today an example of a day lies. */
const ahead = 30;

function example({ today }: Setting, name: string, format: string): Words {
  if (/day|month-name|^month$/.test(format)) return addDays(today, ahead);
  if (/^(money|number|days|months|years)$/.test(format) || name === 'count') return 2;
  return format === 'time' ? '09:30' : `‹${name}›`;
}
