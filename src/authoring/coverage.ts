import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { readYaml, shaped } from '../content/yaml-file.ts';
import { deskKind, type Municipality, type Office, officesFor } from '../desk/office.ts';

/** Places that operators have to ask about; the bot itself does not read them. */
const file = 'data/unconfirmed.yaml';
const states = { historic: 'vecchio', unverified: 'non verificato', 'details-missing': 'mancano i dati' } as const;
const unconfirmedFile = z.strictObject({
  places: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: z.string().min(1),
      municipality: z.string(),
      status: z.enum(['historic', 'unverified', 'details-missing']),
      told: z
        .string()
        .regex(/^\d{4}(-\d\d){0,2}$/)
        .nullable(),
      url: z.url(),
      checked_on: z.iso.date(),
    }),
  ),
});
export type Unconfirmed = z.infer<typeof unconfirmedFile>['places'][number];

/** The list of `data/unconfirmed.yaml`. Throws with its problems. */
export async function readUnconfirmed(root: string): Promise<readonly Unconfirmed[]> {
  const { value, problems } = shaped(await readYaml(root, file), unconfirmedFile);
  if (!value || problems.length > 0)
    throw new Error(problems.map(({ line, place, problem }) => `${file}:${line} ${place}: ${problem}`).join('\n'));
  return value.places;
}

const cells = (...all: readonly string[]) => `| ${all.join(' | ')} |`;
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'it');

/** `docs/coverage.md`: the municipalities by province, who serves each, who is competent, and what operators have to ask about. */
export function coverage(content: Content, unconfirmed: readonly Unconfirmed[]): string {
  const { municipalities, offices } = content;
  const towns = [...municipalities.values()].sort(byName);
  const seats = offices.filter(({ kind }) => kind === 'questura').sort((a, b) => a.municipality.localeCompare(b.municipality, 'it'));
  const served = towns.filter((town) => desksOf(content, town).length > 0).length;
  return `# Chi serve ogni Comune

Scritto da \`npm run tables\` dai dati: non si cambia a mano. Per ${served} dei ${towns.length} Comuni della Toscana il bot conosce uno sportello per stranieri, per ${towns.length - served} nessuno: questo non vuol dire che non ci
sia. A chi vive lì il bot mostra lo sportello più vicino, quello che apre prima e gli uffici competenti. L'anagrafe e l'idoneità alloggiativa sono sempre del proprio Comune.

${seats.map((seat) => province(content, seat, towns)).join('\n\n')}

## Da confermare

### Posti che i residenti non vedono

Una fonte li nomina, ma è vecchia o incompleta. Chiedi al Comune o all'ente: c'è ancora? Dove, quando, con quali lingue? Se c'è, va in \`data/local/\` con la sua fonte, ed esce da \`${file}\`.

${cells('Posto', 'Comune', 'Stato', 'Fonte')}
${cells('---', '---', '---', '---')}
${unconfirmed.map(({ name, municipality, status, told, url }) => cells(name, municipality, states[status], `[${told ?? 'senza data'}](${url})`)).join('\n')}

### Posti mostrati con «da confermare»

${offices
  .filter((each) => each.to_confirm)
  .map((each) => `- ${each.name} (${each.municipality}), visto il ${each.checked_on}`)
  .join('\n')}
`;
}

/** The desks for foreigners that serve a municipality: those that cover it, and those of ours that stand there. */
function desksOf({ desks, offices }: Content, town: Municipality): string[] {
  const own = [...desks.values()]
    .filter(({ municipality }) => municipality === town.name)
    .map(({ name }) => `${name} (prenotazioni nel bot)`);
  return [...own, ...officesFor(offices, [deskKind], town).map(({ name }) => name)];
}

function province(content: Content, seat: Office, towns: readonly Municipality[]): string {
  const [code = ''] = 'provinces' in seat.covers ? seat.covers.provinces : [];
  const own = towns.filter((town) => town.province === code);
  const [some] = own;
  const competent = content.officeKinds.flatMap((kind) =>
    kind === deskKind || !some ? [] : officesFor(content.offices, [kind], some).filter(({ covers }) => 'provinces' in covers),
  );
  const local = content.offices.filter(
    ({ kind, covers }) => kind !== deskKind && 'municipalities' in covers && own.some(({ name }) => covers.municipalities.includes(name)),
  );
  const served = own.map((town) => ({ town, desks: desksOf(content, town) })).filter(({ desks }) => desks.length > 0);
  const none = own.filter((town) => !served.some((each) => each.town === town)).map(({ name }) => name);
  return [
    `## ${seat.municipality} (${code})`,
    `Uffici competenti: ${competent.map(({ name }) => name).join('; ')}.`,
    ...(local.length > 0 ? [`Solo per alcuni Comuni: ${local.map(localLine).join('; ')}.`] : []),
    ...(served.length > 0
      ? [
          [cells('Comune', 'Sportello'), cells('---', '---'), ...served.map(({ town, desks }) => cells(town.name, desks.join('; ')))].join(
            '\n',
          ),
        ]
      : []),
    `Nessuno sportello conosciuto (${none.length} di ${own.length}): ${none.join(', ')}.`,
  ].join('\n\n');
}

const localLine = ({ name, covers }: Office) => ('municipalities' in covers ? `${name} (per ${covers.municipalities.join(', ')})` : name);
