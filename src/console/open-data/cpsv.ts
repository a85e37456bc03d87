import type { Content } from '../../content/content.ts';
import type { Flow } from '../../flow/flow.ts';
import { labelKey, titleKey } from '../../flow/keys.ts';
import { mapWords } from '../../screens/map-words.ts';
import { licence } from './listings.ts';

const context = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  eli: 'http://data.europa.eu/eli/ontology#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  identifier: 'dct:identifier',
  title: { '@id': 'dct:title', '@container': '@language' },
  description: { '@id': 'dct:description', '@container': '@language' },
  prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
  hasLegalResource: 'cv:hasLegalResource',
  hasCompetentAuthority: 'cv:hasCompetentAuthority',
  spatial: { '@id': 'dct:spatial', '@type': '@id' },
  source: 'dct:source',
  license: { '@id': 'dct:license', '@type': '@id' },
  modified: { '@id': 'dct:modified', '@type': 'xsd:date' },
} as const;

/** The guides as public services of CPSV-AP, in JSON-LD: each with its law as Normattiva names it. Cards of danger are no services. */
export function publicServices(content: Content) {
  const flows = [...content.flows.values()].filter(({ safety }) => !safety);
  return { '@context': context, '@graph': flows.map((flow) => publicService(content, flow)) };
}

function publicService({ texts, languages, sources }: Content, flow: Flow) {
  const inAll = (key: string) => Object.fromEntries(languages.map(({ id }) => [id, texts.plain(id, { key })]));
  const told = flow.sources.flatMap((id) => sources.get(id) ?? []);
  const laws = [...new Set(told.flatMap(({ urn }) => urn))];
  const kinds = [...new Set(flow.outcomes.flatMap(({ offices }) => offices))];
  return {
    '@id': `urn:sportello:service:${flow.id}`,
    '@type': 'cpsv:PublicService',
    identifier: flow.id,
    title: inAll(labelKey(flow.id)),
    description: inAll(titleKey(flow.id)),
    hasLegalResource: laws.map((urn) => ({ '@id': urn, '@type': 'eli:LegalResource' })),
    hasCompetentAuthority: kinds.map((kind) => ({
      '@id': `urn:sportello:office:${kind}`,
      '@type': 'cv:PublicOrganisation',
      prefLabel: Object.fromEntries(languages.map(({ id }) => [id, texts.plain(id, mapWords.kind(kind))])),
    })),
    // Tuscany in the list of regions of the European Union (NUTS).
    spatial: 'http://data.europa.eu/nuts/code/ITI1',
    source: told.map(({ title, url, dates }) => [title, ...(url ? [url] : []), ...dates].join(' | ')),
    license: licence,
    modified: flow.checked_on,
  };
}
