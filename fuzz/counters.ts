import type { Plugin } from 'rolldown';
import { countersName, mostCounters } from './counters-memory.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Insertion {
  readonly at: number;
  readonly isEnd: boolean;
  readonly text: string;
}

/** Makes every branch of our own code count, so that a run can be told from another by where it came. */
export function withCounters(isCounted: (id: string) => boolean): Plugin {
  let next = 0;
  return {
    name: 'with-counters',
    transform: {
      filter: { id: /\.ts$/ },
      handler(code, id) {
        if (!isCounted(id)) return undefined;
        return { code: withCounting(code, this.parse(code, { lang: 'ts' }), () => next++ % mostCounters), moduleType: 'ts', map: null };
      },
    },
  };
}

/** The code of a module, in which every branch of its syntax tree adds one to a counter. */
export function withCounting(code: string, program: object, nextCounter: () => number): string {
  const insertions = isNode(program) ? insertionsIn(program, () => `__f[${nextCounter()}]++`) : [];
  return `const __f = (globalThis.${countersName} ??= new Uint8Array(${mostCounters}));\n${inserted(code, insertions)}`;
}

/** What stands at one place keeps its order, and what ends there comes before what begins. */
function inserted(code: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  let text = '';
  let from = 0;
  for (const { at, text: added } of sorted) {
    text += code.slice(from, at) + added;
    from = at;
  }
  return text + code.slice(from);
}

function insertionsIn(program: Node, count: () => string): readonly Insertion[] {
  const found: Insertion[] = [];

  function visit(node: Node): void {
    // A literal has no branches, and a type does not run.
    if (node.type.endsWith('Literal') && node.type !== 'TemplateLiteral') return;
    if (node.type.startsWith('TSType') || node.type.startsWith('TSInterface')) return;
    const branches = branchesOf(node);
    for (const [name, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child)) continue;
        const kind = branches[name];
        if (kind === undefined) visit(child);
        else branch(child, kind);
      }
    }
  }

  function branch(node: Node, kind: BranchKind): void {
    if (node.type === 'BlockStatement') {
      found.push({ at: node.start + 1, isEnd: false, text: `${count()};` });
      visit(node);
    } else if (kind === 'case') {
      found.push({ at: node.start, isEnd: false, text: `${count()};` });
      visit(node);
    } else {
      const [open, close] = kind === 'expression' ? [`(${count()},`, ')'] : [`{${count()};`, '}'];
      found.push({ at: node.start, isEnd: false, text: open });
      visit(node);
      found.push({ at: node.end, isEnd: true, text: close });
    }
  }

  visit(program);
  return found;
}

type BranchKind = 'expression' | 'statement' | 'case';

/** The members of a node that run only sometimes, or another number of times than the node. */
function branchesOf(node: Node): Readonly<Record<string, BranchKind>> {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'CatchClause':
      return { body: 'statement' };
    case 'ArrowFunctionExpression':
      return { body: 'expression' };
    case 'IfStatement':
      return { consequent: 'statement', alternate: 'statement' };
    case 'ConditionalExpression':
      return { consequent: 'expression', alternate: 'expression' };
    case 'LogicalExpression':
      return { right: 'expression' };
    default:
      return {};
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
