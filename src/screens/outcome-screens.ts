import { linkPayload } from '../base/link.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { reference } from '../content/reference.ts';
import { shown } from '../flow/condition.ts';
import type { Answers, Flow, OutcomeAction, SectionId } from '../flow/flow.ts';
import { sections } from '../flow/flow.ts';
import { itemKey, labelKey, partKey, sayKey, sumKey, titleKey } from '../flow/keys.ts';
import type { OutcomeRun } from '../flow/run.ts';
import { type Sum, sumsShown } from '../flow/sums.ts';
import { act, backRow, button, rows } from './buttons.ts';
import { caveatLines } from './caveat-lines.ts';
import { dangerRows, footer, heading, hideRow, quietIn, saying } from './flow-parts.ts';
import { aroundOf } from './menu-screens.ts';
import { officeLines, townRows } from './office-lines.ts';
import { outcomeDates } from './outcome-dates.ts';
import { urgencyOf, urgentLines } from './outcome-urgent.ts';
import type { Setting } from './setting.ts';
import { worldOf } from './setting.ts';
import { sourceLines } from './source-lines.ts';

const sectionText = (section: SectionId) => text(`common:section.${section}`);

/** The sections that have something to say in this case; a cost that was computed is something, and the law names the sources. */
export function sectionsOf(run: OutcomeRun, answers: Answers, setting: Setting): SectionId[] {
  const world = worldOf(setting.content, setting.today);
  const offers: Partial<Record<SectionId, boolean>> = {
    cost: sumsShown(run, answers, world).length > 0,
    where: run.outcome.offices.length > 0,
    law: true,
  };
  return sections.filter((section) => offers[section] || shown(run.outcome.sections[section] ?? [], answers, world).length > 0);
}

type ButtonAction = Exclude<OutcomeAction, { readonly kind: 'remind' }>;

function actionButton(flow: Flow, action: ButtonAction): Button {
  switch (action.kind) {
    case 'book':
      return act('book', { do: 'book-start', service: action.service, flow: flow.id });
    case 'desks':
      return act('desks', { do: 'desks' });
    case 'safety':
      return act('safety', { do: 'safety' });
    case 'flow':
      return button(text(labelKey(action.flow)), { do: 'flow-start', flow: action.flow });
    case 'share':
      return {
        label: text('common:button.share'),
        share: {
          payload: linkPayload({ to: 'flow', flow: flow.id, step: null }),
          text: text('common:flow.share', { title: text(titleKey(flow.id)) }),
        },
      };
  }
}

/** What people press first, beside booking. */
const first: readonly SectionId[] = ['steps', 'papers', 'cost'];
/** So many other guides stand under the first buttons; the rest under "More". */
const guidesShown = 3;

/** The buttons of an outcome: those on its screen, and those behind "More". */
function buttonsOf(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun, urgent: boolean) {
  const ids = sectionsOf(run, answers, setting);
  const section = (id: SectionId) => button(sectionText(id), { do: 'flow-section', flow: flow.id, section: id });
  const of = (...kinds: ButtonAction['kind'][]) =>
    run.outcome.actions.flatMap((action) => (action.kind !== 'remind' && kinds.includes(action.kind) ? [actionButton(flow, action)] : []));
  // The day may be one that is not known yet: then it is asked.
  const dated = run.outcome.actions.some(({ kind }) => kind === 'remind') || outcomeDates(setting, flow, answers, run).length > 0;
  // An answer that only leads on has no steps and no papers: the guides it leads to are its first buttons.
  const leads = !ids.includes('steps') && !ids.includes('papers');
  const [book, desks] = [of('book'), of('desks')];
  const contact = urgent || book.length === 0 ? desks : book;
  const ask = (label: string, now: '' | '1') => act(label, { do: 'ask-desk', flow: flow.safety ? '' : flow.id, urgent: now });
  const later = flow.safety ? ask('ask-urgent', '1') : ask('ask-desk', '');
  const top = rows([...contact, ...first.filter((id) => ids.includes(id)).map(section)], 2);
  const guides = of('flow');
  const shownGuides = rows(guides.slice(0, leads ? guides.length : guidesShown), 1);
  const more = [
    ...rows(ids.filter((id) => !first.includes(id)).map(section), 2),
    ...rows(leads ? [] : guides.slice(guidesShown), 1),
    ...rows([...(contact === desks ? book : desks), ...(urgent ? [] : [later]), ...of('share')], 2),
    ...followRow(setting, flow),
    [act('words', { do: 'flow-words', flow: flow.id, page: '0' })],
    ...(setting.person.lang === reference ? [] : [[act('unclear', { do: 'flow-unclear', flow: flow.id })]]),
  ];
  return {
    front: [
      ...(urgent ? [[ask('ask-now', '1')]] : []),
      ...of('safety').map((each) => [each]),
      ...(leads ? [...shownGuides, ...top] : [...top, ...shownGuides]),
    ],
    remind: dated ? [act('remind', { do: 'flow-remind', flow: flow.id })] : [],
    more,
  };
}

/** What applies, the dates that matter, the first thing to do; below what people press first, and "More". */
export function outcomeScreen(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun): Screen {
  const world = worldOf(setting.content, setting.today);
  const items = shown(run.outcome.say, answers, world);
  const said = items.map((item) => saying(setting, sayKey(flow.id, item.id), () => run.values));
  const urgency = urgencyOf(setting, flow, run, items);
  const { front, remind, more } = buttonsOf(setting, flow, answers, run, urgency.urgent);
  return {
    ...quietIn(flow),
    text: [
      ...said,
      ...caveatLines(setting, {
        keys: items.map((item) => sayKey(flow.id, item.id)),
        rules: [run.outcome.when, ...items.map((item) => item.when)],
        computed: () => run.computed,
      }),
      ...urgentLines(setting, urgency),
      footer(flow),
    ],
    buttons: [
      ...hideRow(flow),
      ...dangerRows(setting, flow, answers),
      ...front,
      // In a safety card nothing is a press further away than it must be.
      ...(flow.safety ? [...rows(remind, 1), ...more] : [[...remind, act('more', { do: 'flow-more', flow: flow.id })]]),
      endRow(setting, flow, answers),
    ],
  };
}

