import { defineRule, everyProgram } from '../define.ts';
import { document, info, operation, parameter, schema } from '../examples.ts';
import { misspeltWords } from './misspelt-words.ts';

export const textSpelling = defineRule({
  id: 'text-spelling',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  isOffByDefault: true,
  programs: everyProgram,
  summary: 'The words of visible texts are spelt right.',
  why: 'Makers read labels and descriptions in every flow, and a slip in them looks like carelessness in the rest.',
  fix: 'Correct the word; leave it when it is a name or a term of yours.',
  published: { certified: 149, 'independent-publisher': 55 },
  given: 'document',
  *check(_document, definition, { spelling }) {
    if (spelling === undefined) return;
    for (const { text, written, intended } of misspeltWords(definition, spelling)) {
      yield { message: `'${written}' may be misspelt: did you mean '${intended}'?`, place: text.place };
    }
  },
  valid: [
    operation('British and American', { description: 'Lists the colours and the colors of things, as organised or organized.' }),
    operation('words of the field', { description: 'Upserts the webhooks of a tenant in Dataverse, with OAuth or Entra, for each SKU.' }),
    operation('names within a sentence', { description: 'Lists the things that Recieve keeps.' }),
    operation('in quotes or as code', {
      description: 'Lists things that are `recieve`d, "recieved" or \'recieved\', for <adress> and {adress}.',
    }),
    operation('addresses, files and names of code', {
      description: 'Lists things of recieve.northwindtraders.com/adress, adress.txt, recievedThings, adress_id and adress1.',
    }),
    operation('accents and other languages', { description: 'Liste des contrats du projet avec le processus du café.' }),
    operation('German', { description: 'Liefert die Adresse und das Dokument zu einem Vorgang.' }),
    operation('near to no common word', { description: 'Lists things of the zorbix warehouse.' }),
    parameter('a name of the definition', { name: 'recieved_date', 'x-ms-summary': 'Recieved date' }),
    document('a word of the title', { info: { title: 'Recieve Things', version: '1.0', description: 'Lists what recieve keeps.' } }),
    operation('internal', { description: 'Recieves the things of the warehouse.', 'x-ms-visibility': 'internal' }),
    document('vocabulary', {
      tags: [1, 2, 3].map((number) => ({ name: `tag${number}`, description: `Tells who recieves things, part ${number}.` })),
    }),
  ],
  invalid: [
    operation('letters in another order', { description: 'Lists the things that the warehouse recieves.' }, { at: ['description'] }),
    operation('a letter left out', { summary: 'List adress things' }, { at: ['summary'] }),
    parameter('in a label', { 'x-ms-summary': 'Seperated Words' }, { at: ['x-ms-summary'] }),
    schema('a title', { title: 'Recieved date' }, { at: ['title'] }),
    info('at the start of a sentence', { description: 'Keeps things. Recieves them by night.' }, { at: ['description'] }),
    operation('two slips in a long word', { description: 'Lists things with their documention.' }, { at: ['description'] }),
  ],
});
