import { text } from '../../base/screen.ts';
import { labelKey } from '../../flow/keys.ts';
import { factValues } from '../../flow/run.ts';
import { backRow, because, button } from '../../screens/buttons.ts';
import { newsList } from '../../screens/news-screens.ts';
import { worldOf } from '../../screens/setting.ts';
import { sourceLines } from '../../screens/source-lines.ts';
import { show, unread } from '../situation.ts';

/** What changed in the law and at the offices, dated, with its sources and the guides that it concerns. */
export const news = unread((situation) => {
  const { input, content } = situation;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'news-item') return show(newsList(situation));
  const item = content.news.find((each) => each.id === act.item);
  if (!item) return show(because(text('common:unexpected.old-button'), newsList(situation)));
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
