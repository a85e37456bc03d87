/** Where a link in a message leads inside the preview. */
export type Target =
  | { kind: 'start'; payload: string }
  | { kind: 'share'; url: string; text: string }
  | { kind: 'web'; url: string }
  | { kind: 'refused'; url: string };

/** Sorts a link: the bot's own deep link, Telegram's share page, an ordinary web address, or something that is not opened (`javascript:` …). */
export function targetOf(link: string, botUsername: string): Target {
  const url = parse(link);
  if (!url) return { kind: 'refused', url: link };
  const query = url.searchParams;
  if (url.protocol === 'tg:') {
    const own = (query.get('domain') ?? '').toLowerCase() === botUsername.toLowerCase();
    if (own && `${url.host}${url.pathname}`.startsWith('resolve')) return { kind: 'start', payload: query.get('start') ?? '' };
    return { kind: 'refused', url: link };
  }
  if (['t.me', 'telegram.me', 'telegram.dog'].includes(url.hostname)) {
    const [first = '', second] = url.pathname.split('/').filter(Boolean);
    if (first === 'share') return { kind: 'share', url: query.get('url') ?? '', text: query.get('text') ?? '' };
    const own = first.toLowerCase() === botUsername.toLowerCase() && second === undefined;
    if (own && !query.has('startgroup')) return { kind: 'start', payload: query.get('start') ?? '' };
  }
  const opened = ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol);
  return opened ? { kind: 'web', url: url.href } : { kind: 'refused', url: link };
}

function parse(link: string): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
