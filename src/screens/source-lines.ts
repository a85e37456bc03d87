import { type Paragraph, text } from '../base/screen.ts';
import type { Content, Source } from '../content/content.ts';
import { sourceDates, sourceTitle } from '../content/source-texts.ts';

/** How many sources a screen names. */
const mostSources = 6;

/** The sources by their ids, as links under a heading. */
export function sourceLines({ sources }: Content, ids: readonly string[]): Paragraph[] {
  const named = ids.flatMap((id) => sources.get(id) ?? []).slice(0, mostSources);
  const line = (source: Source) => {
    const words = { title: sourceTitle(source), dates: sourceDates(source) };
    return source.url ? text('common:section.source-link', { ...words, url: source.url }) : text('common:section.source', words);
  };
  return [[text('common:section.sources'), ...named.map(line)]];
}
