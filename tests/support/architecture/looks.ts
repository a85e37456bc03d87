import {
  type CallExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isForOfStatement,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteralLikeNode,
  isTypeNode,
  type NewExpression,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { hasModifier, keysOf } from './names.ts';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

/** What a pure function is told instead of looking: the moment, the zone, the language, chance, the process; and it never waits. */
export type Kind = 'now' | 'zone' | 'language' | 'chance' | 'process' | 'waiting';

/** A place that looks around. */
export interface Look extends Finding {
  readonly kind: Kind;
}

const fields = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const local = new Set([
  ...fields.flatMap((field) => [`get${field}`, `set${field}`]),
  ...['getDay', 'getYear', 'setYear', 'getTimezoneOffset', 'toDateString', 'toTimeString'],
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
]);
const spoken = new Map([
  ['toLocaleLowerCase', 0],
  ['toLocaleUpperCase', 0],
  ['localeCompare', 1],
]);
const members = new Map<string, Kind>([
  ['Date.now', 'now'],
  ['Temporal.Now', 'now'],
  ['performance.now', 'now'],
  ['Math.random', 'chance'],
]);
const globals = new Map<string, Kind>([
  ['process', 'process'],
  ['globalThis', 'process'],
  ['console', 'process'],
  ['fetch', 'process'],
  ['crypto', 'chance'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name): [string, Kind] => [name, 'waiting']),
]);

/** Where a file looks around instead of being told. */
export function looksOf(source: Source): Look[] {
  const found: Look[] = [];
  walk(source.tree, (node) => {
    const kind = waits(node) ? 'waiting' : (member(node) ?? global(node) ?? date(node) ?? intl(node) ?? written(node, source));
    if (!kind) return;
    const { parent } = node;
    const whole = isPropertyAccessExpression(parent) && parent.expression === node ? parent : node;
    found.push({ line: lineOf(source, node), kind, what: (whole.getText(source.tree).split('\n')[0] ?? '').slice(0, 60) });
  });
  return found;
}

const waits = (node: Node) =>
  isAwaitExpression(node) || hasModifier(node, SyntaxKind.AsyncKeyword) || (isForOfStatement(node) && node.awaitModifier !== undefined);

/** `date.getHours()`, `date['getHours']()`, `Date.now`, `'a'.localeCompare(b)` without a language. */
function member(node: Node): Kind | null {
  const name = memberName(node);
  if (name === null || (!isPropertyAccessExpression(node) && !isElementAccessExpression(node))) return null;
  if (local.has(name)) return 'zone';
  const needs = spoken.get(name);
  const { parent } = node;
  if (needs !== undefined && !(isCallExpression(parent) && parent.expression === node && parent.arguments.length > needs))
    return 'language';
  return isIdentifier(node.expression) ? (members.get(`${node.expression.text}.${name}`) ?? null) : null;
}

function memberName(node: Node): string | null {
  if (isPropertyAccessExpression(node)) return node.name.text;
  return isElementAccessExpression(node) && isStringLiteralLikeNode(node.argumentExpression) ? node.argumentExpression.text : null;
}

/** The process, the network and timers by their global names; `Date` handed on as a value, which hides what is done with it. */
function global(node: Node): Kind | null {
  if (!isIdentifier(node) || isName(node)) return null;
  if (node.text !== 'Date') return globals.get(node.text) ?? null;
  const { parent } = node;
  const usual =
    ((isNewExpression(parent) || isCallExpression(parent) || isPropertyAccessExpression(parent) || isElementAccessExpression(parent)) &&
      parent.expression === node) ||
    isTypeNode(parent) ||
    (isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.InstanceOfKeyword);
  return usual ? null : 'now';
}

/** Whether an identifier names something (a member, a key, a declaration) rather than means a value. */
function isName(node: Node): boolean {
  const { parent } = node;
  const named = 'name' in parent && parent.name === node && !isShorthand(parent);
  return named || ('propertyName' in parent && parent.propertyName === node) || isTypeNode(parent);
}

const isShorthand = ({ kind }: Node) => kind === SyntaxKind.ShorthandPropertyAssignment;

/** `new Date()` and `Date()` tell the moment; `new Date(2026, 0, 1)` is read in the process's zone. */
function date(node: Node): Kind | null {
  if (!(isNewExpression(node) || isCallExpression(node)) || !isIdentifier(node.expression) || node.expression.text !== 'Date') return null;
  const given = node.arguments ?? [];
  if (isCallExpression(node) || given.length === 0) return 'now';
  return given.length > 1 || given.some(isSpreadElement) ? 'zone' : null;
}

/** A moment written out (`new Date('2026-11-30T10:00')`) without `Z` or an offset is read in the process's zone. */
function written(node: Node, { tree }: Source): Kind | null {
  if (!(isNewExpression(node) || isCallExpression(node)) || !['Date', 'Date.parse'].includes(node.expression.getText(tree))) return null;
  const literal = /^(['"`])(.*)\1$/.exec(node.arguments?.[0]?.getText(tree) ?? '')?.[2] ?? '';
  return /[T }][\d:]*:\d\d/.test(literal) && !/(Z|[+-]\d\d:?\d\d)$/.test(literal) ? 'zone' : null;
}

/** `Intl.…` without a language speaks the process's; a date format without `timeZone` reads the process's zone. */
function intl(node: Node): Kind | null {
  if (!(isNewExpression(node) || isCallExpression(node)) || !isPropertyAccessExpression(node.expression)) return null;
  const { expression, name } = node.expression;
  if (!isIdentifier(expression) || expression.text !== 'Intl' || name.text === 'getCanonicalLocales') return null;
  if (name.text === 'DateTimeFormat' && !hasZone(node)) return 'zone';
  const language = node.arguments?.[0];
  return !language || (isIdentifier(language) && language.text === 'undefined') ? 'language' : null;
}

function hasZone({ arguments: given }: NewExpression | CallExpression): boolean {
  const options = given?.[1];
  return options !== undefined && isObjectLiteralExpression(options) && keysOf(options.properties).includes('timeZone');
}
