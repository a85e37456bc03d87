/** Kinds of offices whose address, hours and ways of working differ from place to place (`data/local/`). */
export const officeKinds = [
  'questura',
  'prefettura',
  'comune',
  'asl',
  'post-office',
  'tax-office',
  'job-centre',
  'court',
  'juvenile-court',
  'asylum-commission',
  'motor-vehicles',
  'school',
  'consulate',
  'anti-violence',
] as const;
export type OfficeKind = (typeof officeKinds)[number];
