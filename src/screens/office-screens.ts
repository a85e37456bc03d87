import { type Screen, text } from '../base/screen.ts';
import { type Municipality, officesFor } from '../desk/office.ts';
import type { OfficeKind } from '../flow/flow.ts';
import { act, backRow, button, rows } from './buttons.ts';
import { linesAt } from './office-lines.ts';
import type { Setting } from './setting.ts';

/** So many towns are offered for a kind of office; another one is typed. */
const mostTowns = 12;

/** Which office: the kinds there are, in a town or anywhere (null). */
export function officeKindsScreen({ content }: Setting, town: Municipality | null): Screen {
  const kinds = [...new Set(content.offices.map(({ kind }) => kind))].filter(
    (kind) => town === null || officesFor(content.offices, [kind], town).length > 0,
  );
  return {
    text: [town ? text('common:offices.in', { town: town.name }) : text('common:offices.title'), text('common:offices.which')],
    buttons: [
      ...rows(
        kinds.map((kind) => button(text(`common:office.${kind}`), { do: 'offices', kind, town: town?.id ?? '' })),
        2,
      ),
      [act('desks', { do: 'desks' })],
      backRow(),
    ],
  };
}

/** In which town: those that have an office of the kind. */
export function officeTownsScreen({ content }: Setting, kind: OfficeKind): Screen {
  const seats = new Set(content.offices.filter((each) => each.kind === kind).map(({ municipality }) => municipality));
  const towns = [...content.municipalities.values()].filter(({ name }) => seats.has(name)).slice(0, mostTowns);
  const title = text(`common:office.${kind}`);
  return {
    text: [
      text('common:offices.of', { kind: title }),
      towns.length > 0 ? text('common:offices.where', { kind: title }) : text('common:offices.unknown'),
    ],
    buttons: [
      ...rows(
        towns.map(({ id, name, province }) => button(text('common:where.label', { name, province }), { do: 'offices', kind, town: id })),
        2,
      ),
      [act('desks', { do: 'desks' })],
      backRow({ do: 'offices', kind: '', town: '' }),
    ],
  };
}

/** The offices of a kind for who lives in a town, each with who told it and when. */
export function officesScreen(setting: Setting, kind: OfficeKind, town: Municipality): Screen {
  return {
    text: linesAt(setting, [kind], town),
    buttons: [
      [act('other-town', { do: 'offices', kind, town: 'other' })],
      [act('desks', { do: 'desks' })],
      backRow({ do: 'offices', kind: '', town: town.id }),
    ],
  };
}
