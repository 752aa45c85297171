import { arrayOr, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { type DefinitionKinds, defineRule, everyProgram, type Observation } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { bodyParameter, document, info, operation, parameter } from '../examples.ts';
import { metadata } from '../metadata/metadata-items.ts';
import { operationName, parameterName } from '../name-of.ts';

export const requiredValueNonEmpty = defineRule({
  id: 'required-value-non-empty',
  subject: 'json',
  codes: ['RequiredValueEmpty'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A mandatory text says something.',
  why: 'Makers see an empty label or description where they need to read what they choose.',
  fix: 'Write the missing text.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: ['document', 'info', 'operation', 'parameter'],
  having: ['title', 'version', 'description', 'operationId', 'name', 'summary', 'x-ms-summary', metadata],
  check(node, context) {
    if ('pathItems' in context) return emptyMetadata(node);
    let seen: Observation[] | undefined;
    for (const name of mandatoryTexts(context)) {
      if (!isEmptyText(node[name])) continue;
      seen ??= [];
      seen.push({ message: `${nameOf(context)} has an empty ${name}.`, at: [name] });
    }
    return seen;
  },
  valid: [
    operation('internal', { 'x-ms-visibility': 'internal', summary: '', description: ' ' }),
    parameter('internal', { 'x-ms-visibility': 'internal', 'x-ms-summary': '', description: '' }),
    bodyParameter('a body has no label', { 'x-ms-summary': '', description: '' }),
    info('absent: another rule reports it', { title: undefined, description: undefined }),
    document('of what is not mandatory', { tags: [{ name: '' }], basePath: '' }),
  ],
  invalid: [
    info('of info', { title: '', version: ' ', description: '\n' }, { at: [['title'], ['version'], ['description']] }),
    operation(
      'of an operation',
      { operationId: '', summary: '', description: '' },
      { at: [['operationId'], ['summary'], ['description']], program: 'custom' },
    ),
    operation('the id of an internal operation', { 'x-ms-visibility': 'internal', operationId: '' }, { at: ['operationId'] }),
    parameter('of a parameter', { name: '', 'x-ms-summary': '', description: ' ' }, { at: [['name'], ['x-ms-summary'], ['description']] }),
    bodyParameter('the name of a body', { name: '' }, { at: ['name'] }),
    document(
      'of metadata',
      { [metadata]: [{ propertyName: '', propertyValue: ' ' }] },
      {
        at: [
          [metadata, 0, 'propertyName'],
          [metadata, 0, 'propertyValue'],
        ],
      },
    ),
  ],
});

type Context = DefinitionKinds['info' | 'operation' | 'parameter']['context'];

function* emptyMetadata(document: JsonObject): Iterable<Observation> {
  for (const [index, item] of arrayOr(document[metadata]).entries()) {
    for (const name of ['propertyName', 'propertyValue']) {
      if (isEmptyText(objectOr(item)[name])) yield { message: `The ${name} of a metadata item is empty.`, at: [metadata, index, name] };
    }
  }
}

/** The members of the node whose texts are mandatory. What is hidden needs a name only. */
function mandatoryTexts(context: Context): readonly string[] {
  if ('methodKey' in context) return context.isInternal ? hiddenOperation : operationTexts;
  if ('in' in context) return context.isInternal || context.in === 'body' ? hiddenParameter : parameterTexts;
  return infoTexts;
}

const operationTexts = ['operationId', 'summary', 'description'];
const hiddenOperation = ['operationId'];
const parameterTexts = ['name', 'x-ms-summary', 'description'];
const hiddenParameter = ['name'];
const infoTexts = ['title', 'version', 'description'];

function nameOf(context: Context): string {
  if ('methodKey' in context) return operationName(context);
  return 'in' in context ? parameterName(context) : 'info';
}
