import { choicesOf } from './choices.ts';
import { breach, limitOf } from './limits.ts';
import { botApi, type Field } from './spec.ts';
import { Upload } from './upload.ts';
import { isNewer, type OldServer } from './versions.ts';

export type Problem = { problem: string; missing?: string };

/** `top`: the parameter itself, where everything may come as a string (query, form); below it JSON types count. */
export type Reading = {
  uploads: Map<string, Upload>;
  used: Set<string>;
  top: boolean;
  ignore?: (name: string) => boolean;
  /** Takes no notice of fields that are newer, or refuses them. */
  server?: OldServer;
};

const ATTACHED = 'attach://';

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

/** Checks an object against its described fields; gives a copy with converted values, or what is wrong. */
export function checkFields(
  fields: Field[],
  given: Record<string, unknown>,
  reading: Reading,
  path = '',
): Record<string, unknown> | Problem {
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    if (fields.some((field) => field.name === name) || reading.ignore?.(name)) continue;
    // Telegraf writes `hide: false` into each of its buttons; Telegram takes no notice.
    if (name === 'hide' && given[name] === false) continue;
    return { problem: `unknown parameter "${path}${name}"` };
  }
  for (const field of fields) {
    const at = `${path}${field.name}`;
    const newer = reading.server !== undefined && isNewer(field.since, reading.server.version);
    const value = newer ? undefined : given[field.name];
    if (newer && given[field.name] !== undefined && reading.server?.newer === 'refused') return { problem: `unknown parameter "${at}"` };
    const empty = value === undefined || value === null || (reading.top && value === '' && emptyIsNone(field));
    if (empty) {
      if (field.required) return { problem: `parameter "${at}" is required`, missing: at };
      continue;
    }
    const read = checkTypes(field.types, value, reading, at);
    if (isProblem(read)) return read;
    const limit = limitOf(field);
    const breached = limit && breach(limit, read);
    if (breached) return { problem: `parameter "${at}" ${breached}` };
    const choices = choicesOf(field);
    if (choices && !choices.includes(String(read))) return { problem: `parameter "${at}" must be "${choices.join('" or "')}"` };
    checked[field.name] = read;
  }
  return checked;
}

/** Telegram takes an empty parameter for one not given; only where an empty text means something does it count. */
function emptyIsNone(field: Field): boolean {
  return !field.types.includes('String') || (!field.required && (limitOf(field)?.least ?? 0) > 0);
}

function checkTypes(types: string[], value: unknown, reading: Reading, path: string): unknown {
  const problems: Problem[] = [];
  for (const type of types.flatMap(alternatives)) {
    const read = checkType(type, value, reading, path);
    if (!isProblem(read)) return read;
    problems.push(read);
  }
  // Of several types, the one that got furthest is the one that was meant.
  const meant = problems.sort((a, b) => depth(b) - depth(a))[0];
  const mismatch = { problem: `parameter "${path}" must be ${types.join(' or ')}` };
  return meant && (problems.length === 1 || depth(meant) > 0) ? meant : mismatch;
}

/** A union ("InputMedia", "BotCommandScope") as its members. */
function alternatives(type: string): string[] {
  const subtypes = botApi().types[type]?.subtypes ?? [];
  return subtypes.length > 0 ? subtypes.flatMap(alternatives) : [type];
}

/** How far a check came: a wrong kind of value least, a wrong discriminator or a missing field next, a wrong field inside most. */
function depth({ problem, missing }: Problem): number {
  if (/" must be (?:Integer|Float|String|Boolean|an array|an object|a file)/.test(problem)) return problem.includes('.') ? 3 : 0;
  if (/type" must be "|source" must be "/.test(problem)) return 1;
  return missing || problem.startsWith('unknown') ? 2 : 3;
}

function checkType(type: string, value: unknown, reading: Reading, path: string): unknown {
  const wrong = (what: string): Problem => ({ problem: `parameter "${path}" must be ${what}` });
  switch (type) {
    case 'Integer':
    case 'Float': {
      const number = reading.top && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
      const right = type === 'Integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
      return right ? number : wrong(type);
    }
    case 'Boolean':
      if (reading.top && typeof value === 'string' && /^(true|false|1|0|yes|no)$/i.test(value)) return /^(true|1|yes)$/i.test(value);
      return typeof value === 'boolean' ? value : wrong(type);
    case 'String':
      return typeof value === 'string' ? attached(value, reading) : wrong(type);
    case 'InputFile': {
      const file = typeof value === 'string' ? attached(value, reading) : value;
      return file instanceof Upload ? file : wrong('a file');
    }
    default:
      return checkJson(type, value, reading, path);
  }
}

function attached(value: string, reading: Reading): string | Upload {
  if (!value.startsWith(ATTACHED)) return value;
  const name = value.slice(ATTACHED.length);
  const file = reading.uploads.get(name);
  if (!file) return value;
  reading.used.add(name);
  return file;
}

function checkJson(type: string, value: unknown, reading: Reading, path: string): unknown {
  const below = { ...reading, top: false, ignore: () => false };
  const json = reading.top && typeof value === 'string' ? parseJson(value) : value;
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(json)) return { problem: `parameter "${path}" must be an array` };
    const items: unknown[] = [];
    for (const [index, item] of json.entries()) {
      const read = checkTypes([type.slice('Array of '.length)], item, below, `${path}[${index}]`);
      if (isProblem(read)) return read;
      items.push(read);
    }
    return items;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof Upload) {
    return { problem: `parameter "${path}" must be an object` };
  }
  return checkFields(botApi().types[type]?.fields ?? [], { ...json }, below, `${path}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
