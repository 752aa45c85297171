import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScript } from '../../src/connector/script.ts';
import { reachesAnything } from '../../src/publisher/script-hosts.ts';

const reaches = (text: string): boolean => reachesAnything(parseScript('script.csx', new TextEncoder().encode(text)));
const request = 'this.Context.Request';
const hidden = 'var m = new HttpRequestMessage(HttpMethod.Get, address);';

test.each([
  ['a region whose name looks like a comment', `#region /*\n${hidden}\n#endregion */`],
  ['a comment that ends at a carriage return', `// note\r${hidden}`],
  ['a comment that ends at U+0085', `// note\u0085${hidden}`],
  ['a comment that ends at U+2028', `// note\u2028${hidden}`],
  ['a comment that ends at U+2029', `// note\u2029${hidden}`],
  ['a hole of a string', 'var s = $"{r = new HttpRequestMessage(HttpMethod.Get, h)}";'],
  ['a hole of a verbatim string', 'var s = $@"{r = new HttpRequestMessage(HttpMethod.Get, h)}";'],
  ['a hole that holds a quote behind a format', 'var s = $"{x:"}"; f("} // ");'],
  ['a hole with a comment', 'var s = $"{a /* } */}";'],
  ['a raw string', `var s = """; ${hidden} //""";`],
  ['a directive', '#if true\nx();\n#endif'],
  ['a directive that loads', '#load "other.csx"'],
  ['a string that does not end', 'var s = "a\nb";'],
  ['a comment that does not end', '/* x();'],
  ['an invisible letter in a name', 'var m = new HttpReq\u200buestMessage(HttpMethod.Get, h);'],
  ['a letter of a name as a number', 'var m = new Http\\u0052equestMessage(HttpMethod.Get, h);'],
])('where a compiler may see code that this reading does not, anything can be reached: %s', (_, text) => {
  expect(reaches(text)).toBe(true);
});

test.each([
  ['a name with an at sign', 'var m = new @HttpRequestMessage(HttpMethod.Get, h);'],
  ['a member with an at sign', 'r.@RequestUri = u;'],
  ['a name from the global space', 'var m = new global::System.Net.Http.HttpRequestMessage(HttpMethod.Get, h);'],
  ['more of a host', `var b = new UriBuilder(${request}.RequestUri); b.Host += ".evil"; ${request}.RequestUri = b.Uri;`],
  ['a host if there is none', 'b.Host ??= x;'],
  ['a user with the end of a host', `var b = new UriBuilder(${request}.RequestUri); b.UserName = "evil.net/";`],
  ['JSON', 'var m = JsonConvert.DeserializeObject<HttpRequestMessage>(text);'],
  ['JSON into the request', `JsonConvert.PopulateObject(text, ${request});`],
  ['JSON of any type', 'var m = JsonConvert.DeserializeObject<T>(text);'],
  ['an object of a token', 'var m = token.ToObject<T>();'],
  ['constructors', 'var m = all.GetConstructors()[2].Invoke(values);'],
  ['properties', 'var p = type.GetRuntimeProperty("RequestUr" + "i");'],
  ['the type of a thing', `var t = ${request}.GetType();`],
  ['a type by name', 'var t = typeof(X);'],
  ['an activator', 'var m = Activator.CreateInstance(t);'],
  ['late binding', `dynamic r = ${request};`],
  ['a generic method', 'var m = Make<HttpRequestMessage>();'],
  ['a cast', 'var m = (HttpRequestMessage)thing;'],
  ['a class of its own', 'class R : HttpRequestMessage { }'],
  ['an address in an argument', `var u = Uri.TryCreate(x, UriKind.Absolute, out y);`],
  ['a request as text', 'var m = await content.ReadAsHttpRequestMessageAsync();'],
  ['the request of an answer', 'await this.Context.SendAsync(response.RequestMessage, token);'],
  ['an own request', 'class C { public string RequestUri => "x"; }'],
  ['a tuple', '(b.Path, b.Port) = (x, 1);'],
  ['a document by its address', 'document.Load(x);'],
  ['a header', `${request}.Headers.Host = "evil.net";`],
  ['a header by name', `${request}.Headers.Add("host", "evil.net");`],
  ['a header by a joined name', `${request}.Headers.TryAddWithoutValidation("Ho" + "st", "evil.net");`],
  ['a header by a variable', `${request}.Headers.Add(name, "evil.net");`],
  ['headers under another name', `var all = ${request}.Headers; all.Add(name, x);`],
  ['headers that are not named', 'all.TryAddWithoutValidation(name, x);'],
])('what may make a request in another way can reach anything: %s', (_, text) => {
  expect(reaches(text)).toBe(true);
});

test.each([
  ['JSON of a plain type', 'var o = JsonConvert.DeserializeObject<JObject>(text); var n = o["n"].ToObject<int?>();'],
  [
    'a header by its name',
    `${request}.Headers.Add("X-Version", "2"); ${request}.Headers.Authorization = new AuthenticationHeaderValue("Bearer", t);`,
  ],
  ['names of spaces', 'using System.Net.Http.Headers;'],
  ['regions', '#region The "main" part\nx();\n  #endregion\n#nullable enable'],
  ['a string with plain holes', 'var s = $"{a}/{b["id"]}: {d:yyyy-MM-dd} {(c ? "x" : "y")} {{}}";'],
  ['strings that look like code', 'var s = "new HttpClient(); // \\" \\u0068"; var c = \'"\'; var v = @"a""b\\"; /* dynamic */'],
  ['parameters', 'private async Task<HttpRequestMessage> Copy(HttpRequestMessage from, string to) { UriBuilder b = new UriBuilder(); }'],
  ['an escaped part', 'var s = System.Uri.EscapeDataString(x) + Uri.UnescapeDataString(y);'],
  ['reading', `var path = ${request}.RequestUri.AbsolutePath; if (${request}.RequestUri.Host != x) { return; }`],
  ['the sample', readFileSync(new URL('../../certified-connectors/Tailspin Flight Log/script.csx', import.meta.url), 'utf8')],
])('plain ways to write a script are known: %s', (_, text) => {
  expect(reaches(text)).toBe(false);
});

test('whatever a script holds, offsets stay; whatever a comment holds, it ends with its line', () => {
  const piece = fc.constantFrom('"', '$"', '@"', '$@"', "'", '\\', '/*', '*/', '//', '{', '}', '#region', 'a', ' ', ':', 'é', '"""');
  const end = fc.constantFrom('\n', '\r', '\u0085', '\u2028', '\u2029');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), end, (pieces, newLine) => {
      const any = `${pieces.join('')}${newLine}${pieces.join('')}`;
      const { code, uncommented, text } = parseScript('script.csx', new TextEncoder().encode(any));
      expect([text, code.length, uncommented.length]).toEqual([any, any.length, any.length]);
      expect(reaches(`// ${pieces.join('')}${newLine}${hidden}`)).toBe(true);
    }),
  );
});
