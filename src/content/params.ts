/** A parameter as a text names it: `{{cost.total, money}}`. */
export interface Param {
  readonly name: string;
  readonly formatted: boolean;
  /** The formats named after the comma. */
  readonly formats: readonly string[];
}

/** The parameters of a text, in order, repeated ones too. */
export function paramsOf(words: string): readonly Param[] {
  return [...words.matchAll(/\{\{-?(.+?)\}\}/g)].map(([, inside = '']) => {
    const [name = '', ...named] = inside.split(',').map((part) => part.trim());
    return { name, formatted: named.length > 0, formats: named };
  });
}
