import type { TextTree } from './template.ts';

/** A file of texts as it stands on the disk. */
export const writtenTree = (tree: TextTree): string => `${JSON.stringify(tree, null, 2)}\n`;

/** The tree with these words at that place; a new name stands where the Italian file has it. */
export function withText(tree: TextTree, italian: TextTree, [name = '', ...rest]: readonly string[], words: string): TextTree {
  const below = (of: TextTree): TextTree => {
    const inside = of[name];
    return typeof inside === 'object' ? inside : {};
  };
  const value = rest.length === 0 ? words : withText(below(tree), below(italian), rest, words);
  if (Object.hasOwn(tree, name)) return { ...tree, [name]: value };
  const names = Object.keys(tree);
  const order = Object.keys(italian).map(base);
  const at = order.indexOf(base(name));
  // Behind the last of those that stand before it in Italian, its own other forms among them.
  const last = names.findLastIndex((each) => at >= 0 && order.indexOf(base(each)) >= 0 && order.indexOf(base(each)) <= at);
  const before = at < 0 ? names.length : last + 1;
  const entries = Object.entries(tree);
  return Object.fromEntries([...entries.slice(0, before), [name, value], ...entries.slice(before)]);
}

const base = (name: string): string => name.replace(/_(zero|one|two|few|many|other)$/, '');
