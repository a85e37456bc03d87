import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Entity } from './telegram.ts';
import type { Words } from './words.ts';

const BLOCKS = ['pre', 'blockquote', 'expandable_blockquote'];

export type TextProps = {
  text: string;
  entities: Entity[];
  words: Words;
  onLink: (url: string) => void;
  onCommand: (command: string) => void;
  onCopy: (text: string) => void;
  /** Put behind the last word, so that the time finds its place on the last line. */
  tail?: ComponentChildren;
};

/** A text of Telegram with its entities, as elements: one paragraph a line, each in its own writing direction. Offsets count UTF-16 units. */
export function FormattedText(props: TextProps): JSX.Element {
  const { text, entities, tail } = props;
  const [revealed, setRevealed] = useState(false);
  const blocks = entities.filter(({ type }) => BLOCKS.includes(type)).sort(byPlace);
  const inline = entities.filter(({ type }) => !BLOCKS.includes(type)).sort(byPlace);
  const inside = { ...props, revealed, reveal: () => setRevealed(true) };
  const parts: JSX.Element[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.offset < at) continue;
    // The line break that only separates a block from its neighbours is not a line of its own.
    parts.push(...paragraphs(inside, inline, at, trimEnd(text, at, block.offset)));
    const end = block.offset + block.length;
    parts.push(<Block key={`b${block.offset}`} block={block} inside={inside} inline={inline} />);
    at = text[end] === '\n' ? end + 1 : end;
  }
  const bare = at >= text.length && blocks.length > 0;
  if (!bare) parts.push(...paragraphs(inside, inline, at, text.length, tail));
  return <div class="text">{parts}</div>;
}

/** Whether a line is written from right to left, by its first letter that has a direction. */
export function isRightToLeft(line: string): boolean {
  return /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(line);
}

type Inside = TextProps & { revealed: boolean; reveal: () => void };

function byPlace(one: Entity, other: Entity): number {
  return one.offset - other.offset || other.length - one.length;
}

function trimEnd(text: string, from: number, to: number): number {
  return to > from && text[to - 1] === '\n' ? to - 1 : to;
}

function paragraphs(inside: Inside, inline: Entity[], from: number, to: number, tail?: ComponentChildren): JSX.Element[] {
  if (to <= from && !tail) return [];
  const lines: JSX.Element[] = [];
  let start = from;
  while (start <= to) {
    const broken = inside.text.indexOf('\n', start);
    const end = broken === -1 || broken > to ? to : broken;
    lines.push(
      <p key={start} dir="auto" class={end === start ? 'empty' : undefined}>
        {nested(inside, inline, start, end)}
        {end === to && tail}
      </p>,
    );
    start = end + 1;
  }
  return lines;
}

function Block({ block, inside, inline }: { block: Entity; inside: Inside; inline: Entity[] }): JSX.Element {
  const { text, words, onCopy } = inside;
  const [open, setOpen] = useState(false);
  const end = Math.min(block.offset + block.length, text.length);
  if (block.type === 'pre') {
    const code = text.slice(block.offset, end);
    return (
      <div class="pre">
        <div class="pre-head">
          <span>{block.language ?? ''}</span>
          <button type="button" onClick={() => onCopy(code)}>
            {words('copyCode')}
          </button>
        </div>
        <pre dir="auto">{code}</pre>
      </div>
    );
  }
  const long = block.type === 'expandable_blockquote';
  return (
    <blockquote dir="auto" class={long && !open ? 'folded' : undefined}>
      {paragraphs(inside, inline, block.offset, trimEnd(text, block.offset, end))}
      {long && (
        <button type="button" class="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '▴' : '▾'}
        </button>
      )}
    </blockquote>
  );
}

/** The stretch of text with the entities that touch it, one inside the other; entities are cut at its ends. */
function nested(inside: Inside, entities: Entity[], from: number, to: number): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = from;
  const touching = entities.filter(({ offset, length }) => offset < to && offset + length > from);
  for (const [index, entity] of touching.entries()) {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    if (start < at) continue;
    if (start > at) parts.push(inside.text.slice(at, start));
    const inner = nested(inside, touching.slice(index + 1), start, end);
    parts.push(wrapped(inside, entity, inside.text.slice(start, end), inner, start));
    at = end;
  }
  if (at < to) parts.push(inside.text.slice(at, to));
  return parts;
}

function wrapped(inside: Inside, entity: Entity, raw: string, inner: ComponentChildren[], key: number): JSX.Element {
  switch (entity.type) {
    case 'bold':
      return <strong key={key}>{inner}</strong>;
    case 'italic':
      return <em key={key}>{inner}</em>;
    case 'underline':
      return <u key={key}>{inner}</u>;
    case 'strikethrough':
      return <s key={key}>{inner}</s>;
    case 'code':
      return (
        <button key={key} type="button" class="code" title={inside.words('copy')} onClick={() => inside.onCopy(raw)}>
          <code>{inner}</code>
        </button>
      );
    case 'spoiler':
      return inside.revealed ? (
        <span key={key}>{inner}</span>
      ) : (
        <button key={key} type="button" class="spoiler" aria-label={inside.words('spoiler')} onClick={inside.reveal}>
          <span aria-hidden="true">{inner}</span>
        </button>
      );
    case 'bot_command':
      return (
        <button key={key} type="button" class="link" onClick={() => inside.onCommand(raw)}>
          {inner}
        </button>
      );
    case 'text_link':
    case 'url':
    case 'email':
    case 'phone_number':
      return <Link key={key} url={addressOf(entity, raw)} inner={inner} onLink={inside.onLink} />;
    case 'text_mention':
    case 'mention':
    case 'hashtag':
    case 'cashtag':
      return (
        <span key={key} class="mention">
          {inner}
        </span>
      );
    default:
      return <span key={key}>{inner}</span>;
  }
}

function addressOf(entity: Entity, raw: string): string {
  if (entity.type === 'email') return `mailto:${raw}`;
  if (entity.type === 'phone_number') return `tel:${raw.replace(/[^+\d]/g, '')}`;
  return entity.url ?? raw;
}

/** Only ordinary addresses become `href`; every press goes through the page, which knows Telegram's own links. */
function Link({ url, inner, onLink }: { url: string; inner: ComponentChildren[]; onLink: (url: string) => void }): JSX.Element {
  const safe = /^(https?|mailto|tel):/i.test(url) ? url : undefined;
  if (!safe) {
    return (
      <button type="button" class="link" title={url} onClick={() => onLink(url)}>
        {inner}
      </button>
    );
  }
  return (
    <a
      class="link"
      href={safe}
      title={url}
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault();
        onLink(safe);
      }}
    >
      {inner}
    </a>
  );
}
