import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import type { ForOfStatement, Node } from 'typescript/unstable/ast';
import {
  isArrayBindingPattern,
  isCallExpression,
  isForOfStatement,
  isPropertyAccessExpression,
  isVariableDeclarationList,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Project, type Type } from 'typescript/unstable/sync';
import { withEdits } from '../src/certify/text-edits.ts';

/**
 * Writes every `for … of` over an array, or over its `entries()`, as a loop that counts, as TypeScript does for ES5. Until V8 has optimised
 * a function, `for … of` makes an object for each of its steps, and most functions of a check are done before: five million objects for 800
 * connectors. What is an array the types tell; a `Map`, a `Set` or a generator is left as it stands, and so is every file that the project
 * does not hold. It has to be the first of the plugins, because the places of the types are those of the source.
 */
export function countedLoops(root: URL): Plugin {
  const config = fileURLToPath(new URL('tsconfig.json', root));
  let api: API | undefined;
  let project: Project | undefined;
  return {
    name: 'counted-loops',
    buildStart() {
      api = new API({ cwd: fileURLToPath(root) });
      project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
      if (project === undefined) this.error(`TypeScript does not know the project of ${config}.`);
    },
    buildEnd() {
      api?.close();
    },
    transform: {
      filter: { id: /\.ts$/, code: /\bfor \(const / },
      handler(code, id) {
        const source = project?.program.getSourceFile(id);
        if (project === undefined || source === undefined) return null;
        if (source.text !== code) this.error(`${id} is not as TypeScript read it: another plugin was there before.`);
        return { code: withCountedLoops(code, loopsOverArrays(source, project.checker)), moduleType: 'ts', map: null };
      },
    },
  };
}

/** A loop over a list. */
interface Loop {
  readonly statement: ForOfStatement;
  readonly list: Node;
  /** What it declares for each step, where its list and the position are called so. */
  readonly declaration: (list: string, index: string) => string;
}

function loopsOverArrays(source: Node, checker: Checker): readonly Loop[] {
  const loops: Loop[] = [];
  const collect = (node: Node): void => {
    if (isForOfStatement(node) && node.awaitModifier === undefined) {
      const loop = loopOverEntries(node) ?? loopOverItems(node);
      if (loop !== undefined) loops.push(loop);
    }
    node.forEachChild(collect);
  };
  collect(source);
  const types = loops.length === 0 ? [] : checker.getTypeAtLocation(loops.map(({ list }) => list));
  return loops.filter((_, index) => isArray(types[index], checker));
}

function loopOverItems(statement: ForOfStatement): Loop | undefined {
  const { initializer, expression } = statement;
  if (!isVariableDeclarationList(initializer)) return undefined;
  return { statement, list: expression, declaration: (list, index) => `${initializer.getText()} = ${list}[${index}]` };
}

/** `for (const [index, item] of list.entries())`: each step made three objects. */
function loopOverEntries(statement: ForOfStatement): Loop | undefined {
  const { initializer, expression } = statement;
  if (!isVariableDeclarationList(initializer) || !isCallExpression(expression)) return undefined;
  const { expression: called } = expression;
  const declared = initializer.declarations[0]?.name;
  if (!isPropertyAccessExpression(called) || called.name.getText() !== 'entries' || !declared || !isArrayBindingPattern(declared))
    return undefined;
  const [position, item, ...more] = declared.elements.map(({ name, initializer, dotDotDotToken }) =>
    (initializer ?? dotDotDotToken) ? undefined : name,
  );
  if (position === undefined || item === undefined || more.length > 0) return undefined;
  const word = initializer.getText().split(/\s/, 1)[0];
  return {
    statement,
    list: called.expression,
    declaration: (list, index) => `${word} ${position.getText()} = ${index}, ${item.getText()} = ${list}[${index}]`,
  };
}

function isArray(type: Type | undefined, checker: Checker): boolean {
  if (type === undefined) return false;
  const known = checker.getBaseConstraintOfType(type) ?? type;
  if (known.isUnionType()) return known.getTypes().every((one) => isArray(one, checker));
  return checker.isArrayType(known) || checker.isTupleType(known);
}

/** The code with these loops counted. All that stands in them stays as it is, loops included. */
function withCountedLoops(code: string, loops: readonly Loop[]): string {
  const edits = loops.flatMap(({ statement, list: written, declaration }, number) => {
    const { statement: body } = statement;
    const [list, index] = [`list$${number}`, `index$${number}`];
    const next = `; ${index} < ${list}.length; ${index} += 1) { ${declaration(list, index)}; `;
    return [
      { start: statement.getStart(), end: written.getStart(), text: `for (let ${index} = 0, ${list} = ` },
      { start: written.getEnd(), end: body.getStart(), text: next },
      { start: body.getEnd(), end: body.getEnd(), text: ' }' },
    ];
  });
  // Those of a loop around others come before theirs; where several end together, their brackets are alike.
  return withEdits(
    code,
    edits.sort((a, b) => a.start - b.start),
  );
}
