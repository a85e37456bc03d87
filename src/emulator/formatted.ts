import { ApiError, broken } from './api-error.ts';
import { findEntities } from './entities.ts';
import { MarkupError, parseHtml } from './html.ts';
import type { Entity } from './telegram-types.ts';

export type Formatted = { text: string; entities: Entity[] };

/** Longer input is refused before it is parsed (tdlib/telegram-bot-api). */
const INPUT_BYTES = 32_768;

const TEXT = { most: 4096, empty: 'message text is empty', long: 'message is too long', input: 'text is too long' };
const CAPTION = { most: 1024, long: 'message caption is too long', input: 'message caption is too long' };

/** Parses and checks the text of a message: 1–4096 characters after parsing and trimming. */
export function formatText(raw: string, mode?: string, given?: Entity[]): Formatted {
  const formatted = format(raw, TEXT, mode, given);
  if (formatted.text === '') throw broken(TEXT.empty);
  return formatted;
}

/** The same for a caption: 0–1024 characters; none gives undefined. */
export function formatCaption(raw: string | undefined, mode?: string, given?: Entity[]): Formatted | undefined {
  const formatted = format(raw ?? '', CAPTION, mode, given);
  return formatted.text === '' ? undefined : formatted;
}

function format(raw: string, limit: { most: number; long: string; input: string }, mode = '', given?: Entity[]): Formatted {
  if (Buffer.byteLength(raw) > INPUT_BYTES) throw broken(limit.input);
  const parsed = trim(parse(clean(raw), mode, given));
  // tdlib counts code points, not UTF-16 units.
  if ([...parsed.text].length > limit.most) throw broken(limit.long);
  return { text: parsed.text, entities: findEntities(parsed.text, parsed.entities) };
}

function parse(raw: string, mode: string, given?: Entity[]): Formatted {
  switch (mode.toLowerCase()) {
    case '':
      return { text: raw, entities: given ?? [] };
    case 'html':
      try {
        return parseHtml(raw);
      } catch (error) {
        if (error instanceof MarkupError) throw broken(`can't parse entities: ${error.message}`);
        throw error;
      }
    case 'markdown':
    case 'markdownv2':
      throw new ApiError(501, `Not Implemented: the emulator does not read parse_mode ${mode}`, { violation: true });
    default:
      throw broken('unsupported parse_mode');
  }
}

function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that tdlib's clean_input_string replaces
  return text.replaceAll('\r', '').replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ');
}

/** Cuts white space at both ends and moves the entities with it; what covered only white space is gone. */
function trim({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: moved };
}
