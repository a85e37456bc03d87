import { describe, expect, it } from 'vitest';
import { areasOf } from '../../src/authoring/areas.ts';
import { bookletOf } from '../../src/authoring/booklet.ts';
import { type Signature, signature, signed } from '../../src/authoring/signature.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { projectContent } from '../support/stage.ts';

async function areaCalled(id: string) {
  const content = await projectContent();
  const area = areasOf(content).find((each) => each.id === id);
  if (!area) throw new Error(`no area ${id}`);
  return { content, area };
}

async function bookletOn(id: string, { on = '2026-11-24', last = null as Signature | null } = {}) {
  const { content, area } = await areaCalled(id);
  return bookletOf({ content, area, world: worldOn(content, on), last });
}

describe('the booklet of an area', () => {
  it('holds questions, answers with their conditions, numbers with their sources, and a line to sign', async () => {
    const { html } = await bookletOn('permit');
    expect(html).toContain('Quando scade il permesso?');
    expect(html).toContain('<code>renewal_latest_before_expiry</code>');
    expect(html).toContain('D.Lgs. 83/2026');
    expect(html).toContain('Quando: ');
    expect(html).toContain('Firma:');
    expect(html).toContain('numeri in vigore il 24/11/2026');
  });

  it('shows the numbers of another day, and that one is no longer in force', async () => {
    const { html } = await bookletOn('permit', { on: '2027-01-15' });
    expect(html).toContain('numeri in vigore il 15/01/2027');
    expect(html).toContain('class="past"');
  });

  it('says a text that several answers share once in full', async () => {
    const { html } = await bookletOn('permit');
    const { content } = await areaCalled('permit');
    const photos = content.texts.html('it', { key: 'kit:papers.passport-copy' });
    expect(html.split(photos)).toHaveLength(2);
    expect(html).toContain('class="again"');
  });
});

describe('what people read beside the texts', () => {
  it('are the sums that an answer may show, each with answers that lead to it', async () => {
    const { html } = await bookletOn('permit');
    const answer = html.split('id="job-loss/outcome/search-permit"')[1]?.split('</article>')[0];
    expect(answer?.replaceAll('\u00a0', ' ')).toMatch(
      /<h4>Somme<\/h4><ul><li><b>In tutto: 116,46 €<\/b> \(Contributo: 40,00 €; .*per esempio: Tipo di permesso = Lavoro con un datore · /,
    );
    expect(html.split('id="job-loss/outcome/refused"')[1]?.split('</article>')[0]).not.toContain('Somme');
  });

  it('are the cautions: a figure whose year is over, a question that nobody has answered', async () => {
    const doubt = 'Il progetto del ritorno volontario doveva finire.';
    expect((await bookletOn('protection', { on: '2026-11-24' })).html).not.toContain(doubt);
    expect((await bookletOn('protection', { on: '2027-02-01' })).html).toContain(`<p class="caveat">⚠ ${doubt}`);
  });
});

describe('the booklets together', () => {
  it('hold every outcome of every guide once, without a gap in its texts', async () => {
    const content = await projectContent();
    const world = worldOn(content, '2026-11-24');
    const booklets = areasOf(content).map((area) => bookletOf({ content, area, world, last: null }));
    const ids = booklets.flatMap(({ blocks }) => blocks.map(({ id }) => id)).filter((id) => id.includes('/outcome/'));
    const all = [...content.flows.values()].flatMap((flow) => flow.outcomes.map(({ id }) => `${flow.id}/outcome/${id}`));
    expect([...ids].sort()).toEqual([...all].sort());
    expect(areasOf(content).map(({ title }) => title)).toContain('🛡 Protezione e asilo');
    for (const { html } of booklets) expect(html).not.toMatch(/\[[a-z-]+:[a-z.-]+\]|\{\{/);
  });
});

describe('what changed since the last signature', () => {
  it('is nothing when nothing did, also when the numbers of another day are shown', async () => {
    const { blocks } = await bookletOn('citizenship');
    const last = signature.parse(JSON.parse(JSON.stringify(signed('citizenship', '2026-11-24', 'avvocato', blocks))));
    const { html } = await bookletOn('citizenship', { last });
    expect(html).toContain('Cambiato dopo la firma del 24/11/2026 (avvocato)');
    expect(html).toContain('<p>Niente.</p>');
    const { html: later } = await bookletOn('citizenship', { on: '2027-01-15', last });
    expect(later).not.toContain('class="mark"');
  });

  it('is marked where it stands and listed in front: a block that reads otherwise, one that is new, one that is gone', async () => {
    const { blocks } = await bookletOn('citizenship');
    const [changed, added] = blocks.filter(({ id }) => id.includes('/outcome/'));
    if (!changed || !added) throw new Error('no outcomes');
    const read = blocks
      .filter(({ id }) => id !== added.id)
      .map((block) => (block.id === changed.id ? { ...block, content: 'as it read then' } : block));
    const gone = { id: 'citizenship-routes/outcome/no-more', name: '', content: '' };
    const { html } = await bookletOn('citizenship', { last: signed('citizenship', '2026-06-01', 'avvocato', [...read, gone]) });
    expect(html.match(/<span class="mark">CAMBIATO/g)).toHaveLength(2);
    expect(html.match(/<span class="mark">NUOVO/g)).toHaveLength(2);
    expect(html).toContain('<code>citizenship-routes/outcome/no-more</code> <span class="mark">TOLTO</span>');
    expect(html).toContain(`<a href="#${changed.id}">`);
  });
});
