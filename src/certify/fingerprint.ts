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
  const taken = new Set<string>();
  const repeated = new Map<string, number>();
  return findings.map(({ ruleId, message, location: { file, pointer } }) => {
    const place = pointer === undefined ? '' : `#${stableIn.get(file)?.(pointer) ?? pointer}`;
    // With their lengths, texts that strangers write cannot run into each other.
    const key = `${ruleId}\n${id}\n${file.length} ${file}\n${place.length} ${place}\n${subjectOf(message)}`;
    const digest = digestOf(key);
    const before = taken.size;
    if (taken.add(digest).size > before) return digest;
    const nth = (repeated.get(digest) ?? 1) + 1;
    repeated.set(digest, nth);
    return digestOf(`${nth}\n${key}`);
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

/** What a pointer goes through. */
interface Step {
  /** How pointers into it begin. */
  readonly start: string;
  readonly value: JsonValue | undefined;
  /** Up to so many letters of the pointer, its items are named by what they are: thus. */
  readonly named: number;
  readonly stable: string;
}

/**
 * Answers pointers with pointers whose items are named by what they are, where they are anything: positions change with every item put
 * in before. Findings come in the order of the file: what a pointer shares with the one before is named already.
 */
function pointerNamer(document: JsonValue | undefined): (pointer: string) => string {
  const root: Step = { start: '/', value: document, named: 0, stable: '' };
  const steps: Step[] = [];
  let last = { pointer: '', stable: '' };
  return (pointer) => {
    // Most places lie in no list at all, and many findings in a row have one place.
    if (!/\/\d/.test(pointer)) return pointer;
    if (last.pointer !== pointer) last = { pointer, stable: stableOf(pointer) };
    return last.stable;
  };

  function stableOf(pointer: string): string {
    let step = steps.at(-1) ?? root;
    while (step !== root && !pointer.startsWith(step.start)) {
      steps.pop();
      step = steps.at(-1) ?? root;
    }
    for (;;) {
      const from = step.start.length;
      const slash = pointer.indexOf('/', from);
      const end = slash === -1 ? pointer.length : slash;
      const value = valueAt(step.value, [keyOf(pointer.slice(from, end))]);
      const identity = isArray(step.value) ? identityOf(value) : undefined;
      let { named, stable } = step;
      if (identity !== undefined) {
        stable += pointer.slice(named, from - 1) + pointerOf([identity]);
        named = end;
      }
      if (slash === -1) return stable + pointer.slice(named);
      step = { start: pointer.slice(0, slash + 1), value, named, stable };
      steps.push(step);
    }
  }
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
  if (!/\d/.test(message) || !/^[^"\d]*(?:"[^"]*"[^"\d]*)*\d/.test(message)) return message;
  return message
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(/\d[\d.,]*/g, '#') : part))
    .join('"');
}
