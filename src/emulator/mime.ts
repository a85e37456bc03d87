/** The endings that come up here: what the bot sends, and what the web chat is made of. */
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
};

/** The media type for a file's name. */
export function mimeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
