import { type Screen, text } from '../base/screen.ts';
import type { Content } from '../content/content.ts';
import { labelKey } from '../flow/keys.ts';
import { factValues } from '../flow/run.ts';
import { backRow, button } from './buttons.ts';
import { caveatLines } from './caveat-lines.ts';
import { type Setting, worldOf } from './setting.ts';
import { sourceLines } from './source-lines.ts';

/** How many news the list shows: what is older is in the guides. */
const mostNews = 10;

export function newsList({ content }: Setting): Screen {
  const recent = content.news.slice(0, mostNews);
  return {
    text: [text('common:news.title'), text(recent.length > 0 ? 'common:news.help' : 'common:news.none'), text('common:news.how')],
    buttons: [...recent.map(({ id }) => [button(text(`news:${id}.title`), { do: 'news-item', item: id })]), backRow()],
  };
}

/** One change, dated, with its sources and the guides that it concerns. */
export function newsScreen(setting: Setting, item: Content['news'][number]): Screen {
  const { content, today } = setting;
  return {
    text: [
      text('common:news.since', { day: item.on }),
      text('common:flow.question', { question: text(`news:${item.id}.title`) }),
      text(`news:${item.id}.body`, factValues(worldOf(content, today))),
      ...caveatLines(setting, { keys: [`news:${item.id}.body`] }),
      ...sourceLines(content, item.sources),
    ],
    buttons: [...item.flows.map((flow) => [button(text(labelKey(flow)), { do: 'flow-start', flow })]), backRow({ do: 'news' })],
  };
}
