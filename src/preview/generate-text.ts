import { textsMatching } from './generate-pattern.ts';
import type { Shape } from './generate-shape.ts';

/** Where a value is written: a path takes no empty text and no slash, a header only ASCII without blanks around it. */
export type Where = 'path' | 'query' | 'header' | 'formData' | 'body';

/** Texts of known formats; each has at least two, so that calls differ. */
const formats: Readonly<Record<string, readonly string[] | undefined>> = Object.assign(Object.create(null), {
  'date-time': ['2026-01-31T23:59:59Z', '2024-02-29T00:00:00.123+02:00', '2026-07-01T08:30:00Z'],
  date: ['2026-01-31', '2024-02-29'],
  'date-no-tz': ['2026-01-31T08:30:00', '2024-02-29T00:00:00'],
  time: ['08:30:00Z', '23:59:59Z'],
  uuid: ['6f9619ff-8b86-4011-b42d-00c04fc964ff', '00000000-0000-4000-8000-000000000001'],
  email: ['megan@contoso.com', 'first.last+orders@northwindtraders.com'],
  uri: ['https://www.contoso.com/', 'https://example.com/orders/42?state=open&page=2'],
  hostname: ['www.contoso.com', 'example.com'],
  ipv4: ['192.0.2.1', '198.51.100.255'],
  ipv6: ['2001:db8::1', '::1'],
  byte: ['Q29udG9zbw==', 'AAECAwQ='],
  binary: ['Contoso', 'plain bytes'],
  html: ['<p>Contoso</p>', 'Contoso'],
  phone: ['+1 555 0100', '+44 20 7946 0000'],
});
const alike: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  datetime: 'date-time',
  guid: 'uuid',
  url: 'uri',
  'uri-reference': 'uri',
  base64: 'byte',
});

const words = ['Contoso', 'Fabrikam', 'Northwind', 'Tailspin'];
/** Characters that must be encoded on their way, and letters beyond ASCII. */
const unusual = ['Tea & cake, 50% off? #1', 'Grüße aus Łódź 東京'];
/** Longer texts are not made, not even where a schema asks for them. */
export const longestText = 10_000;

/** Different texts that a shape takes, the most usual first: its format, its pattern, and both limits of its length. May be empty. */
export function textsFor(shape: Shape, where: Where, seed: number): string[] {
  const { minLength, maxLength, patterns } = shape;
  const format = formats[alike[shape.format] ?? shape.format];
  const least = Math.max(minLength, where === 'path' ? 1 : 0);
  const most = Math.min(maxLength, longestText);
  let texts: readonly string[];
  if (patterns.length > 0) texts = patterns.length === 1 ? textsMatching(patterns[0] ?? '', least, most) : [];
  else texts = format ?? plainTexts(least, most, where, seed, minLength > 0, Number.isFinite(maxLength));
  return [...new Set(texts)].filter((text) => fits(text, least, most));
}

/** A length counts characters, not halves of them. */
function fits(text: string, least: number, most: number): boolean {
  const length = [...text].length;
  return length >= least && length <= most;
}

function plainTexts(least: number, most: number, where: Where, seed: number, hasLeast: boolean, hasMost: boolean): string[] {
  if (least > most) return [];
  const word = words[seed % words.length] ?? 'Contoso';
  const others = words.filter((other) => other !== word);
  return [
    sized(word, least, most),
    ...(hasLeast ? [sized('', least, least)] : []),
    ...(hasMost ? [sized('', most, most)] : []),
    ...others.slice(0, 1).map((other) => sized(other, least, most)),
    ...(where === 'path' || where === 'header' ? [] : unusual),
  ];
}

/** The text made as long as it must be, or cut as short. */
function sized(text: string, least: number, most: number): string {
  const filler = 'abcdefghij';
  return (text + filler.repeat(Math.ceil(Math.max(0, least - text.length) / filler.length))).slice(
    0,
    Math.max(least, Math.min(text.length, most)),
  );
}
