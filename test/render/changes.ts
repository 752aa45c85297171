import type { DiffEntry, DiffReport } from '../../src/change/diff-report.ts';

/** A breaking change with everything in it; a test says only what it is about. */
export function change(members: Partial<DiffEntry> = {}): DiffEntry {
  return {
    ruleId: 'change-output-type',
    codes: ['OutputFieldTypeChanged'],
    severity: 'error',
    breaking: true,
    updateClass: 'major',
    sensitive: null,
    message: "Output 'count' of ListThings was of type integer and is now of type string.",
    fix: 'Restore the type, or add a new operation.',
    operation: 'ListThings',
    old: 'integer',
    new: 'string',
    fingerprint: '0123456789abcdef0123456789abcdef',
    location: { file: 'apiDefinition.swagger.json', pointer: '/definitions/Things/properties/count/type', line: 131, column: 19 },
    previous: { file: 'apiDefinition.swagger.json', pointer: '/definitions/Things/properties/count/type', line: 96, column: 19 },
    ...members,
  };
}

export function diffReport(changes: readonly DiffEntry[], members: Partial<DiffReport> = {}): DiffReport {
  return {
    schemaVersion: 1,
    updateClass: changes.length === 0 ? 'none' : 'major',
    sensitive: [],
    breaking: changes.some(({ breaking }) => breaking),
    reasons: [],
    changes,
    notCompared: [],
    ...members,
  };
}

const host = change({
  ruleId: 'change-host',
  codes: [],
  severity: 'info',
  breaking: false,
  sensitive: 'host',
  message: 'The host was "things.northwindtraders.com" and is now "api.northwindtraders.com".',
  fix: 'Confirm that the old address keeps working.',
  operation: null,
  old: 'things.northwindtraders.com',
  new: 'api.northwindtraders.com',
  location: { file: 'apiDefinition.swagger.json', pointer: '/host', line: 13, column: 11 },
  previous: { file: 'apiDefinition.swagger.json', pointer: '/host', line: 13, column: 11 },
});

/** Breaking changes of two operations and of the connector, and others of several kinds: shown in every format. */
export const sample: DiffReport = diffReport(
  [
    host,
    ...['GetThing', 'FindThings'].map((operation, index) =>
      change({
        ruleId: 'change-operation-added',
        codes: [],
        severity: 'info',
        breaking: false,
        updateClass: 'major',
        message: `Operation ${operation} is new.`,
        fix: '',
        operation,
        old: null,
        new: operation,
        location: { file: 'apiDefinition.swagger.json', pointer: `/paths/~1things~1${index}/get`, line: 20 + index, column: 14 },
        previous: { file: 'apiDefinition.swagger.json', pointer: '/paths', line: 18, column: 12 },
      }),
    ),
    change({
      ruleId: 'change-operation-removed',
      codes: ['OperationDeleted'],
      message: 'Operation DeleteThing (DELETE /things/{id}) is gone.',
      fix: 'Keep the operation and mark it as deprecated.',
      operation: 'DeleteThing',
      old: 'DeleteThing',
      new: null,
      location: { file: 'apiDefinition.swagger.json', pointer: '/paths', line: 18, column: 12 },
      previous: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things~1{id}/delete', line: 80, column: 17 },
    }),
    change(),
    change({
      ruleId: 'change-enum-value-removed',
      codes: [],
      message: 'Input \'colour\' of ListThings no longer takes "red".',
      fix: 'Keep the value.',
      old: ['red', 'green', 'blue'],
      new: ['green', 'blue'],
      location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get/parameters/0/enum', line: 40, column: 17 },
      previous: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get/parameters/0/enum', line: 40, column: 17 },
    }),
    change({
      ruleId: 'change-connection-parameter-removed',
      codes: ['ConnectionParametersRemoved'],
      message: "Connection parameter 'key' is gone.",
      fix: 'Keep the parameter.',
      operation: null,
      old: 'key',
      new: null,
      sensitive: 'connection-parameters',
      location: { file: 'apiProperties.json', pointer: '/properties/connectionParameters', line: 3, column: 29 },
      previous: { file: 'apiProperties.json', pointer: '/properties/connectionParameters/key', line: 4, column: 14 },
    }),
  ],
  {
    sensitive: ['connection-parameters', 'host'],
    reasons: [
      { of: 'major', count: 7, messages: ['Operation DeleteThing (DELETE /things/{id}) is gone.'] },
      { of: 'connection-parameters', count: 1, messages: ["Connection parameter 'key' is gone."] },
      { of: 'host', count: 1, messages: [host.message] },
    ],
  },
);
