import { z } from 'zod';
import { documentAsks, newSession, type Session } from '../desk/session.ts';

/** The form in which sessions are written now. Raise it with a step below whenever an older session would not mean what it says. */
const version = 1;

type Stored = Readonly<Record<string, unknown>>;
/** From each version to the next; the first were written without a number (0). A step that was released is never changed. */
const steps: readonly ((old: Stored) => Stored)[] = [(old) => old];

const words = z.record(z.string(), z.string());
const list = z.array(z.string()).readonly();

const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('start'), payload: z.string().nullable() }),
  z.object({ at: z.literal('menu') }),
  z.object({ at: z.literal('flow'), flow: z.string(), step: z.string().nullable() }),
  z.object({ at: z.literal('booking') }),
  z.object({ at: z.literal('name') }),
  z.object({
    at: z.literal('document'),
    kind: z.string(),
    ask: z.enum(documentAsks).default('new'),
    document: z.string().nullable().default(null),
  }),
  z.object({ at: z.literal('desks'), asks: z.literal('town').nullable().default(null) }),
  z.object({ at: z.literal('town'), flow: z.string() }),
  z.object({ at: z.literal('ask'), desk: z.string(), flow: z.string(), urgent: z.boolean() }),
]);

const draft = z.object({
  service: z.string(),
  flow: z.string().nullable(),
  desk: z.string().nullable(),
  day: z.string().nullable(),
  hold: z.string().nullable(),
  moving: z.string().nullable(),
  removed: list,
  name: z.string().nullable(),
  other: z.literal(true).exactOptional(),
  people: z.int().default(1),
  speaks: z.string().exactOptional(),
});

const followed = z.object({ answers: words, facts: z.record(z.string(), z.union([z.string(), z.number()])) });
const flow = z.object({ answers: words, ticks: list, carried: list.default([]), at: z.string().nullable().default(null) });

const session = z.object({
  place,
  flows: z.record(z.string(), flow),
  draft: draft.nullable(),
  trail: z.array(z.int()).readonly().default([]),
  misses: z.int().default(0),
  town: z.string().nullable().default(null),
  followed: z.record(z.string(), followed).default({}),
});

/** A session as it will be read again. Numbers that come from outside and that no reader could take back are left out. */
export function keptSession(value: Session): Session {
  return { ...value, trail: value.trail.filter(Number.isSafeInteger) };
}

/** A session as it is stored. */
export function writeSession(value: Session): string {
  return JSON.stringify({ v: version, ...(keptSession(value) satisfies z.output<typeof session>) });
}

/**
 * The session behind a stored text (`open` gives it, or throws), of whatever version. What cannot be read is as in a new session, part by part;
 * `fault` then says where, without a word of what stood there.
 */
export function readSession(open: () => string): { readonly session: Session; readonly fault: string | null } {
  let raw: Stored;
  try {
    raw = forward(z.record(z.string(), z.unknown()).parse(JSON.parse(open())));
  } catch (error) {
    return { session: newSession, fault: error instanceof Error && error.name === 'WrongKey' ? 'does not open' : 'is no session' };
  }
  const parsed = session.safeParse(raw);
  if (parsed.success) return { session: parsed.data, fault: null };
  const parts = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))];
  return { session: mended(raw), fault: `cannot be read in: ${parts.join(', ')}` };
}

/** Brings an older session forward; one from a newer program is taken as far as it is understood. */
function forward(raw: Stored): Stored {
  const from = typeof raw['v'] === 'number' ? raw['v'] : 0;
  return steps.slice(from).reduce((old, step) => step(old), raw);
}

function mended(raw: Stored): Session {
  const part = <T>(schema: z.ZodType<T>, name: keyof Session, otherwise: T): T => schema.safeParse(raw[name]).data ?? otherwise;
  const record = <T>(schema: z.ZodType<T>, name: keyof Session): Record<string, T> => {
    const all = z.record(z.string(), z.unknown()).safeParse(raw[name]).data ?? {};
    return Object.fromEntries(
      Object.entries(all).flatMap(([id, value]) => {
        const { data } = schema.safeParse(value);
        return data === undefined ? [] : [[id, data]];
      }),
    );
  };
  return {
    place: part(place, 'place', { at: 'menu' }),
    flows: record(flow, 'flows'),
    draft: part(draft.nullable(), 'draft', null),
    trail: part(z.array(z.int()), 'trail', []),
    misses: part(z.int(), 'misses', 0),
    town: part(z.string().nullable(), 'town', null),
    followed: record(followed, 'followed'),
  };
}
