import type { Screen } from './screen.ts';

/** What an outbox message is, drawn and ready. */
export type Post =
  | { readonly what: 'screen'; readonly screen: Screen; readonly answering?: number | null }
  | { readonly what: 'edit'; readonly screen: Screen; readonly message: number }
  | { readonly what: 'file'; readonly file: { source: Uint8Array; filename: string; type: string }; readonly caption: string }
  | { readonly what: 'venue'; readonly lat: number; readonly lon: number; readonly title: string; readonly address: string };

/** What became of it; `message` is the one sent or edited. */
export type Posted =
  | { readonly became: 'sent'; readonly message: number }
  | { readonly became: 'gone' }
  | { readonly became: 'moved'; readonly to: number }
  | { readonly became: 'later'; readonly seconds: number | null; readonly why: string }
  | { readonly became: 'bad'; readonly why: string };
