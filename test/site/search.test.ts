import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { describe as describeConnector } from '../../src/catalog/description.ts';
import { categoriesOf } from '../../src/site/category.ts';
import { type ListedRow, rowOperations, type SearchRow } from '../../src/site/listed-row.ts';
import { type SearchEngine, searchEngine } from '../../src/site/search-engine.ts';
import { chosenFromCorpus, corpusIsThere, corpusNote, readConnectorAt } from '../certify/corpus.ts';

const today = Date.parse('2026-11-20T12:00:00Z');

function rowWith(title: string, changed: Partial<SearchRow> = {}): SearchRow {
  const plain: ListedRow = {
    id: title.toLowerCase().replace(/\W+/g, '-'),
    title,
    description: 'Does what its service does.',
    publisher: 'Contoso',
    level: 'proved',
    program: 'certified',
    status: 'public',
    isImported: false,
    auth: ['api-key'],
    categories: categoriesOf(['Data']),
    actions: 1,
    triggers: 0,
    icon: { brandColor: null, path: null },
    updated: '2026-01-10',
  };
  return { ...plain, operations: [], ...changed };
}

function engineOf(...rows: readonly SearchRow[]): SearchEngine {
  const engine = searchEngine();
  engine.add(rows);
  return engine;
}

const titlesFor = (engine: SearchEngine, text: string, chosen = {}) =>
  engine.answer({ text, chosen }, today, 48).hits.map(({ row }) => row.title);

describe('what is found', () => {
  const engine = engineOf(
    rowWith('Contoso Mail', {
      operations: [
        ['Send an email', 'SendEmailV2'],
        ['Delete a mail', 'DeleteMail'],
      ],
    }),
    rowWith('Fabrikam SharePoint Tools', { description: 'Works with lists.' }),
    rowWith('Mail', { publisher: 'Fabrikam' }),
    rowWith('Salesforce Helper', { operations: [['Send an email to a lead', 'X']] }),
    rowWith('Café Zürich', { publisher: 'Łódź & Söhne' }),
    rowWith('Mailbox in preview', { status: 'preview' }),
    rowWith('天気予報', { description: '天気 forecast' }),
  );

  test.each([
    ['mail', ['Mail', 'Contoso Mail', 'Mailbox in preview']],
    ['MAIL', ['Mail', 'Contoso Mail', 'Mailbox in preview']],
    ['mai', ['Mail', 'Mailbox in preview', 'Contoso Mail']],
    ['send email', ['Contoso Mail', 'Salesforce Helper']],
    ['send an email', ['Contoso Mail', 'Salesforce Helper']],
    ['SendEmailV2', ['Contoso Mail']],
    ['share point', ['Fabrikam SharePoint Tools']],
    ['sharepoint', ['Fabrikam SharePoint Tools']],
    ['sales force', ['Salesforce Helper']],
    ['salesfroce', ['Salesforce Helper']],
    ['cafe zurich', ['Café Zürich']],
    ['天気', ['天気予報']],
  ])('%s', (text, titles) => {
    expect(titlesFor(engine, text)).toEqual(titles);
  });

  test('names the operations that were meant, with the words that the name does not have', () => {
    const [hit] = engine.answer({ text: 'contoso send email', chosen: {} }, today, 1).hits;
    expect(hit?.found).toEqual([['Send an email', 'SendEmailV2']]);
    expect(engine.answer({ text: 'contoso mail', chosen: {} }, today, 1).hits[0]?.found).toEqual([]);
  });

  test('says so when nothing has all of the words', () => {
    const answer = engine.answer({ text: 'zurich spaceship', chosen: {} }, today, 5);
    expect([answer.isLoose, answer.hits.map(({ row }) => row.title)]).toEqual([true, ['Café Zürich']]);
    expect(engine.answer({ text: 'spaceship', chosen: {} }, today, 5)).toMatchObject({ isLoose: true, count: 0 });
  });

  test('without words everything is there, in the order it came, and a row that comes twice is one', () => {
    engine.add([rowWith('Mail')]);
    expect(titlesFor(engine, ' \u200b ')).toHaveLength(7);
    expect(titlesFor(engine, '')[0]).toBe('Contoso Mail');
  });
});

test('filters leave what has every chosen value, and count what each other choice would leave', () => {
  const engine = engineOf(
    rowWith('One', { auth: ['api-key', 'oauth2'], triggers: 2, categories: categoriesOf(['IT Operations', 'AI']) }),
    rowWith('Two', { auth: ['oauth2'], categories: categoriesOf(['it operations']), updated: '2026-11-18' }),
    rowWith('Three', { level: 'not-proved', status: 'preview', updated: 'never' }),
  );
  expect(titlesFor(engine, '', { auth: 'oauth2', triggers: 'yes' })).toEqual(['One']);
  expect(titlesFor(engine, '', { category: 'it-operations' })).toEqual(['One', 'Two']);
  expect(titlesFor(engine, '', { updated: 'week' })).toEqual(['Two']);
  expect(titlesFor(engine, '', { updated: 'year' })).toEqual(['One', 'Two']);
  expect(titlesFor(engine, '', { auth: 'constructor' })).toEqual([]);
  const { options } = engine.answer({ text: '', chosen: { auth: 'oauth2' } }, today, 1);
  expect(options.auth.map(({ value, count }) => `${value} ${count}`)).toEqual(['api-key 2', 'oauth2 2']);
  expect(options.category.map(({ value, words, count }) => `${value} ${words} ${count}`)).toEqual([
    'ai AI 1',
    'it-operations IT Operations 2',
  ]);
  expect(options.status).toEqual([{ value: 'public', words: 'public', count: 2 }]);
});

test('any text is a question: nothing throws, and nothing is found that is not there', () => {
  const engine = engineOf(...['Contoso Mail', 'constructor', '__proto__', 'toString'].map((title) => rowWith(title)));
  expect(titlesFor(engine, 'constructor')).toEqual(['constructor']);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (text, value) => {
      const { hits, count } = engine.answer({ text, chosen: { category: value } }, today, 3);
      expect(hits.length).toBeLessThanOrEqual(3);
      expect(count).toBeLessThanOrEqual(4);
    }),
  );
  expect(titlesFor(engine, 'x'.repeat(100_000))).toEqual([]);
});

describe.skipIf(!corpusIsThere)(`what people look for among published connectors${corpusNote}`, () => {
  let engine: SearchEngine;
  beforeAll(async () => {
    const rows: SearchRow[] = [];
    for (const folder of chosenFromCorpus(100_000)) {
      const described = describeConnector(await readConnectorAt(folder));
      const { title, description, categories, auth, icon, operations } = described;
      rows.push(
        rowWith(title, {
          id: folder,
          description: description.slice(0, 160),
          categories: categoriesOf(categories),
          auth,
          icon: { brandColor: icon.brandColor, path: null },
          operations: rowOperations({ operations } as never),
        }),
      );
    }
    engine = engineOf(...rows);
  }, 120_000);

  test.each([
    ['jira', /^jira$/i],
    ['docusign', /^docusign/i],
    ['send sms', /sms/i],
    ['openai', /^openai/i],
    ['weather forecast', /^weather forecast/i],
    ['translate text', /deepl|translat/i],
    ['azure ad', /^azure ad/i],
    ['pdf', /^pdf/i],
    ['bitly', /^bitly/i],
    ['convert word to pdf', /pdf/i],
    ['email validation', /email/i],
    ['zoho mail', /^zoho mail$/i],
  ])('%s', (text, first) => {
    expect(titlesFor(engine, text)[0]).toMatch(first);
  });
});