/** What stands behind "More" under an outcome. */
export function moreScreen(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun): Screen {
  const items = shown(run.outcome.say, answers, worldOf(setting.content, setting.today));
  const { more } = buttonsOf(setting, flow, answers, run, urgencyOf(setting, flow, run, items).urgent);
  return {
    text: [...heading(flow), text('common:flow.more')],
    buttons: [...more, backRow({ do: 'flow-outcome', flow: flow.id })],
  };
}

/** Asks to be told when a number behind the outcome changes, or no longer; nothing is kept for a safety card. */
function followRow({ person }: Setting, flow: Flow): Button[][] {
  if (flow.safety) return [];
  return [[act(person.session.followed[flow.id] ? 'unfollow' : 'follow', { do: 'flow-follow', flow: flow.id })]];
}

/** Under an outcome: the answers again, or back to where the guide was chosen when there were no questions. */
function endRow(setting: Setting, flow: Flow, answers: Answers): readonly Button[] {
  return Object.keys(answers).length > 0 && !flow.safety
    ? [act('recap', { do: 'flow-recap', flow: flow.id }), act('home', { do: 'home' })]
    : backRow(aroundOf(setting, flow.id));
}

/** An outcome that nobody can tell today: a number that a rule compares with may not be said. The desk is asked instead. */
export function undecidedScreen(setting: Setting, flow: Flow, answers: Answers): Screen {
  return {
    text: [...heading(flow), text('common:flow.undecided')],
    buttons: [
      [act('book', { do: 'book-start', service: 'orientation', flow: flow.id })],
      [act('ask-desk', { do: 'ask-desk', flow: flow.id, urgent: '' })],
      [act('desks', { do: 'desks' })],
      endRow(setting, flow, answers),
    ],
  };
}

/** One section of an outcome: a list; the papers with ticks, the cost with its parts and sum, the law with its sources. */
export function sectionScreen(
  setting: Setting,
  flow: Flow,
  answers: Answers,
  ticks: readonly string[],
  run: OutcomeRun,
  section: SectionId,
): Screen {
  const world = worldOf(setting.content, setting.today);
  const items = shown(run.outcome.sections[section] ?? [], answers, world);
  const words = (id: string) => saying(setting, itemKey(flow.id, section, id), () => run.values);
  const ticked = (id: string) => ticks.includes(id);
  const line = (id: string, i: number): Text => {
    if (section === 'papers') return text(ticked(id) ? 'common:list.ticked' : 'common:list.unticked', { n: i + 1, item: words(id) });
    return section === 'steps'
      ? text('common:list.numbered', { n: i + 1, item: words(id) })
      : text('common:list.item', { item: words(id) });
  };
  const boxes = items.map((item, i) =>
    button(text(ticked(item.id) ? 'common:list.box-ticked' : 'common:list.box', { n: i + 1 }), {
      do: 'flow-tick',
      flow: flow.id,
      paper: item.id,
    }),
  );
  return {
    ...quietIn(flow),
    text: [
      text('common:section.title', { title: sectionText(section) }),
      ...(section === 'cost' ? costLines(run, sumsShown(run, answers, world)) : []),
      ...items.map((item, i) => line(item.id, i)),
      ...(section === 'papers' ? [text('common:section.tick')] : []),
      ...(section === 'where' ? officeLines(setting, run.outcome.offices) : []),
      ...caveatLines(setting, {
        keys: items.map((item) => itemKey(flow.id, section, item.id)),
        rules: items.map((item) => item.when),
        computed: () => run.computed,
        shows: section === 'cost' ? sumsShown(run, answers, worldOf(setting.content, setting.today)).map(({ id }) => id) : [],
      }),
      ...(section === 'law' ? sourceLines(setting.content, run.outcome.sources.length > 0 ? run.outcome.sources : flow.sources) : []),
      footer(flow),
    ],
    buttons: [
      ...hideRow(flow),
      ...(section === 'papers' ? rows(boxes, 5) : []),
      ...(section === 'where' && run.outcome.offices.length > 0 ? townRows(setting, flow.id) : []),
      ...nextRow(setting, flow, answers, run, section),
      backRow({ do: 'flow-outcome', flow: flow.id }),
    ],
  };
}

/** On to the next section, in the order of their names: who reads the steps goes on to the papers. */
function nextRow(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun, section: SectionId): Button[][] {
  const all = sectionsOf(run, answers, setting);
  const next = all[all.indexOf(section) + 1];
  return next
    ? [[button(text('common:section.next', { title: sectionText(next) }), { do: 'flow-section', flow: flow.id, section: next })]]
    : [];
}

/** Each sum with its parts; several have a heading each. */
function costLines({ outcome }: OutcomeRun, sums: readonly Sum[]): Paragraph[] {
  return sums.map(({ id, total, parts }) => [
    ...(outcome.sums.length > 1 ? [text(sumKey(id))] : []),
    ...parts.map((part) => text('common:cost.line', { label: text(partKey(part.id)), amount: part.amount })),
    text('common:cost.sum', { amount: total }),
  ]);
}
