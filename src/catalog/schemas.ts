import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import certification from '../certify/certification.schema.json' with { type: 'json' };
import waivers from '../certify/waivers.schema.json' with { type: 'json' };
import acknowledgements from '../connector/acknowledgements.schema.json' with { type: 'json' };
import publisherRecord from '../publisher/publisher.schema.json' with { type: 'json' };
import { faultSentence } from '../publisher/schema-fault.ts';
import catalog from './catalog.schema.json' with { type: 'json' };
import channel from './channel.schema.json' with { type: 'json' };
import common from './common.schema.json' with { type: 'json' };
import connector from './connector.schema.json' with { type: 'json' };
import event from './event.schema.json' with { type: 'json' };
import fileShard from './file-shard.schema.json' with { type: 'json' };
import index from './index.schema.json' with { type: 'json' };
import type { LedgerEvent } from './ledger.ts';
import list from './list.schema.json' with { type: 'json' };
import publisherEntry from './publisher-entry.schema.json' with { type: 'json' };
import publisherEvent from './publisher-event.schema.json' with { type: 'json' };
import type { PublisherEvent } from './publisher-events.ts';
import publisherProof from './publisher-proof.schema.json' with { type: 'json' };
import removed from './removed.schema.json' with { type: 'json' };
import report from './report.schema.json' with { type: 'json' };
import type { ChannelFile } from './store-state.ts';
import timestamp from './timestamp.schema.json' with { type: 'json' };
import trust from './trust.schema.json' with { type: 'json' };

/** The JSON Schemas of everything stored and published, by the name under which each is served (`/schema/<name>.schema.json`). */
export const schemas = {
  acknowledgements,
  catalog,
  certification,
  channel,
  common,
  connector,
  event,
  'file-shard': fileShard,
  index,
  list,
  publisher: publisherRecord,
  'publisher-entry': publisherEntry,
  'publisher-event': publisherEvent,
  'publisher-proof': publisherProof,
  removed,
  report,
  timestamp,
  trust,
  waivers,
} as const;

export type SchemaName = keyof typeof schemas;

export function isLedgerEvent(value: unknown): value is LedgerEvent {
  return validatorOf<LedgerEvent>('event')(value);
}

export function isPublisherEvent(value: unknown): value is PublisherEvent {
  return validatorOf<PublisherEvent>('publisher-event')(value);
}

export function isChannelFile(value: unknown): value is ChannelFile {
  return validatorOf<ChannelFile>('channel')(value);
}

/** What a schema says against a value, a sentence for each place; empty when nothing. */
export function problemsOf(name: SchemaName, value: unknown): string[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(sentenceOf);
}

/** The first thing a schema says against a value of strangers, which could make every one of a million places wrong; `undefined` when nothing. */
export function firstProblemOf(name: SchemaName, value: unknown): string | undefined {
  const validate = validatorOf(name, 'first');
  if (validate(value)) return undefined;
  return (validate.errors ?? []).map(sentenceOf).at(0) ?? 'it is not allowed.';
}

/** Letters of a place that are told: names of members that strangers write are part of it. */
const longestPath = 300;

function sentenceOf(error: ErrorObject): string {
  const { instancePath, params } = error;
  return `${instancePath.slice(0, longestPath) || '/'} ${faultSentence(error, params['allowedValues'] ?? params['allowedValue'])}.`;
}

const compiled = new Map<'all' | 'first', Ajv2020>();

/** Schemas are compiled when first asked for, and once for each way to tell what is wrong. */
function validatorOf<T>(name: SchemaName, told: 'all' | 'first' = 'all'): ValidateFunction<T> {
  let ajv = compiled.get(told);
  if (ajv === undefined) {
    ajv = new Ajv2020({ allErrors: told === 'all', allowUnionTypes: true });
    for (const schema of Object.values(schemas)) ajv.addSchema(schema);
    compiled.set(told, ajv);
  }
  const validate = ajv.getSchema<T>(`${name}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema '${name}'.`);
  return validate;
}
