import { defineRule, everyProgram } from '../define.ts';
import { document, info, operation, parameter, response, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { slipsBetween } from '../slips.ts';
import { questionableExtensions } from './extension-members.ts';
import { knownExtensions } from './known-extensions.ts';

export const extensionNameSpelling = defineRule({
  id: 'extension-name-spelling',
  subject: 'extension',
  codes: [],
  severity: 'warning',
  heuristic: true,
  programs: everyProgram,
  summary: 'The name of an extension is spelt right.',
  why: 'The platform ignores names it does not know: a label is missing, a hidden field shows, and nothing says why.',
  fix: 'Correct the spelling of the extension.',
  published: { certified: 5, 'independent-publisher': 3 },
  given: 'document',
  *check(_document, definition) {
    const intended = new Map<string, string | undefined>();
    for (const { name, place } of questionableExtensions(definition)) {
      if (!intended.has(name)) intended.set(name, intendedName(name));
      const known = intended.get(name);
      if (known === undefined) continue;
      yield {
        message: `${quote(name)} is no known extension: did you mean ${quote(known)}?`,
        place,
        fix: `Rename the member to ${quote(known)}, if that is what it was to be.`,
        repair: bareName(name) === known.toLowerCase() ? { kind: 'rename', name: known } : undefined,
      };
    }
  },
  valid: [
    parameter('known', { 'x-ms-visibility': 'advanced' }),
    info('unknown, and like no other', { 'x-ms-warehouse': 'north' }),
    response('a header is no extension', { headers: { 'x-ms-sumary': { type: 'string' } } }),
    schema('a property is no extension', { type: 'object', properties: { 'x-ms-sumary': { type: 'string' } } }),
    parameter('data', { default: { 'x-ms-sumary': 'Filter' } }),
  ],
  invalid: [
    parameter('letters in another order', { 'x-ms-sumamry': 'Filter' }, { at: ['x-ms-sumamry'] }),
    schema('a letter left out', { 'x-ms-visbility': 'internal' }, { at: ['x-ms-visbility'] }),
    operation('another letter case', { 'x-ms-Visibility': 'internal' }, { at: ['x-ms-Visibility'] }),
    parameter('a colon at the end', { 'x-ms-summary:': 'Filter' }, { at: ['x-ms-summary:'] }),
    parameter('blanks', { 'x-ms  -summary': 'Filter' }, { at: ['x-ms  -summary'] }),
    document('at the root', { 'x-ms-conector-metadata': [] }, { at: ['x-ms-conector-metadata'] }),
    schema(
      'in a property that is called properties',
      { type: 'object', properties: { properties: { type: 'string', 'x-ms-sumary': 'Name' } } },
      { at: ['properties', 'properties', 'x-ms-sumary'] },
    ),
  ],
});

/** The name but for letter case, blanks and a colon: where only these differ, nothing else was meant. */
function bareName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '').replace(/:$/, '');
}

/** How many slips of the pen a name may hold and still be recognized. */
const most = 2;

/** The known extension that a name was to be: the nearest one. */
function intendedName(name: string): string | undefined {
  if (knownExtensions.includes(name)) return undefined;
  const bare = bareName(name);
  let nearest: { readonly known: string; readonly slips: number } | undefined;
  for (const known of knownExtensions) {
    if (Math.abs(known.length - bare.length) > most) continue;
    const slips = slipsBetween(bare, known.toLowerCase(), most);
    if (slips <= most && slips < (nearest?.slips ?? Infinity)) nearest = { known, slips };
  }
  return nearest?.known;
}
