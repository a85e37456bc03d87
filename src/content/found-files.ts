import { z } from 'zod';
import { type Action, actionData, isAction, parseAction } from '../base/action.ts';
import type { Door, FirstWords } from './found.ts';
import { id, words } from './shapes.ts';

/** An action as its fields; what no button can carry is none. */
const action = z.record(z.string(), z.string()).transform((fields, context) => {
  const { do: name, ...values } = fields;
  const parsed = isAction(name) ? parseAction(actionData(fields as unknown as Action)) : null;
  if (parsed && Object.keys(values).length === Object.keys(parsed).length - 1) return parsed;
  context.addIssue({ code: 'custom', message: 'no button does this' });
  return z.NEVER;
}) as unknown as z.ZodType<Action>;
const door: z.ZodType<Door> = z.strictObject({ id, press: action });

/** `data/doors.yaml`. */
export const doorsFile = z.strictObject({ doors: z.array(door) });
/** `data/first-words.yaml`, by language. */
export const firstWordsFile = z
  .strictObject({ languages: z.record(z.string(), z.array(z.strictObject({ open: words, words: z.array(words).min(1) }))) })
  .transform(({ languages }) =>
    Object.entries(languages).flatMap(([lang, all]) => all.map((each): FirstWords => ({ lang, ...each }))),
  ) as unknown as z.ZodType<FirstWords[]>;
