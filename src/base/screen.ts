import type { Action } from './action.ts';

/** What can fill a `{{parameter}}`: a value that the text formats (`{{x, day}}`, `{{x, money}}`), or another text, or a list of them. */
export type Words = string | number | Text | readonly Text[] | Marked;

/** A value with a word after it that its format leaves alone: `7.101,12 € (2026)`. */
export interface Marked {
  readonly value: string | number;
  readonly mark: Text;
}

/** A text to be said: its key in `locales/` and its parameters; the words are chosen at the edge, in the reader's language. */
export interface Text {
  readonly key: string;
  readonly with?: Readonly<Record<string, Words>>;
  /** The language it is said in, whatever the reader's (a choice of languages speaks each). */
  readonly in?: string;
}

/** One block of a screen; an array stands for lines that follow each other without a blank line. */
export type Paragraph = Text | readonly Text[];

/** A button acts, opens a web page, or opens Telegram's chooser to send a deep link to someone. */
export type Button =
  | { readonly label: Text; readonly act: Action }
  | { readonly label: Text; readonly url: string }
  | { readonly label: Text; readonly share: { readonly payload: string; readonly text: Text } };

export interface Screen {
  readonly text: readonly Paragraph[];
  readonly buttons: readonly (readonly Button[])[];
  /** Stays in the chat: sent as a message of its own, never edited over what the person pressed. */
  readonly stay?: true;
  /** The outbox draws it as well, where it stands: if it cannot be edited there, it is sent anew by the outbox alone. */
  readonly drawn?: true;
  /** Asks Telegram to open the answer box of whoever the text names, as a reply to this message. */
  readonly reply?: true;
  /** The language that it is said in, whatever the reader's: it was asked for a second time, for who stands beside. */
  readonly in?: string;
  /** Can be neither forwarded nor saved: it tells of a person. */
  readonly protect?: true;
  /** In danger: no pictures on the buttons, whoever looks over the shoulder. */
  readonly quiet?: true;
  /** All languages stand below it, to be shown in one of them. */
  readonly choosing?: true;
  /** Offers the keyboard button that shares the person's location. */
  readonly askLocation?: { readonly button: Text; readonly home: Text };
  /** Offers the keyboard button that lets the person choose a group in which the bot is; the choice comes back with the number `request`. */
  readonly askGroup?: { readonly request: number; readonly button: Text; readonly home: Text };
}

export function text(key: string, values?: Record<string, Words>): Text {
  return values ? { key, with: values } : { key };
}
