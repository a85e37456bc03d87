import { describe, expect, it } from 'vitest';
import { projectContent } from '../support/stage.ts';

/** What people type, the language, and the guide that must be among the first three. */
const said: readonly (readonly [string, 'it' | 'en', string])[] = [
  ['scaduto', 'it', 'permit-renewal'],
  ['è scaduto il permeso', 'it', 'permit-renewal'],
  ['ricongiungimento', 'it', 'family-reunification'],
  ['ricongiungimeto familliare', 'it', 'family-reunification'],
  ['bring my wife', 'en', 'family-reunification'],
  ['ricongiungimento', 'en', 'family-reunification'],
  ['passport lost', 'en', 'permit-renewal'],
  ['asylum refused', 'en', 'asylum-appeal'],
  ['asilo rifiutato', 'it', 'asylum-appeal'],
  ['foglio di via', 'it', 'safety-expulsion'],
  ['deportation order', 'en', 'safety-expulsion'],
  ['mio marito mi picchia', 'it', 'safety-violence'],
  ['my boss took my passport', 'en', 'safety-exploitation'],
  ['I am 16 and alone', 'en', 'safety-minor'],
  ['ho perso il lavoro', 'it', 'job-loss'],
  ['lost my job', 'en', 'job-loss'],
  ['avvocato gratis', 'it', 'legal-aid'],
  ['click day', 'it', 'work-quotas'],
  ['badante', 'it', 'care-work'],
  ['blue card', 'en', 'blue-card'],
  ['stagionale', 'it', 'seasonal-work'],
  ['become italian citizen', 'en', 'citizenship-routes'],
  ['giuramento', 'it', 'citizenship-oath'],
  ['ho smarrito il permesso', 'it', 'permit-changes'],
  ['stolen permit', 'en', 'permit-changes'],
  ['test italiano a2', 'it', 'a2-test'],
  ['incinta', 'it', 'health-permit'],
  ['medico', 'it', 'health-service'],
  ['hospital without papers', 'en', 'health-no-permit'],
  ['tax code', 'en', 'codice-fiscale'],
  ['residenza', 'it', 'residence'],
  ['patente', 'it', 'driving-licence'],
  ['spid', 'it', 'digital-identity'],
  ['ukraine', 'en', 'ukraine'],
  ['dublino', 'it', 'asylum-dublin'],
  ['truffa', 'it', 'work-scams'],
  ['return home with help', 'en', 'voluntary-return'],
  ['non so da dove comincio', 'it', 'my-status'],
];

describe('typed words', () => {
  it.each(said)('«%s» (%s) find %s', async (words, lang, flow) => {
    const { search } = await projectContent();
    expect(search.find(lang, words, 3)).toContain(flow);
  });

  it.each(['qwertz', 'hello', 'ciao', '', '...', '🙂', 'the my a', 'x'.repeat(5000)])('«%s» finds nothing', async (words) => {
    const { search } = await projectContent();
    expect([search.find('en', words, 5), search.find('it', words, 5)]).toEqual([[], []]);
  });
});
