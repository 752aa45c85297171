import { isArray, objectOr } from '../../../src/connector/json-value.ts';
import type { Operation } from './operations.ts';
import type { World } from './world.ts';

/** Writes down query parameters that GitHub does not know or would not understand; GitHub itself ignores them. */
export function checkQuery(world: World, operation: Operation, query: URLSearchParams): void {
  const parameters = operation.parameters.filter(({ place }) => place === 'query');
  const wrong = (reason: string): void => {
    world.violations.push(`${operation.id}: the query parameter ${reason}.`);
  };
  for (const [name, value] of query) {
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) {
      wrong(`${name} is none of GitHub's`);
      continue;
    }
    const schema = objectOr(parameter.schema);
    if (schema['type'] === 'integer' && !/^\d+$/.test(value)) wrong(`${name} must be a whole number, not ${value}`);
    if (schema['type'] === 'boolean' && value !== 'true' && value !== 'false') wrong(`${name} must be true or false, not ${value}`);
    if (isArray(schema['enum']) && !schema['enum'].includes(value)) wrong(`${name} may not be ${value}`);
    if (name === 'per_page' && Number(value) > 100) wrong('per_page is 100 at most');
  }
  for (const { name, required } of parameters) if (required && !query.has(name)) wrong(`${name} is missing`);
}
