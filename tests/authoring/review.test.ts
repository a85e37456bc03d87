import { describe, expect, it } from 'vitest';
import { reviewDocument } from '../../src/authoring/review-document.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { projectContent } from '../support/stage.ts';

async function documentOf(id: string, on = '2026-11-24') {
  const content = await projectContent();
  const procedure = content.procedures.get(id);
  if (!procedure) throw new Error(`no procedure ${id}`);
  return { html: reviewDocument({ content, procedure, world: worldOn(content, on) }), content };
}

describe('the document of a procedure', () => {
  it('holds questions, answers, numbers with their sources, and a line to sign', async () => {
    const { html } = await documentOf('renewal-general');
    expect(html).toContain('Quando scade il permesso?');
    expect(html).toContain('<code>renewal_latest_before_expiry</code>');
    expect(html).toContain('D.Lgs. 83/2026');
    expect(html).toContain('Fonti');
    expect(html).toContain('Firma:');
    expect(html).toContain('numeri in vigore il 24/11/2026');
  });

  it('is there for every procedure, without a gap in its texts', async () => {
    const { content } = await documentOf('renewal-general');
    for (const id of content.procedures.keys()) {
      const { html } = await documentOf(id);
      expect(html, id).toContain('<h3>Risposte</h3>');
      expect(html, id).not.toMatch(/\[[a-z-]+:[a-z.-]+\]|\{\{/);
    }
  });

  it('shows the numbers of another day, and that one is no longer in force', async () => {
    const { html } = await documentOf('renewal-general', '2027-01-15');
    expect(html).toContain('numeri in vigore il 15/01/2027');
    expect(html).toContain('class="past"');
  });
});
