import type { Decision } from '../../core/change.ts';
import type { Document, DocumentRule } from '../../core/document.ts';
import { documentReminders, nextReminder } from '../../core/document-reminders.ts';
import { type Screen, type Text, text } from '../../core/screen.ts';
import { addMonths, type Day, daysBetween, isDay } from '../../core/time.ts';
import { parseTypedDay } from '../../core/typed-day.ts';
import { act, backRow, because, button } from '../buttons.ts';
import { calendar } from '../calendar.ts';
import { go, type Situation, show, type Topic, withSession, worldOf } from '../situation.ts';
import { openWith } from './flow.ts';

/** A document may expire within this many months of today; more is a slip of the finger. */
const monthsAhead = 12 * 15;

interface Known {
  readonly all: readonly Document[];
  readonly one: Document | null;
}

function listScreen(situation: Situation, all: readonly Document[], above?: Text): Screen {
  const { content } = situation;
  const label = (each: Document) =>
    text('common:document.label', {
      icon: content.documents.get(each.kind)?.icon ?? '',
      kind: text(`common:document.kind.${each.kind}`),
      day: each.expires_on,
    });
  const screen: Screen = {
    text: [text('common:document.title'), text(all.length > 0 ? 'common:document.some' : 'common:document.none')],
    buttons: [
      ...all.map((each) => [button(label(each), { do: 'document', document: each.id })]),
      [act('add-document', { do: 'document-add' })],
      backRow(),
    ],
  };
  return above ? because(above, screen) : screen;
}

function kindScreen({ content }: Situation): Screen {
  return {
    text: [text('common:document.which')],
    buttons: [
      ...[...content.documents.values()].map((rule) => [
        button(text('common:document.kind-label', { icon: rule.icon, kind: text(`common:document.kind.${rule.kind}`) }), {
          do: 'document-kind',
          kind: rule.kind,
        }),
      ]),
      backRow({ do: 'documents' }),
    ],
  };
}

function dateScreen(situation: Situation, rule: DocumentRule, page: string, above?: Text): Screen {
  const grid = calendar(page, situation.today, situation.today, addMonths(situation.today, monthsAhead), {
    open: (to) => ({ do: 'document-month', kind: rule.kind, month: to }),
    pick: (day) => ({ do: 'document-day', kind: rule.kind, day }),
  });
  const screen: Screen = {
    text: [
      text('common:document.when', { icon: rule.icon, kind: text(`common:document.kind.${rule.kind}`) }),
      text('common:flow.type-date'),
    ],
    buttons: [...grid, backRow({ do: 'document-add' })],
  };
  return above ? because(above, screen) : screen;
}

