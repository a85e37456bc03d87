import { expect, it } from 'vitest';
import { projectContent } from '../support/stage.ts';

it('what a service says the desk fills in is a paper of some guide: a slip of the pen would ask people to bring it', async () => {
  const { services, flows } = await projectContent();
  const papers = new Set(
    [...flows.values()].flatMap(({ outcomes }) => outcomes.flatMap(({ sections }) => (sections.papers ?? []).map(({ id }) => id))),
  );
  const named = [...services.values()].flatMap(({ fills_in }) => fills_in ?? []);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !papers.has(id))).toEqual([]);
});
