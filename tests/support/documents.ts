import { type Document, type DocumentRule, noDetails } from '../../src/desk/document.ts';

/** A rule for a kind of document by its rungs: days before the day of expiry, or the fact that tells them. */
export function aRule(
  kind: string,
  rungs: Readonly<Record<string, number | `fact.${string}`>>,
  more: Partial<DocumentRule> = {},
): DocumentRule {
  const ladder = Object.entries(rungs).map(([rung, days]) => ({ rung, from: { before: days }, matters: false, sources: [] }));
  const last = ladder.at(-1);
  return {
    kind,
    icon: kind === 'permit' ? '🪪' : '📘',
    order: 1,
    counts: 'expires',
    types: [],
    told: null,
    ends: null,
    ladder: last ? [...ladder.slice(0, -1), { ...last, until: { after: 365 } }] : [],
    service: 'renewal',
    flow: 'tiny',
    step: 'expiry',
    sent: null,
    renewed: null,
    computed: false,
    ...more,
  };
}

/** A document that expires on that day. */
export function aDocument(expires_on: string, more: Partial<Document> = {}): Document {
  return { id: 'd1', chat: 1, kind: 'permit', expires_on, created_at: '2026-11-23T08:00:00.000Z', details: noDetails, ...more };
}
