import { type Screen, text } from '../base/screen.ts';
import { backRow, button } from './buttons.ts';
import type { Setting } from './setting.ts';

/** How many news the list shows: what is older is in the guides. */
const mostNews = 10;

export function newsList({ content }: Setting): Screen {
  const recent = content.news.slice(0, mostNews);
  return {
    text: [text('common:news.title'), text(recent.length > 0 ? 'common:news.help' : 'common:news.none'), text('common:news.how')],
    buttons: [...recent.map(({ id }) => [button(text(`news:${id}.title`), { do: 'news-item', item: id })]), backRow()],
  };
}
