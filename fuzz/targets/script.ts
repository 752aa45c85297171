import { parseScript } from '../../src/connector/script.ts';
import { reachesAnything } from '../../src/publisher/script-hosts.ts';
import { bytesOf } from '../case.ts';
import { connectorSeeds, keptCases, partsOf } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf, renamed } from './one-file.ts';

/** Scripts. */
export const script: Target = {
  name: 'script',
  about: '`connector/script` and `publisher/script-hosts`: C#, told apart from comments and strings',
  medium: {
    kindOf: () => 'text',
    mostBytes: 16_384,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '"',
      '\\"',
      '@"',
      '$"',
      '$@"',
      '"""',
      '{{',
      '}}',
      '{',
      '}',
      '//',
      '/*',
      '*/',
      "'",
      "'\\''",
      '#region',
      '#if',
      '\\u0022',
      'new Uri("https://example.com")',
      'HttpClient',
      'this.Context.SendAsync',
      'RequestUri',
      '\u0085',
      '\u2028',
      '\r',
    ],
  },
  seeds: () => [
    ...keptCases('script'),
    ...renamed(partsOf(connectorSeeds(), 'script.csx'), 'script.csx'),
    ...casesOf('script.csx', [
      'public class Script : ScriptBase\n{\n  // a\n  string a = $"{b:x} \\n" + @"c""d" + "e"; /* f */\n  char g = \'\\u0041\';\n  #region h\n}\n',
    ]),
  ],
  run: (parts) => {
    const read = parseScript('script.csx', bytesOf(parts, 'script.csx'));
    promise(read.code.length === read.text.length && read.uncommented.length === read.text.length, 'The offsets of a script moved.');
    promise(read.code.split('\n').length === read.text.split('\n').length, 'The lines of a script moved.');
    reachesAnything(read);
  },
};
