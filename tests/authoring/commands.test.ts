import { describe, expect, it } from 'vitest';
import { problemLine } from '../../src/authoring/commands/root.ts';
import { flowGraph } from '../../src/authoring/flow-graph.ts';
import { playFlow } from '../../src/authoring/play-flow.ts';
import { loadContent } from '../../src/content/load.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { contentFolder, today } from '../support/content-folder.ts';
import { projectContent } from '../support/stage.ts';

async function tiny() {
  const { root, drop } = await contentFolder();
  const loaded = await loadContent(root, { demo: false, strict: true });
  await drop();
  if ('problems' in loaded) throw new Error(loaded.problems.map(problemLine).join('\n'));
  const flow = loaded.content.flows.get('tiny');
  if (!flow) throw new Error('no flow');
  return { content: loaded.content, flow };
}

async function* typed(lines: readonly string[]) {
  yield* lines;
}

async function play(...lines: string[]) {
  const printed: string[] = [];
  const ended = await playFlow({ ...(await tiny()), lang: 'it', today, lines: typed(lines), print: (line) => printed.push(line) });
  return { ended, printed };
}

describe('playing a flow in the terminal', () => {
  it('asks, and prints the answers, the outcome and its sections', async () => {
    const { ended, printed } = await play('1', '1/3/2027');
    expect(ended).toBe(true);
    expect(printed.slice(printed.indexOf('  Permesso: Lavoro'))).toEqual([
      '  Permesso: Lavoro',
      '  Scadenza: 01/03/2027',
      '',
      '=> Rinnovo con il kit [renew]',
      'Prepara i documenti.',
      'Spedisci entro martedì 1 dicembre 2026.',
      '',
      '-- papers',
      '- Il passaporto',
      '- Il contratto',
      '',
      '-- cost',
      '  Contributo: 50.00',
      '  Stampa: 30.46',
      '  Marca da bollo: 16.00',
      '  Poste: 30.00',
      '  = 126.46 EUR',
      '- In tutto 126,46\u00a0€.',
      '',
      '-> book:renewal · remind:permit:expiry · desks · share · flow:tiny',
    ]);
  });

  it('refuses what is no answer, and goes back', async () => {
    const { ended, printed } = await play('b', '7', '2', '31/02/2027', '12/31/2026', '1/1/2030', 'b', '3', '1', 'x');
    expect(ended).toBe(true);
    expect(printed).toContain('This is the first question.');
    expect(printed).toContain('Write a number from 1 to 3.');
    expect(printed).toContain('31/02/2027 does not exist.');
    expect(printed).toContain('12/31/2026 does not exist. Did you mean 31/12/2026?');
    expect(printed).toContain('too-late: 23/11/2028 is the limit');
    expect(printed).toContain('  Permesso: Non lo so');
  });

  it('prints what people read about numbers that nobody is sure of, under the texts that say them', async () => {
    const content = await projectContent();
    const flow = content.flows.get('voluntary-return');
    if (!flow) throw new Error('no flow');
    const printedOn = async (on: string) => {
      const printed: string[] = [];
      const lines = typed(Array.from({ length: 8 }, () => '1'));
      await playFlow({ content, flow, lang: 'en', today: on, lines, print: (line) => printed.push(line) });
      return printed.filter((line) => line.startsWith('! '));
    };
    expect(await printedOn('2026-11-24')).toEqual([]);
    expect(await printedOn('2027-02-01')).toContain(`! ${content.texts.plain('en', { key: 'open:rvar-after-2026' })}`);
  });

  it('ends when the typing ends', async () => {
    expect((await play('1')).ended).toBe(false);
  });
});

describe('drawing a flow', () => {
  it('has a node a question and an outcome, and an edge for what may come next', async () => {
    const { content, flow } = await tiny();
    const { nodes, edges } = flowGraph(flow, content, worldOn(content, today));
    expect(nodes?.map((node) => node.name)).toEqual(['step kind', 'step expiry', 'step late', 'outcome lawyer', 'outcome renew']);
    expect(edges?.map(({ tail, head, attributes }) => [tail, head, attributes?.['label']]).sort()).toEqual([
      ['step expiry', 'outcome renew', ''],
      ['step expiry', 'step late', 'data'],
      ['step kind', 'step expiry', ''],
      ['step late', 'outcome lawyer', 'No'],
      ['step late', 'outcome renew', ''],
    ]);
    expect(String(nodes?.[3]?.attributes?.['label']).replaceAll('\n', ' ')).toContain(
      'Ricevuta: No e passati da Scadenza: più di 60 giorni',
    );
  });
});

describe('a problem on a line', () => {
  it('can be followed by an editor', () => {
    expect(problemLine({ file: 'a.yaml', line: 3, place: 'x.y', problem: 'is wrong' })).toBe('a.yaml:3 x.y: is wrong');
    expect(problemLine({ file: 'a.yaml', line: null, place: '', problem: 'is wrong' })).toBe('a.yaml: is wrong');
  });
});
