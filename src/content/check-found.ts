import type { Problem } from './content.ts';
import { dangerKey, doorKeywordsKey, doorLabelKey, needKeywordsKey, officeKeywordsKey } from './find.ts';
import type { RawContent } from './read.ts';

/** What is wrong with what typed words open: ids that stand for nothing, safety cards without a place in their order. */
export function foundProblems(raw: RawContent): readonly Problem[] {
  const cards = raw.flows.flatMap(({ value }) => (value.safety ? [value.id] : []));
  const { cards: ordered, doors, firstWords } = raw;
  const known = new Set([
    ...raw.flowIds,
    ...doors.value.map(({ id }) => `door:${id}`),
    ...raw.menu.value.map(({ id }) => `need:${id}`),
    ...raw.officeKinds.value.map((kind) => `office:${kind}`),
  ]);
  const services = new Set(raw.services.value.map(({ id }) => id));
  return [
    ...ordered.value.flatMap((id, i) => (cards.includes(id) ? [] : [ordered.from.at(['cards', i], `${id} is no safety card`)])),
    ...cards.flatMap((id) =>
      ordered.value.filter((each) => each === id).length === 1 ? [] : [ordered.from.at(['cards'], `${id} stands here not once`)],
    ),
    ...doors.value.flatMap(({ id, press }, i) => [
      ...(doors.value.findIndex((each) => each.id === id) === i ? [] : [doors.from.at(['doors', i, 'id'], `${id} stands twice`)]),
      ...('service' in press && !services.has(press.service)
        ? [doors.from.at(['doors', i, 'press'], `unknown service ${press.service}`)]
        : []),
      ...('need' in press && !known.has(`need:${press.need}`) ? [doors.from.at(['doors', i, 'press'], `unknown need ${press.need}`)] : []),
      ...('flow' in press && press.flow !== '' && !raw.flowIds.includes(press.flow)
        ? [doors.from.at(['doors', i, 'press'], `unknown flow ${press.flow}`)]
        : []),
    ]),
    ...firstWords.value.flatMap(({ lang, open }) =>
      known.has(open) ? [] : [firstWords.from.at(['languages', lang], `nothing is called ${open}`)],
    ),
  ];
}

/** The words by which what is no guide is found, and those of danger, with the file that needs them. */
export function foundKeys({ doors, menu, officeKinds, flows }: RawContent): readonly { readonly key: string; readonly for: string }[] {
  return [
    ...doors.value.flatMap(({ id }) => [doorLabelKey(id), doorKeywordsKey(id)].map((key) => ({ key, for: doors.from.file }))),
    ...menu.value.map(({ id }) => ({ key: needKeywordsKey(id), for: menu.from.file })),
    ...officeKinds.value.map((kind) => ({ key: officeKeywordsKey(kind), for: officeKinds.from.file })),
    ...doors.value.filter(({ id }) => id === 'emergency').map(({ id }) => ({ key: dangerKey(id), for: doors.from.file })),
    ...flows.filter(({ value }) => value.safety).map(({ from, value }) => ({ key: dangerKey(value.id), for: from.file })),
  ];
}
