import { labelKey } from '../../core/flow-keys.ts';
import { factValues } from '../../core/flow-run.ts';
import { type Screen, text } from '../../core/screen.ts';
import { backRow, because, button } from '../buttons.ts';
import { type Situation, show, unread, worldOf } from '../situation.ts';
import { sourceLines } from './source-lines.ts';

/** How many news the list shows: what is older is in the guides. */
const mostNews = 10;

function listScreen({ content }: Situation): Screen {
  const recent = content.news.slice(0, mostNews);
  return {
    text: [text('common:news.title'), text(recent.length > 0 ? 'common:news.help' : 'common:news.none'), text('common:news.how')],
    buttons: [...recent.map(({ id }) => [button(text(`news:${id}.title`), { do: 'news-item', item: id })]), backRow()],
  };
}

/** What changed in the law and at the offices, dated, with its sources and the guides that it concerns. */
export const news = unread((situation) => {
  const { input, content } = situation;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'news-item') return show(listScreen(situation));
  const item = content.news.find((each) => each.id === act.item);
  if (!item) return show(because(text('common:unexpected.old-button'), listScreen(situation)));
  return show({
    text: [
      text('common:news.since', { day: item.on }),
      text('common:flow.question', { question: text(`news:${item.id}.title`) }),
      text(`news:${item.id}.body`, factValues(worldOf(content, situation.today))),
      ...sourceLines(content, item.sources),
    ],
    buttons: [...item.flows.map((flow) => [button(text(labelKey(flow)), { do: 'flow-start', flow })]), backRow({ do: 'news' })],
  });
});
