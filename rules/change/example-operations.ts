import { type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { type Path, valueAt } from '../../src/connector/place.ts';
import { golden } from '../golden.ts';

/** Operations of the golden connector with these members set; `undefined` removes one. For examples that put them elsewhere. */
export const listThings = operationAt('/things', 'get');
export const getThing = operationAt('/things/{id}', 'get');

function operationAt(...path: Path): (members?: JsonObject) => JsonObject {
  return (members = {}) => {
    const value = objectOr(valueAt(golden('certified').definition, ['paths', ...path]));
    return Object.fromEntries(Object.entries({ ...value, ...members }).filter(([, member]) => member !== undefined));
  };
}
