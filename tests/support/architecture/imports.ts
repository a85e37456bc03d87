import { dirname, join } from 'node:path/posix';
import {
  type EntityName,
  type ImportClause,
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNamedExports,
  isNamedImports,
  isQualifiedName,
  isStringLiteralLikeNode,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { lineOf, type Source, walk } from './sources.ts';

/** One place that takes something from another file or package, types included. */
export interface Import {
  readonly line: number;
  /** As written: `../base/time.ts`, `kysely`. */
  readonly from: string;
  /** The file meant, from the repository's root; null for a package that is not in this repository. */
  readonly file: string | null;
  /** The names taken from there; `*`: all of them, or nobody can tell which. */
  readonly names: readonly string[];
}

/** The packages of this repository: name → the file that they are entered by. */
export type Workspaces = Readonly<Record<string, string>>;

/** What a file takes: `import`, `import type`, `export … from`, `import()`, `require()` and `import('…')` in a type. */
export function importsOf(source: Source, workspaces: Workspaces): Import[] {
  const found: Import[] = [];
  walk(source.tree, (node) => {
    const [specifier, names] = takenBy(node);
    if (!specifier || !isStringLiteralLikeNode(specifier)) return;
    const from = specifier.text;
    const file = from.startsWith('.') ? join(dirname(source.file), from) : (workspaces[from] ?? null);
    found.push({ line: lineOf(source, node), from, file, names });
  });
  return found;
}

/** The node that says where from, if this is an import, and the names. */
function takenBy(node: Node): [Node | undefined, readonly string[]] {
  if (isImportDeclaration(node)) return [node.moduleSpecifier, node.importClause ? importedNames(node.importClause) : []];
  if (isExportDeclaration(node)) return [node.moduleSpecifier, exportedAgain(node.exportClause)];
  if (isImportTypeNode(node) && isLiteralTypeNode(node.argument)) {
    return [node.argument.literal, [node.qualifier ? firstName(node.qualifier) : '*']];
  }
  if (!isCallExpression(node)) return [undefined, []];
  const { expression } = node;
  const loads = expression.kind === SyntaxKind.ImportKeyword || (isIdentifier(expression) && expression.text === 'require');
  return [loads ? node.arguments[0] : undefined, ['*']];
}

function importedNames({ name, namedBindings }: ImportClause): string[] {
  const named = namedBindings && isNamedImports(namedBindings) ? namedBindings.elements : [];
  return [
    ...(name ? ['default'] : []),
    ...(namedBindings && !isNamedImports(namedBindings) ? ['*'] : []),
    ...named.map((each) => (each.propertyName ?? each.name).text),
  ];
}

function exportedAgain(clause: Node | undefined): string[] {
  return clause && isNamedExports(clause) ? clause.elements.map((each) => (each.propertyName ?? each.name).text) : ['*'];
}

const firstName = (name: EntityName): string => (isQualifiedName(name) ? firstName(name.left) : name.text);
