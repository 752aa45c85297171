import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { parameter, pathParameter, schema } from '../examples.ts';
import { dynamicKinds } from './calls.ts';

const member = 'selectedItemValuePath';
const tree = 'x-ms-dynamic-tree';

export const dynamicTreeSelectedItemPosition = defineRule({
  id: 'dynamic-tree-selected-item-position',
  subject: 'dynamic',
  codes: ['SelectedItemValuePathNotAllowedInThisPosition'],
  severity: 'error',
  programs: everyProgram,
  summary: `${member} stands only below "browse" of ${tree}.`,
  why: 'Nothing is selected yet when the platform makes any other call, so it passes no value and the service refuses the call.',
  fix: `Move the parameter to "browse", or pass a "value" or "parameterReference" instead.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  check(node) {
    for (const extension of dynamicExtensions) if (mentions(node[extension])) return misplaced(node);
    return undefined;
  },
  valid: [
    pathParameter('in browse', { [tree]: { open: { operationId: 'ListThings' }, browse: calling() } }),
    pathParameter('a parameter of that name', {
      'x-ms-dynamic-list': { operationId: 'ListThings', parameters: { [member]: { value: 'A' } } },
    }),
    schema('a property of that name', { type: 'object', properties: { [member]: { type: 'string' } } }),
  ],
  invalid: [
    pathParameter('in open', { [tree]: { open: calling(), browse: calling() } }, { at: [tree, 'open', 'parameters', 'filter', member] }),
    pathParameter('in settings', { [tree]: { settings: { [member]: 'id' } } }, { at: [tree, 'settings', member] }),
    parameter(
      'in a list, on the items of an array',
      { type: 'array', items: { type: 'string', 'x-ms-dynamic-list': calling() } },
      { at: ['items', 'x-ms-dynamic-list', 'parameters', 'filter', member] },
    ),
  ],
});

/** False for nearly every extension: nothing in it has the name of the member. No deeper than JSON may nest. */
function mentions(value: JsonValue | undefined): boolean {
  if (isArray(value)) return value.some(mentions);
  if (!isObject(value)) return false;
  for (const name in value) if (name === member || mentions(value[name])) return true;
  return false;
}

function* misplaced(node: JsonObject): Iterable<Observation> {
  for (const extension of dynamicExtensions) {
    for (const at of placesOf(node[extension], [extension])) {
      if (at[0] === tree && at[1] === 'browse') continue;
      yield {
        message: `${member} stands in ${at[0] === tree && at.length > 2 ? `"${at[1]}" of ${tree}` : extension}, where nothing is selected.`,
        at,
      };
    }
  }
}

/** Where the member stands in a value. Below `parameters` the names are those of parameters. */
function* placesOf(value: JsonValue | undefined, at: Path): Iterable<Path> {
  if (isArray(value)) for (const [index, item] of value.entries()) yield* placesOf(item, [...at, index]);
  if (!isObject(value)) return;
  const areNamesForeign = at.at(-1) === 'parameters';
  for (const [name, one] of Object.entries(value)) {
    if (name === member && !areNamesForeign) yield [...at, name];
    else yield* placesOf(one, [...at, name]);
  }
}

function calling() {
  return { operationId: 'ListThings', parameters: { filter: { [member]: 'id' } } };
}
