import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { definitionExtensionMembers } from '../../rules/extension/definition-extension-members.ts';
import { arrayValuesUnique } from '../../rules/json/array-values-unique.ts';
import { observationsIn } from '../../src/certify/observations.ts';
import { arrayOr, equalJson, type JsonObject, objectOr } from '../../src/connector/json-value.ts';

function placesFound(rule: Rule, node: JsonObject, context: object): string[] {
  return [...observationsIn(rule.check(node as never, context as never, {} as never))].map(({ at }) => (at ?? []).join('/'));
}

test('a value is told as repeated when an equal one stands before it, however long the list and whatever is in it', () => {
  const value = fc.constantFrom('', 'a', 'b', '1', 1, 0, true, 'true', null, [1], { a: 1, b: 2 }, { b: 2, a: 1 });
  const list = fc.array(fc.oneof(value, fc.nat(40), fc.nat(40).map(String)), { maxLength: 24 });
  const security = fc.array(fc.dictionary(fc.constantFrom('key', 'oauth', '__proto__'), list, { maxKeys: 2 }), { maxLength: 2 });
  const names = ['enum', 'required', 'consumes', 'produces', 'schemes', 'tags'];
  const node = fc.record({ ...Object.fromEntries(names.map((name) => [name, list])), security }, { requiredKeys: [] });
  const kinds = [
    { context: { methodKey: 'get' }, lists: ['consumes', 'produces', 'schemes', 'tags'], isOwner: true },
    { context: { pathItems: [] }, lists: ['consumes', 'produces', 'schemes'], isOwner: true },
    { context: { role: 'property' }, lists: ['enum', 'required'], isOwner: false },
  ];
  fc.assert(
    fc.property(node, fc.constantFrom(...kinds), (one, { context, lists, isOwner }) => {
      const members = one as JsonObject;
      const scopes = arrayOr(members['security']).flatMap((requirement, index) =>
        Object.entries(objectOr(requirement)).map(([name, array]) => ({ at: `security/${index}/${name}`, array: arrayOr(array) })),
      );
      const searched = [...lists.map((name) => ({ at: name, array: arrayOr(members[name]) })), ...(isOwner ? scopes : [])];
      const expected = searched.flatMap(({ at, array }) =>
        array.flatMap((item, index) => (array.slice(0, index).some((earlier) => equalJson(earlier, item)) ? `${at}/${index}` : [])),
      );
      expect(placesFound(arrayValuesUnique, members, context)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('an unknown member of an extension is told wherever the extension stands among others', () => {
  const known = {
    'x-ms-pageable': ['nextLinkName'],
    'x-ms-notification': ['operationId'],
    'x-ms-dynamic-tree': ['settings', 'open', 'browse'],
  };
  const inner = fc.dictionary(fc.constantFrom('nextLinkName', 'operationId', 'open', 'x-own', 'constructor', 'toString'), fc.constant('a'));
  const values = fc.array(fc.dictionary(fc.constantFrom('value', 'displayName', 'label'), fc.constant('a')), { maxLength: 2 });
  const node = fc.record(
    { 'x-ms-notification': inner, 'x-ms-pageable': inner, 'x-ms-dynamic-tree': inner, 'x-ms-enum-values': values, constructor: inner },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(node, (one) => {
      const isStrange = (members: readonly string[]) => (name: string) => !members.includes(name) && !name.startsWith('x-');
      const members = one as JsonObject;
      const ofExtensions = Object.entries(known).flatMap(([extension, names]) =>
        Object.keys(objectOr(members[extension]))
          .filter(isStrange(names))
          .map((name) => `${extension}/${name}`),
      );
      const ofValues = arrayOr(members['x-ms-enum-values']).flatMap((item, index) =>
        Object.keys(objectOr(item))
          .filter(isStrange(['value', 'displayName']))
          .map((name) => `x-ms-enum-values/${index}/${name}`),
      );
      expect(placesFound(definitionExtensionMembers, members, { name: 'thing' }).sort()).toEqual([...ofExtensions, ...ofValues].sort());
    }),
    { numRuns: 500 },
  );
});
