import type { Entity } from './telegram-types.ts';

/** What Telegram's server finds in plain text by itself. The order settles which wins where two overlap. */
const FOUND: [type: string, pattern: RegExp][] = [
  ['url', /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]'»]/giu],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['bot_command', /(?<![\w/@.:])\/[a-z0-9_]{1,64}(?:@\w{3,32})?(?!\w)/giu],
  ['mention', /(?<![\w/@.])@[a-z]\w{3,31}(?!\w)/giu],
  ['hashtag', /(?<![\p{L}\p{N}_&/#])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ['phone_number', /(?<![\w+])\+\d(?:[ .-]?\d){7,14}(?![\w])/gu],
];

/** Adds to `marked` the links, commands and so on found in `text`, where no code or link is already. */
export function findEntities(text: string, marked: Entity[]): Entity[] {
  const all = [...marked];
  const shut = marked.filter((entity) => /^(text_link|text_mention|code|pre)$/.test(entity.type));
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (shut.some((other) => overlaps(other, entity))) continue;
      shut.push(entity);
      all.push(entity);
    }
  }
  return all.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/** The `bot_command` entities alone: what a person's client marks. */
export function commandsIn(text: string): Entity[] {
  return findEntities(text, []).filter((entity) => entity.type === 'bot_command');
}

function overlaps(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
