import type { Script } from '../../src/connector/script.ts';

/** A text that a script compares with the id of the operation it was called for. */
export interface ComparedOperation {
  readonly id: string;
  /** Offset of the text, its quote included. */
  readonly offset: number;
}

const operationId = String.raw`\bContext\.OperationId\b`;
/** In the code of a script the content of a string is blanked out: between the quotes there are only blanks. */
const literal = '"( *)"';

const comparisons = [
  `${operationId}\\s{0,99}==\\s{0,99}${literal}`,
  `${operationId}\\s{0,99}\\.\\s{0,99}Equals\\s{0,99}\\(\\s{0,99}${literal}`,
  `\\bEquals\\s{0,99}\\(\\s{0,99}(?:this\\.)?${operationId}\\s{0,99},\\s{0,99}${literal}`,
  `${literal}\\s{0,99}==\\s{0,99}(?:this\\.)?${operationId}`,
  `${literal}\\s{0,99}\\.\\s{0,99}Equals\\s{0,99}\\(\\s{0,99}(?:this\\.)?${operationId}`,
].map((pattern) => new RegExp(pattern, 'gd'));

/** A switch over the operation, as a statement and as an expression, up to its brace. */
const switches = new RegExp(
  `\\bswitch\\s{0,99}\\(\\s{0,99}(?:this\\.)?${operationId}\\s{0,99}\\)\\s{0,99}\\{|${operationId}\\s{1,99}switch\\s{0,99}\\{`,
  'g',
);
const label = new RegExp(`\\bcase\\s{1,99}${literal}|${literal}(?=\\s{0,99}(?:=>|or\\b))|\\bor\\s{1,99}${literal}`, 'gd');

/** The texts that a script compares with `Context.OperationId`: by `==`, by `Equals`, and as the cases of a switch. */
export function comparedOperations(script: Script): ComparedOperation[] {
  const compared = comparisons.flatMap((comparison) => [...script.code.matchAll(comparison)]);
  return [...compared, ...casesOf(script)].map((match) => literalOf(script, match));
}

/** The cases of every switch over the operation: they stand in its braces, and in no others within. */
function casesOf({ code }: Script): RegExpExecArray[] {
  const bodies = new Set([...code.matchAll(switches)].map(({ index, 0: head }) => index + head.length - 1));
  const open: number[] = [];
  let at = 0;
  return [...code.matchAll(label)].filter(({ index }) => {
    for (; at < index; at += 1) {
      if (code[at] === '{') open.push(at);
      else if (code[at] === '}') open.pop();
    }
    return bodies.has(open.at(-1) ?? -1);
  });
}

function literalOf({ text }: Script, { indices }: RegExpExecArray): ComparedOperation {
  const [start, end] = indices?.slice(1).find((range) => range !== undefined) ?? [0, 0];
  return { id: text.slice(start, end), offset: start - 1 };
}
