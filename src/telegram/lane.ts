import type { Logger } from 'pino';
import type { ChatTurn, Inbox, Turns } from '../base/inbox.ts';

/** What is left to do for an update once it is written: to show it. */
export type Showing = () => Promise<void>;

/** An update of a chat, as Telegram sent it. */
export interface Task {
  readonly id: number;
  readonly chat: number;
  readonly update: unknown;
}

export interface LaneDeps {
  readonly inbox: Inbox;
  /** Null: no other process deals with these chats. */
  readonly turns: Turns | null;
  readonly log: Logger;
  /** Instant of the process's clock. */
  now(): string;
  /** Reads, decides and commits. Never rejects: what fails is told to the person. */
  handle(task: Task): Promise<Showing>;
  /** For an update that ended the process too often: it is not tried again, and the person is told. */
  setAside(task: Task): Promise<Showing>;
  /** Shows what a process that died had committed. */
  showLeft(left: ChatTurn['unshown'][number]): Promise<void>;
  /** A chat has sent more than it may: the person is told, once until all that waits is done. */
  tooMuch(task: Task): Promise<void>;
}

/** The updates of a chat that are not done, and the screens being shown there. */
export interface Lane {
  readonly chat: number;
  /** In memory, in order, not confirmed; all are newer than what this process stored. */
  queue: { readonly task: Task; readonly confirm: () => void }[];
  /** How many lie in the inbox, and how often some were put there. */
  stored: number;
  puts: number;
  /** The person was told that the rest is not read. */
  full: boolean;
  running: boolean;
  /** This process has the chat's turn. */
  held: boolean;
  putting: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  /** The screens under way, one after the other. */
  shown: Promise<void>;
  showing: number;
}

export const emptyLane = (chat: number): Lane => ({
  chat,
  queue: [],
  stored: 0,
  puts: 0,
  full: false,
  running: false,
  held: false,
  putting: null,
  timer: null,
  shown: Promise.resolve(),
  showing: 0,
});