/** One document: when it expires, when the next reminder comes, what can be done. */
function documentScreen(situation: Situation, document: Document, above?: Text): Screen {
  const { content, today } = situation;
  const rule = content.documents.get(document.kind);
  const next = rule ? nextReminder(document, rule, worldOf(content, today), situation.now, situation.zone) : null;
  const days = daysBetween(today, document.expires_on);
  const screen: Screen = {
    text: [
      text('common:document.one', { icon: rule?.icon ?? '', kind: text(`common:document.kind.${document.kind}`) }),
      [
        text('common:document.expires', { day: document.expires_on }),
        text(days >= 0 ? 'common:document.left' : 'common:document.gone', { days: Math.abs(days) }),
      ],
      next ? text('common:document.next', { day: next }) : text('common:document.no-next'),
    ],
    buttons: [
      ...(rule?.flow ? [[act('renew-now', { do: 'document-renew', document: document.id })]] : []),
      [act('forget', { do: 'document-forget', document: document.id })],
      backRow({ do: 'documents' }),
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Saves a document and its reminders; a second one of the same kind and day is the same one. */
function save(situation: Situation, rule: DocumentRule, day: Day, all: readonly Document[]): Decision {
  const { person, now, zone, content, today, fresh } = situation;
  const same = all.find((each) => each.kind === rule.kind && each.expires_on === day);
  const document: Document = same ?? { id: fresh.document, chat: person.chat, kind: rule.kind, expires_on: day, created_at: now };
  return {
    change: [
      { write: 'person', person: withSession(person, { place: { at: 'menu' } }) },
      ...(same ? [] : [{ write: 'document' as const, document }, ...documentReminders(document, rule, worldOf(content, today), now, zone)]),
    ],
    screens: [documentScreen(situation, document, text('common:document.saved'))],
  };
}

function take(situation: Situation, rule: DocumentRule, day: Day, all: readonly Document[]): Decision {
  const last = addMonths(situation.today, monthsAhead);
  if (day < situation.today) return show(dateScreen(situation, rule, '', text('common:refused.document-past', { day })));
  if (day > last) return show(dateScreen(situation, rule, '', text('common:refused.too-late', { day, bound: last })));
  return save(situation, rule, day, all);
}

/** What expires, and when to be reminded of it. */
export const documents: Topic<Known> = {
  async read(reads, { input, person }) {
    const all = await reads.documentsOf(person.chat);
    const id = input.kind === 'press' && input.act && 'document' in input.act ? input.act.document : null;
    return { all, one: all.find((each) => each.id === id) ?? null };
  },
  decide(situation, { all, one }) {
    const { input, content, person } = situation;
    const { place } = person.session;
    if (input.kind === 'say') {
      const rule = place.at === 'document' ? content.documents.get(place.kind) : undefined;
      if (!rule) return show(listScreen(situation, all));
      const parsed = parseTypedDay(input.text, situation.today);
      if ('day' in parsed) return take(situation, rule, parsed.day, all);
      return show(
        dateScreen(situation, rule, '', text(`common:refused.${parsed.refused}`, { said: parsed.understood ?? input.text.slice(0, 40) })),
      );
    }
    const pressed = input.kind === 'press' ? input.act : null;
    const rule = pressed && 'kind' in pressed ? content.documents.get(pressed.kind) : undefined;
    switch (pressed?.do) {
      case 'document-add':
        return show(kindScreen(situation));
      case 'document-kind':
        return rule
          ? go(situation, { place: { at: 'document', kind: rule.kind } }, dateScreen(situation, rule, ''))
          : show(kindScreen(situation));
      case 'document-month':
        return rule ? show(dateScreen(situation, rule, pressed.month)) : show(kindScreen(situation));
      case 'document-day':
        return rule && isDay(pressed.day) ? take(situation, rule, pressed.day, all) : show(kindScreen(situation));
      case 'flow-remind':
        return fromFlow(situation, pressed.flow, all);
      case 'document':
      case 'document-renew':
      case 'document-forget':
        return one ? about(situation, pressed.do, one, all) : show(listScreen(situation, all, text('common:document.unknown')));
      default:
        return go(situation, { place: { at: 'menu' } }, listScreen(situation, all));
    }
  },
};

function about(
  situation: Situation,
  what: 'document' | 'document-renew' | 'document-forget',
  one: Document,
  all: readonly Document[],
): Decision {
  if (what === 'document-forget')
    return {
      change: [
        { write: 'document-drop', id: one.id },
        { write: 'drop', prefix: `document:${one.id}:` },
      ],
      screens: [
        listScreen(
          situation,
          all.filter((each) => each.id !== one.id),
          text('common:document.forgotten'),
        ),
      ],
    };
  const rule = situation.content.documents.get(one.kind);
  const flow = rule?.flow ? situation.content.flows.get(rule.flow) : undefined;
  if (what === 'document-renew' && flow && rule?.step) return openWith(situation, flow, { [rule.step]: one.expires_on });
  return show(documentScreen(situation, one));
}

/** "Remind me" under an outcome: the date is the one answered; not known, it is asked. */
function fromFlow(situation: Situation, id: string, all: readonly Document[]): Decision {
  const flow = situation.content.flows.get(id);
  const answers = situation.person.session.flows[id]?.answers ?? {};
  const wanted = flow?.outcomes.flatMap((outcome) => outcome.actions).find((action) => action.kind === 'remind');
  const rule = wanted ? situation.content.documents.get(wanted.document) : undefined;
  if (!wanted || !rule) return show(listScreen(situation, all));
  const day = answers[wanted.date];
  if (day && isDay(day) && day >= situation.today) return save(situation, rule, day, all);
  return go(
    situation,
    { place: { at: 'document', kind: rule.kind } },
    dateScreen(situation, rule, '', day && isDay(day) ? text('common:refused.document-past', { day }) : undefined),
  );
}
