/** Telegram's check of a link (tdlib LinkManager, HttpUrl): the link as it is kept, or in `error` why it is refused. */
export function checkLink(link: string): { url: string } | { error: string } {
  const trimmed = link.trim();
  if (/^(tg|ton|tonsite):/i.test(trimmed)) return { url: trimmed };
  // No "://" means http, so "tel:+39055" is host "tel" and port "+39055", and "mailto:a@b.it" is user "mailto:a".
  const withScheme = /^([^:/?#]*):\/\/(.*)$/s.exec(trimmed);
  const scheme = withScheme ? (withScheme[1] ?? '').toLowerCase() : 'http';
  if (scheme !== 'http' && scheme !== 'https') return { error: 'Unsupported URL protocol' };
  const rest = withScheme ? (withScheme[2] ?? '') : trimmed;
  const [, authority = '', path = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? [];
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority.slice(authority.lastIndexOf('@') + 1)) ?? [];
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return { error: 'Wrong port number specified in the URL' };
  if (host === '') return { error: 'URL host is empty' };
  if (/[\s<>"'\\^`{|}]/.test(host)) return { error: 'Disallowed character in URL host' };
  if (!host.startsWith('[') && !host.includes('.')) return { error: 'Wrong HTTP URL' };
  if (/\s/.test(path)) return { error: 'URL contains a space' };
  return { url: `${scheme}://${authority}${path === '' ? '/' : path}` };
}
