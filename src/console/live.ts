import type { Content } from '../content/content.ts';

/** The content as it is now: desks change what is told of them. */
export interface Live {
  content(): Content;
  /** Reads what other processes were told, where there are others. */
  refresh(): Promise<void>;
}
