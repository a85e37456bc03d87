import { kilometres } from '../base/kilometres.ts';
import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import type { Desk } from '../desk/desk.ts';
import { deskKind } from '../desk/office.ts';
import { offeredLanguages, type Spoken } from '../desk/spoken-days.ts';
import { act, backRow, button, rows } from './buttons.ts';
import type { Setting } from './setting.ts';
import { spokenText } from './spoken-lines.ts';

/** Somebody who speaks a language: where and on which days, and a booking that asks for them. */

/** Places named in one message, the nearest first where the person's town is known. */
const mostPlaces = 8;

interface Speaking {
  readonly name: string;
  readonly town: string;
  readonly spoken: Spoken;
  readonly button: Button;
  readonly km: number;
}

/** Where somebody speaks that language, and when. */
export function speaksScreen(setting: Setting, language: string): Screen {
  const found = speaking(setting, language).slice(0, mostPlaces);
  return {
    text: [
      text('record:speaks-title', { language }),
      ...(found.length > 0
        ? [
            found.map(({ name, town, spoken }) => text('record:speaks-line', { name, town, spoken: spokenText(spoken) })),
            ...(found.every(({ spoken }) => spoken.days.length === 0) ? [text('record:days-unknown')] : []),
          ]
        : [text('record:speaks-none', { language })]),
      text('record:speaks-book', { language }),
    ],
    buttons: [
      [button(text('record:book-speaks', { language }), { do: 'book-with', lang: language })],
      ...found.map((each) => [each.button]),
      backRow({ do: 'desks' }),
    ],
  };
}

function speaking({ content, person }: Setting, language: string): readonly Speaking[] {
  const home = content.municipalities.get(person.session.town ?? '');
  const towns = new Map([...content.municipalities.values()].map((each) => [each.name, each]));
  const found = (name: string, town: string, languages: readonly Spoken[], press: Button): Speaking[] => {
    const spoken = languages.find((each) => each.language === language);
    const there = towns.get(town);
    return spoken ? [{ name, town, spoken, button: press, km: home && there ? kilometres(home, there) : 0 }] : [];
  };
  const label = (town: string): Text => text('common:desk.town', { town });
  const all = [
    ...[...content.desks.values()].flatMap(({ id, name, municipality: town, languages }) =>
      found(name, town, languages, button(label(town), { do: 'desk', desk: id })),
    ),
    ...content.offices.flatMap(({ id, kind, name, municipality: town, languages }) =>
      kind === deskKind ? found(name, town, languages, button(label(town), { do: 'place', place: id })) : [],
    ),
  ];
  // Where nobody's town is known the desks where the bot books stay first.
  return all.sort((a, b) => a.km - b.km);
}

/** Which language somebody at the desk should speak: those of the desk first. */
export function speaksChoice(desk: Desk, chosen: string | undefined): Screen {
  const of = (each: Spoken) =>
    button(text(each.language === chosen ? 'record:on' : 'record:item', { item: spokenText(each) }), {
      ...{ do: 'book-speaks', desk: desk.id, lang: each.language },
    });
  const others = offeredLanguages.filter((code) => !desk.languages.some(({ language }) => language === code));
  return {
    text: [text('common:book.at', { town: desk.municipality }), text('record:speaks-which')],
    buttons: [
      ...desk.languages.map((each) => [of(each)]),
      ...rows(
        others.map((language) => of({ language, days: [] })),
        3,
      ),
      ...(chosen === undefined ? [] : [[button(text('record:speaks-nobody'), { do: 'book-speaks', desk: desk.id, lang: '' })]]),
      [act('back', { do: 'book-desk', desk: desk.id, page: '0' }), act('home', { do: 'home' })],
    ],
  };
}
