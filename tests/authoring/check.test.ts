import { describe, expect, it } from 'vitest';
import { type Changes, fact } from '../support/content-folder.ts';
import { check, flow, problems } from './checked.ts';

describe('the content check', () => {
  it('finds nothing wrong with good content, and counts', async () => {
    const checked = await check();
    expect(checked.problems).toEqual([]);
    expect(checked).toMatchObject({ flows: 1, facts: 9, texts: 46 });
    expect(checked.paths).toBeGreaterThan(10);
  });

  it('lets a text name the parts of a sum, its total, and the price of each of several', async () => {
    const words = 'Tessere a {{fact.fee_card_printing, money}}, Poste {{fact.fee_poste_service, money}}, in tutto {{cost.total, money}}.';
    const family: Changes = {
      ...flow(['use: permit-cost, with: { contribution', 'use: permit-cost-family, with: { children: 3, contribution']),
      'locales/it/common.json': [['"printing":', '"children": "Figli", "printing":']],
      'locales/en/common.json': [['"printing":', '"children": "Figli", "printing":']],
      'locales/it/tiny.json': [['Prepara i documenti.', words]],
      'locales/en/tiny.json': [['Prepara i documenti.', words]],
    };
    expect(await problems(family)).toEqual([]);
  });

  it('tells of all of them at once, sorted', async () => {
    const found = await problems({
      'data/menu.yaml': [['service: renewal', 'service: other']],
      'data/safety.yaml': [['[S01]', '[S02]']],
      'flows/tiny.yaml': [['book:renewal', 'book:other']],
      'locales/en/tiny.json': [['<b>avvocato</b>', '<b>avvocato']],
    });
    expect(found.map((each) => each.split(':')[0])).toEqual([
      'data/menu.yaml',
      'data/safety.yaml',
      'flows/tiny.yaml',
      'locales/en/tiny.json',
    ]);
  });

  it('does not tell a broken fact twice', async () => {
    const { problems: wrong, due } = await check({
      'data/facts/permits.yaml': [
        ['checked_on: 2026-11-23', 'checked_on: 2025-11-23'],
        ['review_by: 2027-11-23', 'review_by: 2026-01-01'],
      ],
    });
    expect(wrong).toEqual([]);
    expect(due.every((each) => each.problem.includes('is past review'))).toBe(true);
    expect(due).toHaveLength(9);
  });

  it('tells of a number that ended without a successor, and of none when there is one', async () => {
    const ended: [string, string] = ['key: fee_poste_service\n', 'key: fee_poste_service\n    until: 2026-10-01\n'];
    const alone = await check({ 'data/facts/permits.yaml': [ended] });
    expect(alone.problems).toEqual([]);
    expect(alone.due.map((each) => each.problem)).toEqual(['fee_poste_service ended: add the number that came after it']);
    const next = fact('fee_poste_service', 31).replace('unit', 'from: 2026-10-02\n    unit');
    const followed = await check({ 'data/facts/permits.yaml': [ended, ['facts:\n', `facts:\n${next}`]] });
    expect([followed.problems, followed.due]).toEqual([[], []]);
  });
});
