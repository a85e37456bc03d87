import { broken } from '../api-error.ts';
import { checkLink } from '../links.ts';
import { answerPress } from '../presses.ts';
import type { World } from '../world.ts';

export function answerCallbackQuery(
  world: World,
  params: { callback_query_id: string; text?: string; show_alert?: boolean; url?: string },
): true {
  const { text, show_alert, url } = params;
  // Without a game, a bot may only open its own t.me link.
  if (url !== undefined && !('url' in checkLink(url) && url.startsWith(`https://t.me/${world.bot.username}?start=`))) {
    if (!url.startsWith(`t.me/${world.bot.username}?start=`)) throw broken('URL_INVALID');
  }
  answerPress(world, params.callback_query_id, {
    ...(text ? { text } : {}),
    ...(show_alert === undefined ? {} : { show_alert }),
    ...(url === undefined ? {} : { url }),
  });
  return true;
}
