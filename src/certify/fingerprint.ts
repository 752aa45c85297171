import { hash } from 'node:crypto';
import type { Connector } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import { isArray, isObject, type JsonValue, own } from '../connector/json-value.ts';
import { parsePointer, pointerOf, valueAt } from '../connector/place.ts';
import type { Finding } from './finding.ts';
import type { ConnectorReport } from './report.ts';

/**
 * One fingerprint for each finding, in their order: 32 hex digits that stay when lines move, members change places, items are put in
 * before, or a number in the words changes, and that no other finding of the connector has. They name rule, connector, file, place
 * and subject. What is the same in all of these is numbered in the order given, which should be that of a report.
 */
export function fingerprintsOf(connector: Connector, findings: readonly Finding[]): string[] {
  const id = connectorId(connector.name, connector.program);
  const stableIn = new Map<string, (pointer: string) => string>();
  for (const file of [connector.definitionFile, connector.propertiesFile]) if (file) stableIn.set(file.name, pointerNamer(file.value));
  const seen = new Map<string, number>();
  return findings.map(({ ruleId, message, location: { file, pointer } }) => {
    const place = pointer === undefined ? '' : `#${stableIn.get(file)?.(pointer) ?? pointer}`;
    // With their lengths, texts that strangers write cannot run into each other.
    const key = `${ruleId}\n${id}\n${file.length} ${file}\n${place.length} ${place}\n${subjectOf(message)}`;
    const digest = digestOf(key);
    const nth = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, nth);
    return nth === 1 ? digest : digestOf(`${nth}\n${key}`);
  });
}

function digestOf(key: string): string {
  return hash('sha256', key, 'hex').slice(0, 32);
}

/** The report with the fingerprint of every finding. */
export function withFingerprints(connector: Connector, report: ConnectorReport): ConnectorReport {
  const fingerprints = fingerprintsOf(connector, report.findings);
  return {
    ...report,
    findings: report.findings.map((finding, index) => {
      const fingerprint = fingerprints[index];
      // A change is named by what it was and is, not by its place.
      return fingerprint === undefined || finding.fingerprint !== undefined ? finding : { ...finding, fingerprint };
    }),
  };
}

/**
 * Answers pointers with pointers whose items are named by what they are, where they are anything: positions change with every item put
 * in before. What many places share the beginning of is named once.
 */
function pointerNamer(document: JsonValue | undefined): (pointer: string) => string {
  const known = new Map<string, { readonly value: JsonValue | undefined; readonly stable: string }>([
    ['', { value: document, stable: '' }],
  ]);
  const named = (pointer: string): { readonly value: JsonValue | undefined; readonly stable: string } => {
    let node = known.get(pointer);
    if (node === undefined) {
      const slash = pointer.lastIndexOf('/');
      const parent = named(pointer.slice(0, slash));
      const key = keyOf(pointer.slice(slash + 1));
      const value = valueAt(parent.value, [key]);
      const identity = isArray(parent.value) ? identityOf(value) : undefined;
      node = { value, stable: parent.stable + (identity === undefined ? pointer.slice(slash) : pointerOf([identity])) };
      known.set(pointer, node);
    }
    return node;
  };
  // Findings come in the order of the file: many in a row have one place.
  let last: { readonly pointer: string; readonly stable: string } | undefined;
  return (pointer) => {
    // Most places lie in no list at all.
    if (last?.pointer !== pointer) last = { pointer, stable: /\/\d/.test(pointer) ? named(pointer).stable : pointer };
    return last.stable;
  };
}

/** The name that a step of a pointer spells. */
function keyOf(step: string): string {
  return step.includes('~') ? (parsePointer(`/${step}`)?.[0] ?? '') : step;
}

/** Members that tell one item of a list from the others, the first that an item has. */
const identifying = ['name', '$ref', 'operationId', 'templateId', 'value'] as const;

/** What an item of a list is; `undefined` when only its position tells. */
function identityOf(item: JsonValue | undefined): string | undefined {
  if (!isObject(item)) return wordOf(item) && `=${wordOf(item)}`;
  const member = identifying.find((name) => wordOf(own(item, name)) !== undefined);
  if (member === undefined) return undefined;
  const location = member === 'name' ? wordOf(own(item, 'in')) : undefined;
  return `${member}=${wordOf(own(item, member))}${location === undefined ? '' : `&in=${location}`}`;
}

/** A value as part of an identity: its beginning alone, because every finding below it repeats it. */
function wordOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 200) : value);
}

/** The words of a message; counts and sizes in it change without the finding being another. What stands in quotation marks is kept. */
function subjectOf(message: string): string {
  if (!/\d/.test(message)) return message;
  return message
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(/\d[\d.,]*/g, '#') : part))
    .join('"');
}
