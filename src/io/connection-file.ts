import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type CheckedSchema, parseCheckedJson } from '../connector/checked-json.ts';
import type { JsonObject } from '../connector/json-value.ts';
import { limits } from '../connector/limits.ts';
import { UserError } from '../connector/user-error.ts';

/** What a publisher fills in to try a service: kept in memory, never stored and never printed. */
export interface ConnectionFile {
  /** The connection parameter set, where the connector has several. */
  readonly set?: string;
  /** By the name of the connection parameter. */
  readonly values?: JsonObject;
  /** For OAuth: the token that a sign-in gave. */
  readonly accessToken?: string;
  /** Inputs that exist at the service, by operationId and then by the parameter's name. */
  readonly inputs?: JsonObject;
}

const schema: CheckedSchema = {
  type: 'object',
  properties: {
    set: { type: 'string' },
    values: { type: 'object' },
    accessToken: { type: 'string' },
    inputs: { type: 'object', additionalProperties: { type: 'object' } },
  },
  additionalProperties: false,
};

/** Reads the file of `--connection`. What is wrong is a `UserError` that holds nothing of it. */
export function readConnectionFile(path: string, cwd: string): ConnectionFile {
  const absolute = resolve(cwd, path);
  const facts = statSync(absolute, { throwIfNoEntry: false });
  if (facts === undefined) throw new UserError(`There is no file '${path}'.`);
  if (!facts.isFile() || facts.size > limits.fileBytes) throw new UserError(`'${path}' is no file that a connection can be read from.`);
  return parseCheckedJson<ConnectionFile>(basename(path), new Uint8Array(readFileSync(absolute)), schema).value;
}
