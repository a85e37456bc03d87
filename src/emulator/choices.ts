import type { Field } from './spec.ts';

/** The descriptions never change, and every call asks again. */
const known = new WeakMap<Field, string[] | undefined>();

/** The only values that a text field may have by its description: 'must be one of "a" or "b"', 'always "emoji"'. Undefined: any. */
export function choicesOf(field: Field): string[] | undefined {
  if (!known.has(field)) known.set(field, field.types.includes('String') ? readChoices(field) : undefined);
  return known.get(field);
}

function readChoices({ name, description }: Field): string[] | undefined {
  const list = /must be one of (.*)/i.exec(description)?.[1]?.split(/\.\s+[A-Z]/)[0];
  const quoted = list?.match(/"[^"]+"/g)?.map((each) => each.slice(1, -1));
  if (quoted) return quoted;
  // "Type of the result, must be photo": what tells the members of a union apart.
  if (name !== 'type' && name !== 'source') return undefined;
  const only = /(?:must be|always) ["“]?(\w+)["”]?\.?$/.exec(description)?.[1];
  return only === undefined ? undefined : [only];
}
