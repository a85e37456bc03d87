import { ZodError } from 'zod';

/** A stored row that cannot be read as it should: in which table, and what is wrong with it, without a word of what stands there. */
export interface Fault {
  readonly table: string;
  readonly fault: string;
}

/** What to do with such a row besides going on without it. */
export interface Faults {
  tell(fault: Fault): void;
  /** Keeps a session that cannot be read before the new one takes its place. */
  setAside(chat: number): Promise<void>;
}

/** The columns, without what is in them: not even keys inside a text, which may be the names of guides. */
function reason(error: unknown): string {
  if (error instanceof ZodError) return `wrong in: ${[...new Set(error.issues.map(({ path }) => String(path[0] ?? '')))].join(', ')}`;
  return error instanceof Error && error.name === 'WrongKey' ? error.message : 'not readable';
}

/** Reads rows of a table so that one that cannot be read is told and left out, and takes none of the others down. */
export function tolerant<Row, T>(table: string, to: (row: Row) => T, { tell }: Pick<Faults, 'tell'>) {
  const one = (row: Row | undefined): T | null => {
    if (!row) return null;
    try {
      return to(row);
    } catch (error) {
      tell({ table, fault: reason(error) });
      return null;
    }
  };
  return {
    one,
    all: (rows: readonly Row[]): T[] => rows.map(one).filter((each): each is Awaited<T> & T => each !== null),
  };
}

/** What a stored text says as JSON; undefined where it is none. */
export function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
