import {
  isCallExpression,
  isImportDeclaration,
  isNamedImports,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateHead,
  type Node,
} from 'typescript/unstable/ast';
import { keysOf } from './names.ts';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

/** The functions that make a text of a key. */
const makers = ['text', 'act'];

/** Where a file names a text (`common:…`), takes a function that makes one, or draws a screen on the spot. */
export function wordsOf(source: Source, namespaces: readonly string[]): Finding[] {
  const found: Finding[] = [];
  walk(source.tree, (node) => {
    const what = named(node, namespaces) ?? drawn(node);
    if (what) found.push({ line: lineOf(source, node), what });
  });
  return [...found, ...makersIn(source)];
}

function named(node: Node, namespaces: readonly string[]): string | null {
  if (!isStringLiteral(node) && !isNoSubstitutionTemplateLiteral(node) && !isTemplateHead(node)) return null;
  const at = node.text.indexOf(':');
  return at > 0 && namespaces.includes(node.text.slice(0, at)) ? `names \`${node.text}\`` : null;
}

/** `{ text: [...], buttons }`; a schema of a stored screen (`{ text: z.array(…), buttons: … }`) draws none. */
function drawn(node: Node): string | null {
  if (!isObjectLiteralExpression(node)) return null;
  const given = node.properties.filter((each) => !isPropertyAssignment(each) || !isCallExpression(each.initializer));
  return keysOf(given).includes('text') && keysOf(node.properties).includes('buttons') ? 'draws a screen' : null;
}

function makersIn(source: Source): Finding[] {
  return source.tree.statements.filter(isImportDeclaration).flatMap((statement) => {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !isNamedImports(bindings)) return [];
    const taken = bindings.elements.map((each) => (each.propertyName ?? each.name).text).filter((name) => makers.includes(name));
    return taken.map((name) => ({ line: lineOf(source, statement), what: `takes \`${name}\`` }));
  });
}
