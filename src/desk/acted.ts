import type { Change } from './change.ts';

/** What came of an act: what to write, or the reason why not. */
export type Acted<Why extends string> = { readonly change: Change } | { readonly refused: Why };
