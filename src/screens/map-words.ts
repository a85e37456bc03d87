import { type Text, text } from '../base/screen.ts';
import type { Spoken } from '../desk/spoken-days.ts';
import { interpretationText, spokenLines } from './spoken-lines.ts';

/** The words of the map page. */
export const mapWords = {
  title: text('map:title'),
  about: text('map:about'),
  languages: text('map:languages'),
  toList: text('map:to-list'),
  toMap: text('map:to-map'),
  what: text('map:what'),
  everything: text('map:everything'),
  services: text('map:services'),
  offices: text('map:offices'),
  spoken: text('map:spoken'),
  anyLanguage: text('map:any-language'),
  openNow: text('map:open-now'),
  show: text('map:show'),
  none: text('map:none'),
  map: text('map:map'),
  zoomIn: text('map:zoom-in'),
  zoomOut: text('map:zoom-out'),
  credit: text('map:credit'),
  tileCredit: text('map:tile-credit'),
  points: text('map:points'),
  free: text('map:free'),
  openData: text('map:open-data'),
  more: text('map:more'),
  inChat: text('map:in-chat'),
  onMap: text('map:on-map'),
  language: (code: string): Text => text('map:language', { code }),
  service: (id: string): Text => text(`common:service.${id}`),
  kind: (kind: string): Text => text(`common:office.${kind}`),
  found: (count: number): Text => text('map:found', { count }),
  appointment: text('common:where.appointment'),
  interpretation: interpretationText,
  speaks: (spoken: readonly Spoken[]): readonly Text[] => spokenLines(spoken),
} as const;

export type MapWords = typeof mapWords;
