import { lineIndex } from '../../src/connector/text-position.ts';
import { defineRule, everyProgram } from '../define.ts';
import { script } from '../examples.ts';

const ownClient = /\bnew\s+(?:System\.Net\.Http\.)?HttpClient\b|\bnew\s+(?:System\.Net\.)?WebClient\b|\bWebRequest\.Create\b/g;

export const scriptHttpClientAbsent = defineRule({
  id: 'script-http-client-absent',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The script sends requests through Context.SendAsync alone.',
  why: 'A client of its own sends without the credentials of the connection and past every limit and policy; the platform means to block it.',
  fix: 'Send the request with Context.SendAsync.',
  sources: ['Write code in a custom connector'],
  given: 'script',
  *check({ code }) {
    const positionAt = lineIndex(code);
    for (const { index, 0: found } of code.matchAll(ownClient)) {
      yield { message: `The script has a client of its own: ${found.replace(/\s+/g, ' ')}.`, ...positionAt(index) };
    }
  },
  valid: [
    script('through the context', 'var answer = await this.Context.SendAsync(request, this.CancellationToken);\n'),
    script('names that begin alike', 'var handler = new HttpClientHandler();\nvar options = new WebClientOptions();\n'),
    script('a comment', '// new HttpClient() is not allowed\n'),
  ],
  invalid: [
    script('three kinds', 'var a = new HttpClient();\nvar b = new  WebClient();\nvar c = WebRequest.Create(address);\n', [1, 2, 3]),
    script('names in full', 'var a =\n    new System.Net.Http.HttpClient();\n', 2, { program: 'custom' }),
  ],
});
