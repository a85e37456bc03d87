import type { Forms } from './text-index.ts';

const begin = /^(zero|one|two|few|many|other):\s*/;

/** A text as somebody types it: the words, or a line for each plural form, `one: {{count}} day`. */
export const typedForms = (forms: Forms): string => forms.get('') ?? [...forms].map(([form, words]) => `${form}: ${words}`).join('\n');

/** What was typed, by plural form, `''` without; a line that begins with no form belongs to the one above it. */
export function formsTyped(typed: string): Forms {
  if (!begin.test(typed)) return new Map([['', typed]]);
  const forms = new Map<string, string>();
  let last = '';
  for (const line of typed.split('\n')) {
    const form = begin.exec(line)?.[1];
    const words = line.replace(begin, '');
    forms.set(form ?? last, form === undefined ? `${forms.get(last) ?? ''}\n${words}` : words);
    last = form ?? last;
  }
  return new Map([...forms].map(([form, words]) => [form, words.trim()]));
}
