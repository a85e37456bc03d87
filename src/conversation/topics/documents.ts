import { addMonths, type Day, isDay } from '../../base/time.ts';
import { parseTypedDay } from '../../base/typed-day.ts';
import type { Decision } from '../../desk/change.ts';
import { planDates } from '../../desk/dates.ts';
import { type Document, type DocumentRule, noDetails } from '../../desk/document.ts';
import { withSession } from '../../desk/session.ts';
import { askedBack, maybeWish } from '../../screens/day-offers.ts';
import { dateScreen, documentList, documentScreen, kindScreen, monthsAhead } from '../../screens/document-screens.ts';
import { foundButtons } from '../../screens/search-screens.ts';
import { documentForgotten, documentPast, documentSaved, documentTooLate, documentUnknown } from '../../screens/words.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { openWith } from './guide.ts';

/** So many things that words may mean are offered above the question. */
const mostElsewhere = 2;

interface Known {
  readonly all: readonly Document[];
  readonly one: Document | null;
}

/** Saves a document and its reminders; a second one of the same kind and day is the same one. */
function save(situation: Situation, rule: DocumentRule, day: Day, all: readonly Document[]): Decision {
  const { person, now, fresh } = situation;
  const same = all.find((each) => each.kind === rule.kind && each.expires_on === day);
  const document: Document = same ?? {
    id: fresh.document,
    chat: person.chat,
    kind: rule.kind,
    expires_on: day,
    created_at: now,
    details: noDetails,
  };
  return {
    change: [
      { write: 'person', person: withSession(person, { place: { at: 'menu' } }) },
      ...(same ? [] : [{ write: 'document' as const, document }, ...planDates(person.chat, now)]),
    ],
    screens: [documentScreen(situation, document, documentSaved)],
  };
}

function take(situation: Situation, rule: DocumentRule, day: Day, all: readonly Document[]): Decision {
  const last = addMonths(situation.today, monthsAhead);
  if (day < situation.today) return show(dateScreen(situation, rule, '', documentPast(day)));
  if (day > last) return show(dateScreen(situation, rule, '', documentTooLate(day, last)));
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
      if (!rule) return show(documentList(situation, all));
      const typed = parseTypedDay(input.text, situation.today, [situation.today, addMonths(situation.today, monthsAhead)]);
      if ('day' in typed) return take(situation, rule, typed.day, all);
      const found = maybeWish(typed, input.text) ? foundButtons(situation, input.text, mostElsewhere) : [];
      const pick = (day: Day) => ({ do: 'document-day', kind: rule.kind, day }) as const;
      return show(askedBack(dateScreen(situation, rule, ''), typed, input.text, pick, found));
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
        return one ? about(situation, pressed.do, one, all) : show(documentList(situation, all, documentUnknown));
      default:
        return go(situation, { place: { at: 'menu' } }, documentList(situation, all));
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
      change: [{ write: 'document-drop', id: one.id }, ...planDates(one.chat, situation.now)],
      screens: [
        documentList(
          situation,
          all.filter((each) => each.id !== one.id),
          documentForgotten,
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
  if (!wanted || !rule) return show(documentList(situation, all));
  const day = answers[wanted.date];
  if (day && isDay(day) && day >= situation.today) return save(situation, rule, day, all);
  return go(
    situation,
    { place: { at: 'document', kind: rule.kind } },
    dateScreen(situation, rule, '', day && isDay(day) ? documentPast(day) : undefined),
  );
}
