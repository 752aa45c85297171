import type { Operation } from '../src/connector/definition.ts';
import { objectOr } from '../src/connector/json-value.ts';

/** The keys of the operation's responses as they are written, extensions left out. */
export function responseCodes({ value }: Operation): string[] {
  return Object.keys(objectOr(value['responses'])).filter((code) => !code.startsWith('x-'));
}

export function isSuccessCode(code: string): boolean {
  return /^2\d\d$/.test(code);
}

/** True when the operation states any answer at all. */
export function hasResponse(operation: Operation): boolean {
  // What can be read is asked first: those are nearly always all.
  return operation.responses.some(({ code }) => isAnswer(code)) || responseCodes(operation).some(isAnswer);
}

function isAnswer(code: string): boolean {
  return code === 'default' || /^\d{3}$/.test(code);
}

/** True when the operation states answers, but none of a success; makers do not see the answer of an internal one. */
export function lacksSuccess(operation: Operation): boolean {
  if (operation.isInternal || operation.responses.some(({ code }) => isSuccessCode(code))) return false;
  return hasResponse(operation) && !responseCodes(operation).some(isSuccessCode);
}

/** True for all operations of a trigger's path: the platform takes an answer there that nobody described. */
export function belongsToTrigger({ value, pathItem }: Operation): boolean {
  return value['x-ms-trigger'] !== undefined || pathItem.value['x-ms-notification-content'] !== undefined;
}
