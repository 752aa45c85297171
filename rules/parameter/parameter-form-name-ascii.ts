import { defineRule, everyProgram } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterFormNameAscii = defineRule({
  id: 'parameter-form-name-ascii',
  subject: 'parameter',
  codes: ['InvalidFormDataParameterName'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The name of a formData parameter is ASCII.',
  why: 'The name travels in a header of its part, which carries ASCII only: services receive another name than the one written here.',
  fix: 'Rename the field so that it has ASCII characters only.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  having: ['name'],
  check(_, parameter) {
    if (parameter.in !== 'formData' || !/\P{ASCII}/u.test(parameter.name)) return;
    return { message: `${parameterName(parameter)} is a form field whose name is not ASCII.`, at: ['name'] };
  },
  valid: [parameter('ASCII', { in: 'formData', name: 'size [cm]' }), parameter('a query is percent-encoded', { name: 'größe' })],
  invalid: [parameter('a form', { in: 'formData', name: 'größe' }, { at: ['name'] })],
});
