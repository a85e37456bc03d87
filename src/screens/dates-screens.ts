import { type Screen, type Text, text } from '../base/screen.ts';
import { addDays, type Day } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Said } from '../desk/bundle.ts';
import type { Document } from '../desk/document.ts';
import type { Occasion } from '../desk/occasions.ts';
import type { Dates } from '../desk/reminder.ts';
import { act, backRow, because, button, home } from './buttons.ts';
import { documentLabel, documentName, guideButtons, occasionText, stateText } from './document-reminder.ts';
import { worldOf } from './setting.ts';

/** When it may be said again; only while some of it is still of use then. */
const snooze = [
  { label: 'dates-tomorrow', days: 1 },
  { label: 'dates-week', days: 7 },
] as const;

/** All that is told of a person's dates on a day, with a way to each, and how to hear of it later or no more. */
export function bundleScreen(content: Content, said: readonly Said[], today: Day): Screen {
  const world = worldOf(content, today);
  const ruleOf = ({ kind }: Document) => content.documents.get(kind);
  const lines = ({ document, occasion }: Said): Text[] => {
    const rule = ruleOf(document);
    return [
      text('documents:reminder', { document: documentName(document, rule) }),
      rule ? occasionText(document, rule, occasion, world) : stateText(document, rule, today),
    ];
  };
  const [one, ...others] = said;
  const last = said.map(({ occasion }) => occasion.until).reduce((a, b) => (a > b ? a : b), today);
  const rule = one && others.length === 0 ? ruleOf(one.document) : undefined;
  return {
    text: [...(others.length > 0 ? [text('common:dates.title', { count: said.length })] : []), ...said.map(lines)],
    buttons: [
      ...(one && others.length === 0 ? guideButtons(one.document, rule) : []),
      ...said
        .slice(0, mostButtons)
        .map(({ document }) => [button(shortName(document, content), { do: 'document', document: document.id })]),
      ...(one ? [[act('book', { do: 'book-start', service: rule?.service ?? 'orientation', flow: '' })]] : []),
      snooze
        .filter(({ days }) => addDays(today, days) <= last)
        .map(({ label, days }) => act(label, { do: 'dates-later', day: today, days: `${days}` })),
      [act('dates-stop', { do: 'dates-stop', day: today }), home],
    ],
    stay: true,
  };
}

/** For a button. */
const shortName = (document: Document, content: Content): Text => documentLabel(document, content.documents.get(document.kind));

/** Of more documents than this the list is the shorter way. */
const mostButtons = 5;

/** The law moved a date of a document; `was` and the occasion's day may stand some days from the law's own. */
export function movedScreen(content: Content, document: Document, occasion: Occasion, was: Day): Screen {
  const rule = content.documents.get(document.kind);
  const apart = rule?.ladder.find(({ rung }) => rung === occasion.rung)?.from.plus ?? 0;
  return {
    text: [
      text('documents:reminder', { document: documentName(document, rule) }),
      text('common:dates.moved', { was: addDays(was, -apart), day: addDays(occasion.from, -apart) }),
    ],
    buttons: [[act('see-document', { do: 'document', document: document.id }), home]],
    stay: true,
  };
}

/** That it will be said again, on which days. */
export function laterScreen(again: readonly { readonly document: Document; readonly day: Day }[], content: Content): Screen {
  return {
    text: [
      again.length > 0 ? text('common:dates.later') : text('common:dates.nothing'),
      ...again.map(({ document, day }) =>
        text('common:dates.later-on', { document: documentName(document, content.documents.get(document.kind)), day }),
      ),
    ],
    buttons: [[act('documents', { do: 'documents' }), home]],
    stay: true,
  };
}

/** Which reminders are to stop: of one of these documents, of all of one kind, all. */
export function stopScreen(content: Content, documents: readonly Document[]): Screen {
  const kinds = [...new Set(documents.map(({ kind }) => kind))];
  return {
    text: [text('common:dates.stop-which'), text('common:dates.stop-note')],
    buttons: [
      ...documents.slice(0, mostButtons).map((each) => [
        button(text('common:dates.stop-one', { document: shortName(each, content) }), {
          do: 'dates-off',
          what: `document:${each.id}`,
        }),
      ]),
      ...kinds
        .slice(0, mostButtons)
        .map((kind) => [button(text('common:dates.stop-kind', { kind: kindName(kind) }), { do: 'dates-off', what: `kind:${kind}` })]),
      [act('dates-stop-all', { do: 'dates-off', what: 'all' })],
      backRow({ do: 'dates-settings' }),
    ],
    stay: true,
  };
}

const kindName = (kind: string): Text => text(`documents:kind.${kind}`);

/** What is stopped, and how to have it again. */
export function datesSettings(content: Content, documents: readonly Document[], { stopped }: Pick<Dates, 'stopped'>, above?: Text): Screen {
  const named = (what: string): Text | null => {
    const [sort = '', id = ''] = what.split(':');
    if (sort === 'all') return text('common:dates.all');
    if (sort === 'kind') return content.documents.has(id) ? text('common:dates.of-kind', { kind: kindName(id) }) : null;
    const document = documents.find((each) => each.id === id);
    return document ? shortName(document, content) : null;
  };
  const known = stopped.flatMap((what) => {
    const name = named(what);
    return name ? [{ what, name }] : [];
  });
  const screen: Screen = {
    text: [
      text('common:dates.settings'),
      text('common:dates.how'),
      text(known.length > 0 ? 'common:dates.stopped' : 'common:dates.none-stopped'),
    ],
    buttons: [
      ...known.map(({ what, name }) => [button(text('common:dates.start', { what: name }), { do: 'dates-on', what })]),
      ...(stopped.includes('all') || documents.length === 0 ? [] : [[act('dates-stop', { do: 'dates-stop', day: '' })]]),
      backRow({ do: 'documents' }),
    ],
  };
  return above ? because(above, screen) : screen;
}
