import { isArray, isObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { quote } from '../quote.ts';
import { policyTemplate, type TemplateParameter } from './policy-templates.ts';

const name = 'x-ms-apimTemplateParameter.name';
const value = 'x-ms-apimTemplateParameter.value';
const header = { [name]: 'X-Answer', [value]: 'json' };

export const policyTemplateParameters = defineRule({
  id: 'policy-template-parameters',
  subject: 'policy',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'A policy has the parameters that its template requires, no others, and each with a value of the right type.',
  why: 'A policy that lacks a parameter, or has one misspelt, fails when the first maker calls the operation.',
  fix: 'Add, remove or correct the parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['paconn-apiProperties.schema.json'],
  given: 'policy',
  having: ['templateId'],
  *check({ templateId, parameters: written }) {
    const template = typeof templateId === 'string' ? policyTemplate(templateId) : undefined;
    if (template === undefined || !template.isPublished) return;
    const given = objectOr(written);
    for (const [member, parameter] of template.parameters) {
      if (!parameter.isRequired || given[member] !== undefined) continue;
      yield { message: `A policy ${template.id} has no ${member}.`, at: ['parameters'], fix: `Add ${member} to parameters.` };
    }
    for (const [member, content] of Object.entries(given)) {
      const parameter = template.parameters.get(member);
      const at = ['parameters', member];
      if (parameter === undefined) {
        const meant = [...template.parameters.keys()].find((one) => one.toLowerCase() === member.toLowerCase());
        const fix = meant === undefined ? 'Remove it.' : `Write ${meant}.`;
        yield { message: `A policy ${template.id} has the parameter ${quote(member)}, which the template does not have.`, at, fix };
      } else if (!isOfType(content, parameter)) {
        yield {
          message: `${member} is ${quote(content)}, not of the type ${parameter.type}.`,
          at,
          fix: `Write a value of the type ${parameter.type}.`,
        };
      } else if (parameter.values !== undefined && !parameter.values.some((one) => one === content)) {
        yield {
          message: `${member} is ${quote(content)}, which is none of its values.`,
          at,
          fix: `Use one of ${parameter.values.join(', ')}.`,
        };
      }
    }
  },
  valid: [
    policy('required alone', { parameters: header }),
    policy('limited to operations', { parameters: { ...header, 'x-ms-apimTemplate-operationName': ['ListThings'] } }),
    policy('a spelling of the schema', {
      templateId: 'PollingTrigger',
      parameters: {
        'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().at}' },
        'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody()',
      },
    }),
    policy('what the schema does not describe', { templateId: 'moveproperties', parameters: { 'x-ms-apimTemplateParameter.anything': 1 } }),
    policy('an unknown template has a rule of its own', { templateId: 'setcookie', parameters: {} }),
  ],
  invalid: [
    policy('one missing', { parameters: { ...header, [value]: undefined } }, { at: ['parameters'] }),
    policy('no parameters', { parameters: undefined }, { at: [[], []] }),
    policy('parameters that are no object', { templateId: 'dynamichosturl', parameters: ['x'] }, { at: ['parameters'] }),
    policy(
      'one too many',
      {
        templateId: 'dynamichosturl',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': 'https://x', 'x-ms-apimTemplate-policySection': 'Request' },
      },
      { at: ['parameters', 'x-ms-apimTemplate-policySection'] },
    ),
    policy(
      'wrong letter case',
      { parameters: { ...header, 'x-ms-apimTemplateParameter.existsaction': 'skip' } },
      { at: ['parameters', 'x-ms-apimTemplateParameter.existsaction'], program: 'custom' },
    ),
    policy(
      'a value there is not',
      { parameters: { ...header, 'x-ms-apimTemplate-policySection': 'request' } },
      { at: ['parameters', 'x-ms-apimTemplate-policySection'] },
    ),
    policy('a number for a text', { parameters: { ...header, [value]: 1 } }, { at: ['parameters', value] }),
    policy(
      'one operation without its array',
      { parameters: { ...header, 'x-ms-apimTemplate-operationName': 'ListThings' } },
      { at: ['parameters', 'x-ms-apimTemplate-operationName'] },
    ),
  ],
});

function isOfType(content: JsonValue | undefined, { type }: TemplateParameter): boolean {
  if (type === 'array') return isArray(content);
  if (type === 'object') return isObject(content);
  return type === 'integer' ? Number.isInteger(content) : typeof content === 'string';
}
