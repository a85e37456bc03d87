import { expect, it } from 'vitest';
import { statsFile } from '../../src/screens/desk-stats-file.ts';
import { projectContent } from '../support/stage.ts';

it('a month as a table that Excel opens in Italy: the mark of UTF-8, semicolons, quotes where a name has one, no number that is somebody', async () => {
  const content = await projectContent();
  const desk = content.desks.get('coeso-follonica');
  if (!desk) throw new Error('no such desk');
  const named = { ...content, desks: new Map([[desk.id, { ...desk, name: 'Sportello; «A» "B"' }]]) };
  const became = { booked: 0, attended: 12, missed: null, 'cancelled-by-resident': 5, 'cancelled-by-desk': 0 };
  const topics = [{ service: 'citizenship', lang: 'en', count: 9 }];
  const { source, filename } = statsFile(named, desk.id, '2026-11-01', {
    became,
    topics,
    others: null,
    waiting: 0,
    replies: 6,
    reply_minutes: 95,
  });
  expect([...source.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(source).split('\r\n');
  const name = '"Sportello; «A» ""B"""';
  expect(lines).toEqual([
    'Sportello;Mese;Voce;Motivo;Lingua;Numero',
    `${name};2026-11;Ancora da venire;;;0`,
    `${name};2026-11;Venute;;;12`,
    `${name};2026-11;Non venute;;;meno di 5`,
    `${name};2026-11;Annullati dalla persona;;;5`,
    `${name};2026-11;Annullati da noi;;;0`,
    `${name};2026-11;Venute, per motivo e lingua;Cittadinanza;English;9`,
    `${name};2026-11;Venute, altri motivi e lingue insieme;;;meno di 5`,
    `${name};2026-11;Richieste che nessuno ha preso, adesso;;;0`,
    `${name};2026-11;Domande senza appuntamento che hanno avuto risposta;;;6`,
    `${name};2026-11;Prima risposta: minuti entro cui è arrivata a metà di loro;;;95`,
    '',
  ]);
  expect(filename).toBe('numeri-coeso-follonica-2026-11.csv');
});
