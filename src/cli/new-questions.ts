import { categories } from '../../rules/metadata/categories.ts';
import { parameterNamesOf } from '../authoring/draft-operation.ts';
import { identityProviders } from '../authoring/identity-providers.ts';
import { type AnswerName, type Answers, problemOf } from './new-options.ts';
import { commaSeparated } from './options.ts';
import type { Terminal } from './terminal.ts';

interface Question {
  readonly name: AnswerName;
  readonly text: string;
  /** Taken when nothing is answered. */
  readonly fallback?: string;
  /** False when earlier answers make it pointless. */
  readonly when?: (told: (name: AnswerName) => string) => boolean;
}

const signsInBy =
  (kind: string) =>
  (told: (name: AnswerName) => string): boolean =>
    commaSeparated(told('sign-in')).includes(kind);
const hasOperation = (told: (name: AnswerName) => string): boolean => told('operation') !== '';
const isOfKind =
  (...kinds: readonly string[]) =>
  (told: (name: AnswerName) => string): boolean =>
    hasOperation(told) && kinds.includes(told('kind'));
const sendsBody = (told: (name: AnswerName) => string): boolean => /^(?:POST|PUT|PATCH)/i.test(told('operation'));
const takesCallback = (told: (name: AnswerName) => string): boolean => isOfKind('webhook')(told) && told('request') !== '';
const hasOwnAddresses = (told: (name: AnswerName) => string): boolean => signsInBy('oauth2')(told) && told('identity-provider') === '';

