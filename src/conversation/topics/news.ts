import { because } from '../../screens/buttons.ts';
import { newsList, newsScreen } from '../../screens/news-screens.ts';
import { oldButton } from '../../screens/words.ts';
import { show, unread } from '../situation.ts';

/** What changed in the law and at the offices, dated, with its sources and the guides that it concerns. */
export const news = unread((situation) => {
  const { input, content } = situation;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do !== 'news-item') return show(newsList(situation));
  const item = content.news.find((each) => each.id === act.item);
  return show(item ? newsScreen(situation, item) : because(oldButton, newsList(situation)));
});
