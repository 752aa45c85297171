import type { JsonValue } from '../connector/json-value.ts';

/** The formats of strings that are held against a definition; every expression takes time in proportion to the text. */
const formats = {
  'date-time': /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  uuid: /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i,
  guid: /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i,
  byte: /^[\w+/-]*={0,2}\s*$/,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z\d+.-]*:\S*$/i,
} as const;

export type KnownFormat = keyof typeof formats;

/** True for the formats that `formatProblem` judges; all others say nothing that could be judged. */
export function isKnownFormat(format: JsonValue | undefined): format is KnownFormat {
  return typeof format === 'string' && Object.hasOwn(formats, format);
}

/** Says how a text is not of the format, `undefined` when it is. A date and time without a zone is let through: services write them so. */
export function formatProblem(format: KnownFormat, text: string): string | undefined {
  const isWell = formats[format].test(text) && (format !== 'date' && format !== 'date-time' ? true : isDay(text.slice(0, 10)));
  return isWell ? undefined : `is no ${format}, and the definition says it is`;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