/** A list in a question, on lines of its own that a narrow terminal shows whole. */
function choices(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    if (line.length + name.length > 68) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line}, ${name}`;
  }
  return `\n    ${lines.join(',\n    ')}`;
}

/** The platform's steps; its fourth, Test, is done and not asked. */
const steps: readonly (readonly [string, readonly Question[]])[] = [
  [
    'General',
    [
      { name: 'title', text: 'Title: the name of the product, without "API" or "connector"' },
      { name: 'description', text: 'Description: what makers can do with it, in a sentence or two' },
      { name: 'program', text: 'Programme: certified, independent-publisher or custom', fallback: 'certified' },
      { name: 'publisher', text: 'Publisher: the company, or your name' },
      { name: 'stack-owner', text: 'Owner of the service', when: (told) => told('program') === 'independent-publisher' },
      { name: 'address', text: 'Address of the API, as https://api.contoso.com/v1' },
      { name: 'brand-color', text: 'Brand colour, as #1f6feb', when: (told) => told('program') !== 'independent-publisher' },
      { name: 'contact-name', text: 'Contact: a name' },
      { name: 'contact-url', text: 'Contact: the address of the support page' },
      { name: 'contact-email', text: 'Contact: a mail address' },
      { name: 'website', text: 'Website' },
      { name: 'privacy-policy', text: 'Privacy policy: its address' },
      { name: 'categories', text: `Categories: one or two of ${choices(categories)}, with a comma between them` },
    ],
  ],
  [
    'Security',
    [
      { name: 'sign-in', text: 'Sign-in: none, basic, bearer, api-key or oauth2; several with commas', fallback: 'none' },
      { name: 'key-name', text: 'Name of the header or query parameter of the key', fallback: 'X-Api-Key', when: signsInBy('api-key') },
      { name: 'key-in', text: 'Where the key goes: header or query', fallback: 'header', when: signsInBy('api-key') },
      {
        name: 'identity-provider',
        text: `Identity provider: ${choices(identityProviders.map(({ id }) => id))}; Enter for your own`,
        when: signsInBy('oauth2'),
      },
      { name: 'authorization-url', text: 'Address where people sign in', when: hasOwnAddresses },
      { name: 'token-url', text: 'Address of tokens', when: hasOwnAddresses },
      {
        name: 'client-id',
        text: 'Client id: a dummy such as [DUMMY_VALUE]; the platform is told the real one at certification',
        when: signsInBy('oauth2'),
      },
      { name: 'scopes', text: 'Scopes, with commas', when: signsInBy('oauth2') },
      { name: 'resource', text: 'Resource URI of the service in Entra ID', when: (told) => told('identity-provider') === 'entra' },
    ],
  ],
  [
    'Definition',
    [
      { name: 'operation', text: 'First operation, as GET /things/{id}?limit=10' },
      {
        name: 'kind',
        text: 'It is an action, a polling trigger or a webhook: action, polling or webhook',
        fallback: 'action',
        when: hasOperation,
      },
      { name: 'summary', text: 'Summary: what it does, as List things', when: hasOperation },
      { name: 'operation-description', text: 'Description of the operation, in a sentence', when: hasOperation },
      { name: 'hint', text: 'What a maker does to see it fire', when: isOfKind('polling', 'webhook') },
      { name: 'request', text: 'File with a body as it is sent (JSON)', when: sendsBody },
      {
        name: 'callback',
        text: 'Property of the body that takes the callback address; Enter for the one that looks like it',
        when: takesCallback,
      },
      { name: 'answer', text: 'What comes back, in a sentence', when: hasOperation },
      { name: 'response', text: 'File with a body as it comes back (JSON)', when: isOfKind('action', 'polling') },
      { name: 'notification', text: 'File with a notification (JSON)', when: isOfKind('webhook') },
      { name: 'unsubscribe', text: 'Path that ends the subscription, as /hooks/{id}', when: isOfKind('webhook') },
    ],
  ],
];

/**
 * Asks what is not answered yet, step by step; an answer that cannot be is told and asked again. Without a person at the keyboard nothing
 * is asked, and the fallbacks hold.
 */
export async function askForDraft(known: Answers, terminal: Terminal): Promise<Answers> {
  const texts: Partial<Record<AnswerName, string>> = { ...known.texts };
  const told = (name: AnswerName): string => texts[name] ?? '';
  for (const [step, questions] of steps) {
    let isTold = false;
    for (const { name, text, fallback = '', when } of questions) {
      if (texts[name] !== undefined || when?.(told) === false) continue;
      const ask = async (question: string): Promise<string | undefined> => {
        if (!isTold) terminal.err(`\n${step}\n`);
        isTold = true;
        return await terminal.ask(question);
      };
      texts[name] = terminal.canAsk
        ? await answerTo(name, `  ${text}${fallback === '' ? '' : ` [${fallback}]`}: `, fallback, ask, terminal)
        : fallback;
    }
  }
  return { texts, words: await wordsFor(told('operation'), known.words, terminal) };
}

async function answerTo(
  name: AnswerName,
  question: string,
  fallback: string,
  ask: (question: string) => Promise<string | undefined>,
  terminal: Terminal,
): Promise<string> {
  for (;;) {
    const line = await ask(question);
    // The end of the input leaves everything open that was not answered yet.
    if (line === undefined) return fallback;
    const answer = line.trim() || fallback;
    const problem = problemOf(name, answer);
    if (problem === undefined) return answer;
    terminal.err(`    It ${problem}.\n`);
  }
}

/** Label and description of each parameter of the operation. */
async function wordsFor(operation: string, known: Answers['words'], terminal: Terminal): Promise<Answers['words']> {
  const [, path = ''] = operation.split(/ +/, 2);
  const words: Record<string, { readonly label: string; readonly description: string }> = { ...known };
  if (!terminal.canAsk) return words;
  for (const name of parameterNamesOf(path)) {
    if (Object.hasOwn(words, name)) continue;
    const label = (await terminal.ask(`  Label of the parameter ${name}, as a maker reads it: `)) ?? '';
    const description = (await terminal.ask('  What it is, in a sentence: ')) ?? '';
    Object.defineProperty(words, name, {
      value: { label: label.trim(), description: description.trim() },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return words;
}
