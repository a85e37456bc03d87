import { type Text, text } from '../base/screen.ts';
import type { Desk } from '../desk/desk.ts';

/** The words of a desk's poster. */
export const posterWords = {
  title: ({ name }: Desk): Text => text('poster:title', { name }),
  lead: (books: boolean): Text => text(books ? 'poster:book' : 'poster:ask'),
  helps: text('poster:helps'),
  service: (id: string): Text => text(`common:service.${id}`),
  steps: (books: boolean): readonly Text[] => [
    text('poster:step-scan'),
    text('poster:step-start'),
    text(books ? 'poster:step-book' : 'poster:step-ask'),
  ],
  free: text('poster:free'),
  write: text('poster:write'),
  code: ({ name }: Desk): Text => text('poster:code', { name }),
  print: text('poster:print'),
  file: text('poster:file'),
  noBot: text('poster:no-bot'),
} as const;
