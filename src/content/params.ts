/** A parameter as a text names it: `{{cost.total, money}}`. */
export interface Param {
  readonly name: string;
  readonly formatted: boolean;
  /** The formats named after the comma. */
  readonly formats: readonly string[];
}

const param = /\{\{-?(.+?)\}\}/g;

/** The parameters of a text, in order, repeated ones too. */
export function paramsOf(words: string): readonly Param[] {
  return [...words.matchAll(param)].map(([, inside = '']) => paramOf(inside));
}

function paramOf(inside: string): Param {
  const [name = '', ...named] = inside.split(',').map((part) => part.trim());
  return { name, formatted: named.length > 0, formats: named };
}

const firstDay = /(^|[.!?]\s|\n)((?:<[^>]*>)*)\{\{([^{},]+), (day|weekday)\}\}/g;

/** A day at the beginning of a sentence begins with a capital letter: its name does not in Italian. */
export const opened = (words: string): string => words.replace(firstDay, '$1$2{{$3, $4, opening}}');

/** A text cut at its parameters, in order. */
export function partsOf(words: string): readonly (string | Param)[] {
  // Cut at what the pattern catches: words stand at even places, parameters between them.
  const parts = opened(words)
    .split(param)
    .map((part, i) => (i % 2 ? paramOf(part) : part));
  return parts.filter((part) => part !== '');
}
