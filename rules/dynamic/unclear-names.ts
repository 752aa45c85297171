import type { Operation } from '../../src/connector/definition.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import type { DynamicCall } from './calls.ts';
import { callerAtFault, inputOf, isAmbiguous } from './inputs.ts';

/** The extensions that know mere names, and those that stand beside them with paths, which make every name clear. */
const clearerOf = {
  'x-ms-dynamic-values': ['x-ms-dynamic-list', 'x-ms-dynamic-tree'],
  'x-ms-dynamic-schema': ['x-ms-dynamic-properties'],
} as const;

/** True for a call that knows mere names, and has nothing beside it that makes them clear. */
export function hasMereNames({ extension, carrier }: DynamicCall): boolean {
  if (extension !== 'x-ms-dynamic-values' && extension !== 'x-ms-dynamic-schema') return false;
  return clearerOf[extension].every((clearer) => carrier[clearer] === undefined);
}

/** A field that a call refers to by a mere name, which does not tell which field is meant. */
interface UnclearSource {
  readonly reason: 'ambiguous' | 'no parameter';
  readonly message: string;
}

export function* unclearSources(call: DynamicCall): Iterable<UnclearSource> {
  if (!hasMereNames(call)) return;
  for (const { value } of call.passed) {
    if (value?.kind !== 'reference') continue;
    const { source } = value;
    const refers = `${call.name} refers to ${quote(source)}`;
    const ambiguousIn = callerAtFault(call, (caller) => isAmbiguous(caller, source));
    if (ambiguousIn !== undefined) {
      yield {
        reason: 'ambiguous',
        message: `${refers}, which is both a parameter of ${operationName(ambiguousIn)} and a property of its body.`,
      };
      continue;
    }
    const taker = callerAtFault(call, (caller) => isInBody(caller, source));
    if (taker !== undefined) yield { reason: 'no parameter', message: `${refers}, which is no parameter of ${operationName(taker)}.` };
  }
}

/** True as well when the body may hold it: then it is no parameter all the same. */
function isInBody(operation: Operation, path: string): boolean {
  const found = inputOf(operation, path);
  return found === 'unknown' || found?.kind === 'property';
}
