import type { JsonObject } from '../connector/json-value.ts';
import { resolverOf } from '../connector/references.ts';
import { expandsTooFar } from './expansion.ts';

/** External references off, and once more each way of reading one. */
const options = { resolve: { external: false, file: false, http: false }, dereference: { circular: true } } as const;
/** Characters of the sentence that are worth showing. */
const longest = 300;

/**
 * What swagger-parser refuses in a definition, as one line, or `undefined` when it takes it for valid OpenAPI 2.0. It tells its first
 * objection only. Nothing is read or fetched: references that leave the document are not followed. Loads swagger-parser when called.
 */
export async function consultOracle(definition: JsonObject): Promise<string | undefined> {
  if (expandsTooFar(definition, resolverOf(definition)))
    return 'It was not asked: with its references followed, the definition is too large for it.';
  const { default: parser } = await import('@apidevtools/swagger-parser');
  try {
    // A copy, because validating replaces every reference in place.
    await parser.validate(structuredClone(definition) as never, options);
    return undefined;
  } catch (thrown) {
    return sentenceOf(thrown);
  }
}

/** Whatever it throws is its answer: on what it did not expect it breaks instead of judging. */
function sentenceOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const line = text.replace(/\s+/g, ' ').replace('[object Object] is not', 'It is not').trim() || 'It gave no reason.';
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
