import { type Paragraph, text } from '../base/screen.ts';
import type { Content, Source } from '../content/content.ts';

/** How many sources a screen names. */
const mostSources = 6;

/** The sources by their ids, as links under a heading. */
export function sourceLines({ sources }: Content, ids: readonly string[]): Paragraph[] {
  const named = ids.flatMap((id) => sources.get(id) ?? []).slice(0, mostSources);
  const line = ({ title, url, date }: Source) =>
    url ? text('common:section.source-link', { title, url, date }) : text('common:section.source', { title, date });
  return [[text('common:section.sources'), ...named.map(line)]];
}
