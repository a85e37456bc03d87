import type { Content } from '../../content/content.ts';
import { mapWords } from '../../screens/map-words.ts';
import { type Listing, licence } from './listings.ts';
import { uuidOf } from './uuid.ts';

/** The directory in Open Referral's HSDS 3.1, in Italian: each place is an organisation with one service at one location. */

type Say = (words: (typeof mapWords)['title']) => string;
const sayIn =
  ({ texts }: Content): Say =>
  (words) =>
    texts.plain('it', words);

/** An object without what nobody has told. */
const told = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));

/** Where it comes from, under which licence, and when it was checked. */
function attributes(entity: string, { id, sources, checked_on, confirmed }: Listing) {
  const one = (label: string, value: string) => ({
    id: uuidOf(`${entity} ${id} ${label} ${value}`),
    link_id: uuidOf(`${entity} ${id}`),
    link_entity: entity,
    ...{ label, value },
  });
  return [
    ...sources.map(({ title, url, dates }) => one('source', [title, ...(url ? [url] : []), ...dates].join(' | '))),
    one('license', licence),
    one('checked_on', checked_on),
    ...Object.entries(confirmed).map(([field, day]) => one(`confirmed_by_desk_${field}`, day)),
  ];
}

export function organization(content: Content, listing: Listing) {
  const { id, name, kind, town, email, website } = listing;
  const description = `${sayIn(content)(mapWords.kind(kind))}, ${town.name}`;
  return told({
    ...{ id: uuidOf(`organization ${id}`), name, description, email, website },
    attributes: attributes('organization', listing),
  });
}

function location(listing: Listing) {
  const { id, name, town, address, postcode, point, precision, step_free } = listing;
  const at = uuidOf(`location ${id}`);
  return told({
    ...{ id: at, location_type: 'physical', name, latitude: point.lat, longitude: point.lon },
    description: precision === 'door' ? null : 'The point is that of the town, not of the door.',
    ...{ external_identifier: town.id, external_identifier_type: 'ISTAT code of the municipality' },
    addresses: address
      ? [
          {
            ...{ id: uuidOf(`address ${id}`), location_id: at, address_1: address, city: town.name, region: 'Toscana' },
            ...{ state_province: town.province, postal_code: postcode ?? '', country: 'IT', address_type: 'physical' },
          },
        ]
      : [],
    accessibility:
      step_free === null ? [] : [{ id: uuidOf(`accessibility ${id}`), location_id: at, description: step_free ? 'step-free' : 'steps' }],
    attributes: attributes('location', listing),
  });
}

export function serviceAtLocation(listing: Listing) {
  const { id } = listing;
  return told({
    ...{ id: uuidOf(`service_at_location ${id}`), service_id: uuidOf(`service ${id}`), location_id: uuidOf(`location ${id}`) },
    ...{ location: location(listing), attributes: attributes('service_at_location', listing) },
  });
}

/** Languages are those of mediators or operators on some days, or nobody has told on which: they stand under `interpretation_services`. */
export function service(content: Content, listing: Listing) {
  const { id, name, kind, services, phone, email, website, languages, appointment, covers, assured_on } = listing;
  const say = sayIn(content);
  const own = uuidOf(`service ${id}`);
  const helps = services.map((each) => say(mapWords.service(each)));
  return told({
    ...{ id: own, organization_id: uuidOf(`organization ${id}`), name, status: 'active', url: website, email },
    description: [say(mapWords.kind(kind)), ...helps].join('; '),
    interpretation_services: languages.length > 0 ? say(mapWords.interpretation(languages)) : null,
    application_process: appointment ? say(mapWords.appointment) : null,
    assured_date: assured_on,
    phones: phone.map((number) => ({ id: uuidOf(`phone ${id} ${number}`), service_id: own, number })),
    schedules: schedules(own, listing),
    service_areas: covers.map((area) => ({ id: uuidOf(`service_area ${id} ${area}`), service_id: own, name: area })),
    service_at_locations: [serviceAtLocation(listing)],
    organization: organization(content, listing),
    attributes: attributes('service', listing),
  });
}

const day = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const span = '\\d\\d:\\d\\d-\\d\\d:\\d\\d';
const plainRule = new RegExp(`^(${day}(?:,${day})*) (${span}(?:,${span})*)$`);

/** The hours by weekday where they say no more than that; else as they are written, in OpenStreetMap's `opening_hours`. */
function schedules(owner: string, { id, hours, checked_on }: Listing) {
  if (hours === null) return [];
  const rules = hours.split(';').map((rule) => plainRule.exec(rule.trim()));
  const all = { service_id: owner, valid_from: checked_on, description: `opening_hours: ${hours}` };
  if (rules.some((rule) => rule === null)) return [{ id: uuidOf(`schedule ${id}`), ...all }];
  return rules.flatMap((rule) =>
    (rule?.[2] ?? '').split(',').map((each) => {
      const [opens_at = '', closes_at = ''] = each.split('-');
      const byday = (rule?.[1] ?? '').toUpperCase();
      return { id: uuidOf(`schedule ${id} ${byday} ${each}`), ...all, freq: 'WEEKLY', interval: 1, byday, opens_at, closes_at };
    }),
  );
}
