const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** A value made safe to stand in Telegram's HTML. */
export function escapeHtml(value: string): string {
  return value.replace(/[<>&"]/g, (sign) => escapes[sign] ?? sign);
}

/** Telegram HTML as plain text: tags taken off, the entities that Telegram knows decoded. */
export function plainOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:(lt|gt|amp|quot)|#(\d+)|#x([\da-f]+));/gi, (whole, name, decimal, hex) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The tags that Telegram's HTML knows ([Bot API, HTML style](https://core.telegram.org/bots/api#html-style)). */
const tags = new Set(['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler']);

/** What is wrong with the markup of a text; empty when Telegram takes it. Parameters count as text, and as an address where one stands for a whole link. */
export function markupProblems(words: string): readonly string[] {
  const text = words.replace(/href="\{\{\w+\}\}"/g, 'href="https://example.org"').replace(/\{\{.+?\}\}/g, 'x');
  const problems: string[] = [];
  const open: string[] = [];
  for (const [whole, closing, name = '', attributes = ''] of text.matchAll(/<(?:(\/?)([a-zA-Z][\w-]*)([^<>]*)>)?/g)) {
    const tag = name.toLowerCase();
    if (!tag) problems.push('a "<" that opens no tag: write &lt;');
    else if (!tags.has(tag)) problems.push(`Telegram knows no tag ${whole}`);
    else if (closing) {
      if (open.at(-1) === tag) open.pop();
      else problems.push(`${whole} closes nothing that is open`);
    } else {
      open.push(tag);
      if (!attributesFit(tag, attributes.trim())) problems.push(`Telegram does not take ${whole}`);
    }
  }
  for (const tag of open) problems.push(`<${tag}> is never closed`);
  for (const [entity] of text.matchAll(/&[a-zA-Z]\w*;/g)) {
    if (!(entity.slice(1, -1) in entities)) problems.push(`Telegram does not know ${entity}`);
  }
  return problems;
}

function attributesFit(tag: string, attributes: string): boolean {
  if (tag === 'a') return /^href="(https?|tg):\/\/[^"\s]+"$/.test(attributes);
  if (tag === 'blockquote') return attributes === '' || attributes === 'expandable';
  if (tag === 'code') return attributes === '' || /^class="language-[\w-]+"$/.test(attributes);
  return attributes === '';
}
