import { keptFor } from '../../base/kept.ts';
import type { Content, Need } from '../../content/content.ts';
import { reference } from '../../content/reference.ts';
import { isRead, reviewOrder } from '../../content/review-order.ts';

/*
 * Which texts of a language are still to be read by somebody, the most harmful first.
 */

/** The texts that residents see, in the order in which a fault in them does harm. */
const ordered = keptFor((content: Content): readonly string[] =>
  reviewOrder({
    keys: content.texts.keys().filter(isRead),
    flows: content.flows,
    menu: content.menu.flatMap(guidesOf),
    italian: (key) => [...(content.texts.written(reference, key, 'file')?.values() ?? [])].join('\n'),
  }),
);

const guidesOf = ({ flows, needs }: Need): readonly string[] => [...flows, ...needs.flatMap(guidesOf)];
/** The texts to be read, those first that people did not understand. */
export function* toRead(
  content: Content,
  lang: string,
  flags: ReadonlyMap<string, number>,
  rejected: ReadonlySet<string>,
): Generator<string> {
  const flagged = [...flags].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const there = (key: string) => content.texts.written(lang, key, 'file') !== null;
  // What somebody did not understand is read again, whoever checked it.
  for (const key of flagged) if (there(key)) yield key;
  for (const key of ordered(content)) if (!flags.has(key) && !rejected.has(key) && isUnread(content, lang, key)) yield key;
}

const isUnread = ({ texts }: Content, lang: string, key: string): boolean =>
  texts.written(lang, key, 'file') !== null && ['machine', 'old', 'withdrawn'].includes(texts.states.of(lang, key));
