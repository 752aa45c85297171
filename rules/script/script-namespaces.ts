import { lineIndex } from '../../src/connector/text-position.ts';
import { defineRule, everyProgram } from '../define.ts';
import { script } from '../examples.ts';
import { quote } from '../quote.ts';

/** All that a script may use. */
const supported: ReadonlySet<string> = new Set([
  'System',
  'System.Collections',
  'System.Collections.Generic',
  'System.Diagnostics',
  'System.Drawing',
  'System.Drawing.Drawing2D',
  'System.Drawing.Imaging',
  'System.IO',
  'System.IO.Compression',
  'System.Linq',
  'System.Net',
  'System.Net.Http',
  'System.Net.Http.Headers',
  'System.Net.Security',
  'System.Security.Authentication',
  'System.Security.Cryptography',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Threading',
  'System.Threading.Tasks',
  'System.Web',
  'System.Xml',
  'System.Xml.Linq',
  'Microsoft.Extensions.Logging',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
]);

/** A using directive: an optional `static` or alias, the name, and the type arguments that an alias may carry. */
const directive = /\busing\s+(static\s+|\w+\s*=\s*)?(?:global::)?([A-Za-z_][\w.]*)\s*(?:<[^;]{0,500})?;/g;

export const scriptNamespaces = defineRule({
  id: 'script-namespaces',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The script uses only namespaces that the platform supports.',
  why: 'The platform compiles the script with these alone: any other is a compile error when the connector is saved.',
  fix: 'Use a supported namespace, or do without.',
  sources: ['Write code in a custom connector'],
  given: 'script',
  *check({ code }) {
    const positionAt = lineIndex(code);
    for (const { index, 1: typePrefix, 2: name = '' } of code.matchAll(directive)) {
      // A static directive and an alias may name a type: then the namespace is what stands before it.
      const namespace = typePrefix !== undefined && !supported.has(name) ? name.replace(/\.\w*$/, '') : name;
      if (!supported.has(namespace)) yield { message: `The script uses ${quote(name)}, which is not supported.`, ...positionAt(index) };
    }
  },
  valid: [
    script('supported', 'using System;\nusing System.Net.Http;\nusing Newtonsoft.Json.Linq;\n'),
    script(
      'types',
      'using static System.Math;\nusing Token = Newtonsoft.Json.Linq.JToken;\nusing Names = System.Collections.Generic.Dictionary<string, string>;\n',
    ),
    script('statements', 'using (var reader = new Reader()) { }\nusing var stream = Open();\nusing Stream other = Open();\n'),
    script('comments and strings', '// using System.Data;\nvar a = "using System.Data;";\n'),
  ],
  invalid: [
    script('two on one line', 'using System; using System.Data; using Fabrikam.Tools;\n', [1, 1]),
    script('a part of a supported one is not enough', 'using System.Text;\nusing System.Text.Json;\n', 2, { program: 'custom' }),
    script('types', 'using static System.Net.Mail.SmtpStatusCode;\nusing Table = System.Data.DataTable;\n', [1, 2]),
  ],
});
