import type { DiffEntry, DiffReport } from '../src/change/diff-report.ts';

/** What a crude comparison, made before these rules, says about a pair: how many of a kind, and up to five of them. */
export interface CrudeFact {
  readonly n: number;
  readonly sample: readonly (string | readonly [string, string])[];
}

/** The facts of one pair by their kind; `version` holds both versions, `breaking` the kinds that may break flows. */
export type CrudeFacts = Readonly<Record<string, CrudeFact | boolean | readonly string[]>>;

/** What an operation or field hides from flows is told by one rule each, whatever changed in it. */
const hidden = ['change-hidden-operation', 'change-hidden-field'];

/** The rules that tell what a fact of each kind is about. Kinds that are not here are judged by the report as a whole. */
export const rulesOfFact: Readonly<Record<string, readonly string[]>> = {
  opsRemoved: ['change-operation-removed', 'change-hidden-operation'],
  opsRenamed: ['change-operation-removed', 'change-hidden-operation'],
  opsPathChanged: ['change-path-template', 'change-method', 'change-hidden-operation'],
  opsAdded: ['change-operation-added', 'change-hidden-operation'],
  opsNewlyDeprecated: ['change-operation-deprecated', 'change-hidden-operation'],
  opsHiddenOrTriggerChanged: ['change-operation-hidden', 'change-trigger-kind'],
  paramsRemoved: ['change-parameter-removed', 'change-parameter-location', 'change-parameter-type', 'change-body-name', ...hidden],
  paramsAdded: ['change-input-added', 'change-required-parameter-added', 'change-parameter-location', 'change-body-name', ...hidden],
  paramsAddedRequired: [
    'change-required-parameter-added',
    'change-input-added',
    'change-parameter-location',
    'change-body-name',
    ...hidden,
  ],
  paramsMadeRequired: ['change-parameter-required', 'change-input-requirement', ...hidden],
  paramsMadeOptional: ['change-input-requirement', ...hidden],
  paramTypeChanged: ['change-parameter-type', 'change-field-format', 'change-enum-added', ...hidden],
  respPropsRemoved: ['change-output-removed', 'change-output-type', ...hidden],
  respPropsAdded: ['change-output-added', 'change-output-type', ...hidden],
  respTypeChanged: ['change-output-type', 'change-field-format', ...hidden],
  hostChanged: ['change-host'],
  basePathChanged: ['change-base-path'],
  securityChanged: ['change-security-definition', 'change-security-requirement'],
  securityKindsChanged: ['change-authentication-removed', 'change-security-definition'],
  titleChanged: ['change-title'],
  versionChanged: ['change-version'],
};

/** What of a fact the report does not tell; empty when it tells all that the fact names. */
export function untold(kind: string, fact: CrudeFacts[string], { changes }: DiffReport): readonly string[] {
  const rules = rulesOfFact[kind] ?? [];
  const told = changes.filter(({ ruleId }) => rules.includes(ruleId));
  if (typeof fact === 'boolean') return !fact || told.length > 0 ? [] : [kind];
  if (!('sample' in fact)) return [];
  return fact.sample
    .map((item) => (typeof item === 'string' ? item : item[0]))
    .filter((item) => !told.some((change) => isAbout(change, item, kind)));
}

/** True when a change is about an operation, or about a field of it or something that the field is part of: `Op query:x`, `Op body.a.[].b`. */
function isAbout({ ruleId, operation, message }: DiffEntry, item: string, kind: string): boolean {
  if (item === operation) return true;
  if (operation === null || !item.startsWith(`${operation} `)) return false;
  if (ruleId === 'change-hidden-operation') return true;
  const field = item.slice(operation.length + 1);
  if (ruleId === 'change-body-name') return field.startsWith('body:');
  return labelsOf(kind.startsWith('resp') ? outputLabel(field) : inputLabel(field)).some((label) => message.includes(`'${label}'`));
}

function inputLabel(field: string): string {
  const written = field.replace(/ \S*->\S*$/, '').replaceAll('.[]', '[]');
  if (written.startsWith('body:')) return 'body';
  return written.replace(/^(?:query|header|path|formData):/, '');
}

function outputLabel(field: string): string {
  const written = field.replace(/ \S*->\S*$/, '').replaceAll('.[]', '[]');
  if (written === '$') return 'body';
  return written.startsWith('[]') ? `body${written}` : `body.${written}`;
}

/** A field and everything it is part of: where a part is gone or new, what it held is not told. */
function labelsOf(label: string): string[] {
  const labels = [label];
  for (let at = label.length - 1; at > 0; at -= 1) if (label[at] === '.' || label[at] === '[') labels.push(label.slice(0, at));
  return labels;
}
