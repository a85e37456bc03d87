import { type Paragraph, text } from '../base/screen.ts';
import type { Content, Source } from '../content/content.ts';
import { inEnglish } from '../content/formats.ts';

/** How many sources a screen names. */
const mostSources = 6;

/** What `{{title, source}}` says: Italian to who reads Italian where there is such a title, else as the register has it. */
export function sourceTitle({ title, it }: Pick<Source, 'title' | 'it'>): string {
  return it ? `${it}${inEnglish}${title}` : title;
}

/** The sources by their ids, as links under a heading. */
export function sourceLines({ sources }: Content, ids: readonly string[]): Paragraph[] {
  const named = ids.flatMap((id) => sources.get(id) ?? []).slice(0, mostSources);
  const line = (source: Source) => {
    const { url, date } = source;
    const title = sourceTitle(source);
    return url ? text('common:section.source-link', { title, url, date }) : text('common:section.source', { title, date });
  };
  return [[text('common:section.sources'), ...named.map(line)]];
}
