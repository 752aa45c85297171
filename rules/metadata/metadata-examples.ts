import type { JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { document, type Example, type ExampleOptions } from '../examples.ts';
import { metadata } from './metadata-items.ts';

const website = { propertyName: 'Website', propertyValue: 'https://www.northwindtraders.com' };
const privacyPolicy = { propertyName: 'Privacy policy', propertyValue: 'https://www.northwindtraders.com/privacy' };
const categories = { propertyName: 'Categories', propertyValue: 'Commerce;Productivity' };
/** Complete metadata to change in an example. */
export const completeItems = [website, privacyPolicy, categories];

/** The golden connector with these metadata. Places count from the array. */
export function items(name: string, value: readonly JsonValue[], at: readonly Path[] = [], options: ExampleOptions = {}): Example {
  return document(name, { [metadata]: value }, { ...options, at: at.map((path) => [metadata, ...path]) });
}

/** Complete metadata with another value of the categories, which is what is wrong with them. */
export function categoriesItem(name: string, propertyValue: string, options: ExampleOptions = {}): Example {
  return items(name, [website, privacyPolicy, { ...categories, propertyValue }], [[2, 'propertyValue']], options);
}

/** Complete metadata with another address of the privacy policy, which is what is wrong with them. */
export function privacyPolicyItem(name: string, propertyValue: string, options: ExampleOptions = {}): Example {
  return items(name, [website, { ...privacyPolicy, propertyValue }, categories], [[1, 'propertyValue']], options);
}
