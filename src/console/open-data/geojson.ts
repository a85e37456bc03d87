import { codesOf } from '../../desk/spoken-days.ts';
import { type Listing, licence } from './listings.ts';

/** The places as GeoJSON (RFC 7946): `precision` tells whether the point is the door's or only the town's. */
export function geoJson(all: readonly Listing[]) {
  return {
    type: 'FeatureCollection',
    license: licence,
    features: all.map(({ id, kind, name, town, point, sources, ...told }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
      properties: {
        ...{ name, kind, municipality: town.name, istat: town.id, province: town.province },
        ...{ precision: told.precision, address: told.address, postcode: told.postcode },
        ...{ phone: told.phone, email: told.email, website: told.website, opening_hours: told.hours },
        ...{
          languages: codesOf(told.languages),
          interpretation: told.languages,
          services: told.services,
          appointment: told.appointment,
          step_free: told.step_free,
        },
        sources: sources.map(({ title, url, dates }) => ({ title, url: url ?? null, dates })),
        ...{ checked_on: told.checked_on, assured_on: told.assured_on, confirmed_by_desk: told.confirmed, license: licence },
      },
    })),
  };
}
