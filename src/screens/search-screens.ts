import { type Button, type Screen, text } from '../base/screen.ts';
import type { Found } from '../content/found.ts';
import type { FlowId } from '../flow/flow.ts';
import { act, backRow, because, button } from './buttons.ts';
import { emergencyLine } from './menu-screens.ts';
import type { Setting } from './setting.ts';

const row = ({ label, press }: Found): Button[] => [button(label, press)];

/** Buttons to what the words mean: guides, needs, the bot's own doors, offices. */
export function foundButtons({ content, person }: Setting, said: string, most: number, but?: FlowId): Button[][] {
  return content.search
    .find(person.lang, said, most + 1)
    .filter(({ id }) => id !== but)
    .slice(0, most)
    .map(row);
}

/** What was found for typed words, and a person. Where it may be danger, the number to call stands above. */
export function foundScreen(setting: Setting, found: readonly Found[]): Screen {
  const danger = found.some((each) => each.danger);
  const numbers = found.some(({ press }) => press.do === 'safety');
  return {
    ...(danger ? { quiet: true as const } : {}),
    text: [...(danger ? [emergencyLine(setting)] : []), text('common:search.found')],
    buttons: [...found.map(row), ...(numbers ? [] : [[act('safety', { do: 'safety' })]]), [act('person', { do: 'person' })], backRow()],
  };
}

/** Typed words that are no answer to the question on this screen: the question again, below the guides that they may have meant. */
export function elsewhereScreen(question: Screen, found: readonly (readonly Button[])[]): Screen {
  const above = text(found.length > 0 ? 'common:search.in-flow' : 'common:unexpected.press-button');
  return { ...because(above, question), buttons: [...found, ...question.buttons] };
}

/** A person at the desk: by appointment, by telephone, in person. `lost`: typed words found nothing several times. */
export function personScreen({ content }: Setting, lost?: 'lost'): Screen {
  const phones = [...content.desks.values()].flatMap(({ municipality: town, phone }) =>
    phone.map((number) => text('common:person.phone', { town, number })),
  );
  return {
    text: [text(lost ? 'common:search.person' : 'common:person.title'), ...(phones.length > 0 ? [phones] : [])],
    buttons: [
      [act('ask-desk', { do: 'ask-desk', flow: '', urgent: '' })],
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      [act('desks', { do: 'desks' })],
      [act('safety', { do: 'safety' })],
      backRow(),
    ],
  };
}

/** "Stop": what can be stopped. */
export function stopScreen(): Screen {
  return {
    text: [text('common:stop.title'), text('common:stop.help')],
    buttons: [
      [act('documents', { do: 'documents' })],
      [act('appointments', { do: 'appointments' })],
      [act('erase', { do: 'erase-ask' })],
      [act('safety', { do: 'safety' })],
      backRow(),
    ],
  };
}
