import { checkLink } from './links.ts';
import type { Entity } from './telegram-types.ts';

/** The tags of Telegram's HTML and the entity each becomes (`span` only as class tg-spoiler). */
const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
};

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const REFERENCE = /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/gi;

type OpenTag = { name: string; argument: string; start: number };

/** Markup that Telegram refuses; the message is what follows "can't parse entities: ". */
export class MarkupError extends Error {}

/** Reads Telegram's HTML as tdlib's do_parse_html does: the plain text and its entities. Throws MarkupError. */
export function parseHtml(html: string): { text: string; entities: Entity[] } {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next === -1 || next > at) {
      const end = next === -1 ? html.length : next;
      text += decode(html.slice(at, end));
      at = end;
      continue;
    }
    const where = `at byte offset ${Buffer.byteLength(html.slice(0, at))}`;
    if (html[at + 1] === '/') {
      const tag = open.at(-1);
      if (!tag) throw new MarkupError(`Unexpected end tag ${where}`);
      const found = /^<\/([^\s>]*)\s*>/.exec(html.slice(at));
      if (!found) throw new MarkupError(`Unclosed end tag ${where}`);
      const name = (found[1] ?? '').toLowerCase();
      if (name !== '' && name !== tag.name) {
        throw new MarkupError(`Unmatched end tag ${where}, expected "</${tag.name}>", found "</${name}>"`);
      }
      open.pop();
      close(tag, text, entities);
      at += found[0].length;
    } else {
      const read = readStartTag(html, at, where);
      open.push({ ...read.tag, start: text.length });
      at = read.end;
    }
  }
  const left = open.at(-1);
  if (left) throw new MarkupError(`Can't find end tag corresponding to start tag "${left.name}"`);
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities };
}

/** Only these four names and numbers are decoded; everything else stays as it is written. */
function decode(text: string): string {
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? whole;
    const code = Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10);
    return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function readStartTag(html: string, start: number, where: string): { tag: { name: string; argument: string }; end: number } {
  const head = /^<([^\s>]*)/.exec(html.slice(start));
  let at = start + (head?.[0].length ?? 1);
  const name = (head?.[1] ?? '').toLowerCase();
  if (at >= html.length) throw new MarkupError(`Unclosed start tag ${where}`);
  if (!Object.hasOwn(TAGS, name)) throw new MarkupError(`Unsupported start tag "${name}" ${where}`);
  let argument = '';
  for (;;) {
    while (/\s/.test(html[at] ?? '')) at += 1;
    if (html[at] === '>') break;
    if (at >= html.length) throw new MarkupError(`Unclosed start tag ${where}`);
    const attribute = /^([^\s=>]*)\s*(?:(=)\s*(?:"([^"]*)"?|'([^']*)'?|([\w.-]*)))?/.exec(html.slice(at));
    const [whole = '', key = '', equals, double, single, token] = attribute ?? [];
    if (key === '') throw new MarkupError(`Empty attribute name in the tag "${name}" ${where}`);
    at += whole.length;
    if (at >= html.length) throw new MarkupError(`Unclosed start tag ${where}`);
    if (token !== undefined && !/[\s>]/.test(html[at] ?? '')) throw new MarkupError(`Unexpected end of name token ${where}`);
    const value = equals ? decode(double ?? single ?? token?.toLowerCase() ?? '') : '';
    argument = argumentOf(name, key.toLowerCase(), value) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler') throw new MarkupError(`Tag "span" must have class "tg-spoiler" ${where}`);
  if (name === 'tg-emoji' && !/^\d+$/.test(argument)) throw new MarkupError(`Invalid custom emoji identifier specified ${where}`);
  return { tag: { name, argument }, end: at + 1 };
}

function argumentOf(tag: string, key: string, value: string): string | undefined {
  if (tag === 'a' && key === 'href') return value;
  if (tag === 'code' && key === 'class' && value.startsWith('language-')) return value.slice('language-'.length);
  if (tag === 'span' && key === 'class' && value.startsWith('tg-')) return value.slice('tg-'.length);
  if (tag === 'tg-emoji' && key === 'emoji-id') return value;
  if (tag === 'blockquote' && key === 'expandable') return 'expandable';
  return undefined;
}

function close(tag: OpenTag, text: string, entities: Entity[]): void {
  const offset = tag.start;
  const length = text.length - offset;
  if (length === 0) return;
  const type = TAGS[tag.name] ?? '';
  const same = entities.at(-1);
  if (type === 'text_link') {
    // A link with a bad host is dropped without a word.
    const link = checkLink(tag.argument === '' ? text.slice(offset) : tag.argument);
    if ('url' in link) entities.push({ type, offset, length, url: link.url });
  } else if (type === 'pre' && same?.type === 'code' && same.offset === offset && same.length === length) {
    same.type = 'pre';
  } else if (type === 'blockquote' && tag.argument !== '') {
    entities.push({ type: 'expandable_blockquote', offset, length });
  } else if (type === 'custom_emoji') {
    entities.push({ type, offset, length, custom_emoji_id: tag.argument });
  } else {
    entities.push({ type, offset, length, ...(type === 'code' && tag.argument !== '' ? { language: tag.argument } : {}) });
  }
}
