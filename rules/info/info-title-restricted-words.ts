import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { listOf, wordsIn } from './restricted-words.ts';

const restricted =
  /\bapi\b|connector|\b(?:power\s?apps|power\s?automate|power\s?platform|logic\s?apps|copilot\s?studio|microsoft\s?flow)\b/gi;

export const infoTitleRestrictedWords = defineRule({
  id: 'info-title-restricted-words',
  subject: 'info',
  codes: ['ValueContainsRestrictedWords', '5000.2.2.2'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The title names neither "API", nor "connector", nor a product of the Power Platform.',
  why: 'In the gallery everything is a connector to an API: the word says nothing, and the name of a Microsoft product promises an origin that is not there.',
  fix: 'Take the word out of info.title.',
  published: { certified: 3, 'independent-publisher': 2 },
  sources: ['Certification policy 5000.2.2.2'],
  given: 'info',
  having: ['title'],
  check({ title }) {
    const words = wordsIn(title, restricted);
    if (words.length === 0) return;
    return { message: `The title contains ${listOf(words)}.`, at: ['title'], fix: `Take ${listOf(words)} out of info.title.` };
  },
  valid: [
    info('api as part of a longer word', { title: 'Northwind SMSAPI' }),
    info('a word that begins like a product', { title: 'Power Automation Hub' }),
    info('not looked at in a custom connector', { title: 'Northwind API' }, { program: 'custom' }),
  ],
  invalid: [
    info('API', { title: 'Northwind API' }, { at: ['title'] }),
    info('connector inside a word', { title: 'NorthwindConnectors' }, { at: ['title'] }),
    info('a product, written as one word', { title: 'PowerAutomate Helper' }, { at: ['title'] }),
    info('several', { title: 'Logic Apps API' }, { at: ['title'], program: 'independent-publisher' }),
  ],
});
