import { equalJson, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { type WrittenParameter, writtenParameters } from './written-parameters.ts';

export const parametersUnique = defineRule({
  id: 'parameters-unique',
  subject: 'parameter',
  codes: ['OperationParametersAreNotUnique', 'OperationParametersContainDuplicateParameter', 'PathParametersContainDuplicateParameter'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two parameters of one list have the same name and location.',
  why: 'A request has room for only one of them: which one the service gets is left to chance.',
  fix: 'Delete the repeated parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: ['operation', 'path-item'],
  having: ['parameters'],
  check(owner, context) {
    const list = writtenParameters(owner, context.definition);
    return haveOwnNames(list) ? undefined : repetitions(list, 'method' in context ? 'operation' : 'path-item');
  },
  valid: [
    operation('same name, other location', { parameters: [stringIn('query', 'id'), stringIn('header', 'id')] }),
    operation('names of a query tell upper from lower case', { parameters: [stringIn('query', 'id'), stringIn('query', 'ID')] }),
    paths('an operation may override its path', {
      '/boxes/{id}': {
        parameters: [stringIn('path', 'id')],
        get: { operationId: 'GetBox', parameters: [stringIn('path', 'id')], responses: {} },
      },
    }),
  ],
  invalid: [
    operation('twice the same', { parameters: [stringIn('query', 'id'), stringIn('query', 'id')] }, { at: ['parameters', 1] }),
    operation(
      'the same name, described differently',
      { parameters: [stringIn('query', 'id'), { ...stringIn('query', 'id'), description: 'Another one.' }] },
      { at: ['parameters', 1] },
    ),
    operation(
      'a reference repeats what is written out',
      { parameters: [stringIn('query', 'page'), { $ref: '#/parameters/Page' }] },
      { at: ['parameters', 1], document: { parameters: { Page: stringIn('query', 'page') } } },
    ),
    operation(
      'headers ignore case',
      { parameters: [stringIn('header', 'X-Trace'), stringIn('header', 'x-trace')] },
      { at: ['parameters', 1] },
    ),
    operation(
      'twice a reference to nothing',
      { parameters: [{ $ref: '#/parameters/Gone' }, { $ref: '#/parameters/Gone' }] },
      { at: ['parameters', 1] },
    ),
    paths(
      'in the list of a path',
      { '/boxes/{id}': { parameters: [stringIn('path', 'id'), stringIn('path', 'id')], get: { operationId: 'GetBox', responses: {} } } },
      { at: ['/boxes/{id}', 'parameters', 1] },
    ),
  ],
});

/** True for nearly all lists: no name occurs twice, whatever the locations. */
function haveOwnNames(list: readonly WrittenParameter[]): boolean {
  if (list.length < 2) return true;
  const names = new Set<JsonValue | undefined>();
  for (const { value } of list) {
    const name = value?.['name'];
    names.add(typeof name === 'string' && value?.['in'] === 'header' ? name.toLowerCase() : name);
  }
  return names.size === list.length;
}

function repetitions(list: readonly WrittenParameter[], owner: 'operation' | 'path-item'): Observation[] {
  const repeated: Observation[] = [];
  const first = new Map<string, WrittenParameter>();
  for (const parameter of list) {
    const key = identityOf(parameter);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, parameter);
      continue;
    }
    const name = parameter.value?.['name'];
    const named = typeof name === 'string' ? quote(name) : parameter.index + 1;
    const isCopy = equalJson(parameter.item, earlier.item);
    repeated.push({
      message: `Parameter ${named} repeats parameter ${earlier.index + 1} of the list.`,
      at: ['parameters', parameter.index],
      codes: owner === 'path-item' ? ['PathParametersContainDuplicateParameter'] : isCopy ? operationCopy : operationDuplicate,
    });
  }
  return repeated;
}
const operationDuplicate = ['OperationParametersContainDuplicateParameter'];
const operationCopy = ['OperationParametersAreNotUnique', ...operationDuplicate];

/** What makes a parameter the same as another; one without name or location is the same only as its copy. */
function identityOf({ item, value }: WrittenParameter): string {
  const name = value?.['name'];
  const location = value?.['in'];
  if (typeof name !== 'string' || typeof location !== 'string') return sortedJson(item);
  return `${location} ${location === 'header' ? name.toLowerCase() : name}`;
}

/** A text that copies share, whatever the order of their members. */
function sortedJson(value: JsonValue): string {
  return JSON.stringify(value, (_, part) => (isObject(part) ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)) : part));
}

function stringIn(location: string, name: string) {
  return { name, in: location, type: 'string', ...(location === 'path' && { required: true }) };
}
