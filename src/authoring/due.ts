import type { Day } from '../base/time.ts';
import type { Problem } from '../content/content.ts';
import { pinnedFile, type RawContent } from '../content/read.ts';

/** Facts that were checked after that day, which is then too old to judge by. */
export function checkedToCome(raw: RawContent, today: Day): readonly Problem[] {
  return raw.facts.flatMap(({ from, value }) =>
    value.flatMap(({ key, checked_on }, i) =>
      checked_on > today ? [from.at(['facts', i, 'checked_on'], `${key} was checked after ${today}: move ${pinnedFile} on`)] : [],
    ),
  );
}

/** Facts that somebody must look at: past review on that day, or ended without a successor. They are said with that meanwhile. */
export function dueFacts(raw: RawContent, today: Day): readonly Problem[] {
  const all = raw.facts.flatMap(({ value }) => value);
  return raw.facts.flatMap(({ from, value }) =>
    value.flatMap((fact, i) => {
      const going = all.some((each) => each.key === fact.key && (each.until ?? '9999') >= today);
      if (!going) return [from.at(['facts', i, 'until'], `${fact.key} ended: add the number that came after it`)];
      const shown = (fact.until ?? '9999') >= today && (fact.from ?? '') <= today;
      return shown && today >= fact.review_by
        ? [from.at(['facts', i, 'review_by'], `${fact.key} is past review: look at its source again`)]
        : [];
    }),
  );
}
