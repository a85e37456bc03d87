import { dirname, join } from 'node:path/posix';
import {
  type Identifier,
  isAsExpression,
  isAssignmentOperator,
  isBinaryExpression,
  isCallExpression,
  isClassDeclaration,
  isDeleteExpression,
  isElementAccessExpression,
  isIdentifier,
  isNewExpression,
  isNonNullExpression,
  isParenthesizedExpression,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  isRegularExpressionLiteral,
  isStringLiteralLikeNode,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import type { Checker } from 'typescript/unstable/sync';
import { declared, hasModifier, importedAs, variablesOf } from './names.ts';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

/** What a file changes of another's: the name, and the file it is imported from. */
export interface Changed extends Finding {
  readonly of: string;
}

const changing = ['set', 'add', 'delete', 'clear', 'push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'];
const changingFirst = ['Object.assign', 'Object.defineProperty', 'Object.setPrototypeOf', 'Reflect.set', 'Reflect.deleteProperty'];
const made = ['Map', 'Set', 'Array'];
const keptFor = ['WeakMap', 'WeakSet', 'WeakRef'];

/** What a file keeps outside its functions and can change: variables, empty collections waiting to be filled, values changed later. */
export function stateOf(source: Source, checker: Checker): Finding[] {
  const own = variablesOf(source);
  const names = source.tree.statements.flatMap(declared);
  const changes = changesOf(source, checker, names).map(({ name, node }) => ({
    line: lineOf(source, node),
    what: `changes \`${name.text}\``,
  }));
  const findings = own.flatMap(({ declaration, fixed }): Finding[] => {
    const at = (what: string) => [{ line: lineOf(source, declaration), what }];
    const named = declaration.name.getText(source.tree);
    if (!fixed) return at(`\`${named}\` is a variable`);
    const { initializer } = declaration;
    if (!initializer || !isNewExpression(initializer) || !isIdentifier(initializer.expression)) return [];
    const kind = initializer.expression.text;
    const waits = made.includes(kind) && (initializer.arguments?.length ?? 0) === 0;
    return waits || keptFor.includes(kind) ? at(`\`${named}\` is a ${kind} to be filled`) : [];
  });
  return [...findings, ...changes, ...staticsOf(source)];
}

/** What a file changes of what it imports from its neighbours. */
export function changesElsewhere(source: Source, checker: Checker): Changed[] {
  const imported = importedAs(source).flatMap(({ local, from }) =>
    isStringLiteralLikeNode(from) && from.text.startsWith('.') ? [{ local, of: join(dirname(source.file), from.text) }] : [],
  );
  const changes = changesOf(
    source,
    checker,
    imported.map(({ local }) => local),
  );
  return changes.map(({ name, node }) => ({
    line: lineOf(source, node),
    what: `changes \`${name.text}\``,
    of: imported.find(({ local }) => local === name)?.of ?? '',
  }));
}

function staticsOf(source: Source): Finding[] {
  return source.tree.statements.filter(isClassDeclaration).flatMap((each) =>
    [...each.members]
      .filter((member) => isPropertyDeclaration(member) && hasModifier(member, SyntaxKind.StaticKeyword))
      .filter((member) => !hasModifier(member, SyntaxKind.ReadonlyKeyword))
      .map((member) => ({ line: lineOf(source, member), what: 'a static property is a variable' })),
  );
}

/** The places that change one of these names or what hangs below it; a parameter of the same name is another thing. */
function changesOf({ tree }: Source, checker: Checker, names: readonly Identifier[]): { name: Identifier; node: Node }[] {
  const byText = new Map(names.map((name) => [name.text, name]));
  const found: { name: Identifier; node: Identifier }[] = [];
  walk(tree, (node) => {
    const root = rootOf(changedBy(node, tree));
    const name = root ? byText.get(root.text) : undefined;
    if (root && name && (!searches(node) || remembers(name))) found.push({ name, node: root });
  });
  if (found.length === 0) return [];
  const meant = checker.getSymbolAtLocation(found.map(({ node }) => node));
  const known = checker.getSymbolAtLocation(found.map(({ name }) => name));
  return found.filter((_, i) => meant[i] !== undefined && meant[i] === known[i]);
}

/** What a node changes, if it does: the left of an assignment, what is deleted or counted, whose `push` is called. */
function changedBy(node: Node, tree: Source['tree']): Node | undefined {
  if (isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) return node.left;
  if (isDeleteExpression(node)) return node.expression;
  if (isPrefixUnaryExpression(node) || isPostfixUnaryExpression(node)) {
    return node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken ? node.operand : undefined;
  }
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return undefined;
  if (changingFirst.includes(node.expression.getText(tree))) return node.arguments[0];
  return changing.includes(node.expression.name.text) || searches(node) ? node.expression.expression : undefined;
}

/** `word.test(…)` and `word.exec(…)`, which change an expression that remembers. */
function searches(node: Node): boolean {
  return isCallExpression(node) && isPropertyAccessExpression(node.expression) && ['test', 'exec'].includes(node.expression.name.text);
}

/** `/a/g` and `/a/y` remember where the last search stopped. */
function remembers({ parent }: Identifier): boolean {
  const value = isVariableDeclaration(parent) ? parent.initializer : undefined;
  return value !== undefined && isRegularExpressionLiteral(value) && /\/[a-z]*[gy][a-z]*$/.test(value.text);
}

/** The name at the bottom of `name.a[0].b`, through `get()` and `at()`, which give what is kept, not a copy. */
function rootOf(node: Node | undefined): Identifier | null {
  if (!node) return null;
  if (isIdentifier(node)) return node;
  if (isPropertyAccessExpression(node) || isElementAccessExpression(node)) return rootOf(node.expression);
  if (isNonNullExpression(node) || isParenthesizedExpression(node) || isAsExpression(node)) return rootOf(node.expression);
  if (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
    return ['get', 'at'].includes(node.expression.name.text) ? rootOf(node.expression.expression) : null;
  }
  return null;
}
