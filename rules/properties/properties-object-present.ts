import { isObject } from '../../src/connector/json-value.ts';
import { root } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

const file = 'apiProperties.json';

export const propertiesObjectPresent = defineRule({
  id: 'properties-object-present',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The file holds the object properties and, beside it, nothing but $schema.',
  why: 'The platform reads its settings from the object properties; a setting beside it is refused or silently lost.',
  fix: 'Put all settings into the object properties.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  *check(_node, { document }) {
    if (!isObject(document['properties'])) yield { message: 'The file has no object properties.', place: root };
    for (const name of Object.keys(document)) {
      if (name === 'properties' || name === '$schema') continue;
      yield {
        message: `${quote(name)} stands beside properties.`,
        place: root,
        at: [name],
        fix: `Move ${quote(name)} into properties, or delete it.`,
      };
    }
  },
  valid: [
    folder('a schema beside it', { [file]: '{"$schema": "https://www.northwindtraders.com/schema.json", "properties": {}}' }),
    folder('no object at all has a rule of its own', { [file]: '[]' }),
  ],
  invalid: [
    folder('settings at the root', { [file]: '{"publisher": "Northwind Traders"}' }, [
      { file, pointer: '' },
      { file, pointer: '/publisher' },
    ]),
    folder('an array', { [file]: '{"properties": []}' }, [{ file, pointer: '' }]),
    folder('a contact beside it', { [file]: '{"properties": {}, "contact": {"name": "Northwind Traders"}}' }, [
      { file, pointer: '/contact' },
    ]),
    folder('a plain name that objects inherit', { [file]: '{"properties": {}, "constructor": 1}' }, [{ file, pointer: '/constructor' }]),
  ],
});
