import {
  type BindingName,
  type Identifier,
  isClassDeclaration,
  isEnumDeclaration,
  isExportAssignment,
  isExportDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isNamedExports,
  isNamedImports,
  isOmittedExpression,
  isTypeAliasDeclaration,
  isVariableStatement,
  type Node,
  NodeFlags,
  type ObjectLiteralElementLike,
  SyntaxKind,
  type VariableDeclaration,
} from 'typescript/unstable/ast';
import { lineOf, type Source, walk } from './sources.ts';

/** A name that a file offers to others. */
export interface Export {
  readonly line: number;
  readonly name: string;
  /** A type that its own file uses: the shape of something offered, whoever names it. */
  readonly shape: boolean;
}

/** What a file exports by name; names passed on with `export … from` are among its imports. */
export function exportsOf(source: Source): Export[] {
  return source.tree.statements.flatMap((statement) => {
    const type = isInterfaceDeclaration(statement) || isTypeAliasDeclaration(statement);
    const at = (name: string) => ({ line: lineOf(source, statement), name, shape: type && uses(source, name) > 1 });
    if (isExportAssignment(statement)) return [at('default')];
    if (isExportDeclaration(statement)) {
      const { exportClause: clause } = statement;
      return clause && isNamedExports(clause) ? clause.elements.map((each) => at(each.name.text)) : [];
    }
    if (!hasModifier(statement, SyntaxKind.ExportKeyword)) return [];
    if (hasModifier(statement, SyntaxKind.DefaultKeyword)) return [at('default')];
    return declared(statement).map(({ text }) => at(text));
  });
}

/** How often a name stands in a file, its declaration included. */
function uses({ tree }: Source, name: string): number {
  let found = 0;
  walk(tree, (node) => {
    if (isIdentifier(node) && node.text === name) found++;
  });
  return found;
}

/** The names that a statement declares. */
export function declared(statement: Node): Identifier[] {
  if (isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  const named =
    isFunctionDeclaration(statement) ||
    isClassDeclaration(statement) ||
    isInterfaceDeclaration(statement) ||
    isTypeAliasDeclaration(statement) ||
    isEnumDeclaration(statement);
  return named && statement.name && isIdentifier(statement.name) ? [statement.name] : [];
}

/** The variables that stand outside all functions. */
export function variablesOf({ tree }: Source): { declaration: VariableDeclaration; fixed: boolean }[] {
  return tree.statements.filter(isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.map((declaration) => ({
      declaration,
      fixed: (declarationList.flags & NodeFlags.BlockScoped) === NodeFlags.Const,
    })),
  );
}

/** The names a file imports under, with what they are called where they come from. */
export function importedAs({ tree }: Source): { local: Identifier; name: string; from: Node }[] {
  return tree.statements.filter(isImportDeclaration).flatMap(({ importClause, moduleSpecifier: from }) => {
    const bindings = importClause?.namedBindings;
    if (!bindings) return [];
    if (!isNamedImports(bindings)) return [{ local: bindings.name, name: '*', from }];
    return bindings.elements.map((each) => ({ local: each.name, name: (each.propertyName ?? each.name).text, from }));
  });
}

/** The names in a declaration, `{ a, b: [c] }` taken apart. */
export function namesIn(name: BindingName): Identifier[] {
  if (isIdentifier(name)) return [name];
  return [...name.elements].flatMap((each) => (isOmittedExpression(each) || !each.name ? [] : namesIn(each.name)));
}

export function hasModifier(node: Node, kind: SyntaxKind): boolean {
  const modifiers = 'modifiers' in node ? (node.modifiers as readonly Node[] | undefined) : undefined;
  return modifiers?.some((each) => each.kind === kind) ?? false;
}

/** The keys of an object written out, those that are plain names. */
export function keysOf(properties: readonly ObjectLiteralElementLike[]): string[] {
  return properties.flatMap((each) => ('name' in each && each.name && 'text' in each.name ? [String(each.name.text)] : []));
}
