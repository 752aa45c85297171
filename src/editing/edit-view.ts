import type { Judgement } from '../certify/certify.ts';
import { isFileRepair } from '../certify/file-repairs.ts';
import type { Finding } from '../certify/finding.ts';
import { type Connector, titleOf } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { pathOf, pointerOf } from '../connector/place.ts';
import { shortLabel } from '../connector/short-label.ts';
import { problemOfText } from './apply-change.ts';
import { definitionFields, propertiesFields, securityFields } from './fields.ts';
import { operationFields, operationTitle } from './operation-fields.ts';
import { findingPlacer } from './place-findings.ts';
import type { EditField, EditOperation, EditView, FileKind, HeldFiles, PlacedFinding } from './protocol.ts';

/** The names of the three files in the folder. */
export type FileNames = Readonly<Record<FileKind, string>>;

/** What the page shows of a connector with these texts, after it was judged. `open` is the pointer of the operation to show. */
export function editView(connector: Connector, judgement: Judgement, files: HeldFiles, names: FileNames, open: string | null): EditView {
  const problems = (['definition', 'properties'] as const).flatMap((file) => {
    const text = files[file]?.text ?? '';
    const sentence = text === '' ? undefined : problemOfText(names[file], text);
    return sentence === undefined ? [] : [{ file, sentence }];
  });
  const isStrict = (file: FileKind): boolean => (files[file]?.text ?? '') !== '' && !problems.some((one) => one.file === file);
  const definition = isStrict('definition') ? connector.definition : undefined;
  const properties = isStrict('properties') ? connector.properties : undefined;
  const operations = connector.definition?.operations ?? [];
  const pointers = new Map(operations.map((operation) => [pointerOf(pathOf(operation.place)), operation]));
  const opened = open === null ? undefined : pointers.get(open);
  const fields: EditField[] = [
    ...(definition === undefined ? [] : definitionFields(definition.value)),
    ...(properties === undefined ? [] : propertiesFields(properties.document)),
    ...securityFields(definition?.value, properties?.document, properties),
    ...(definition === undefined || opened === undefined ? [] : operationFields(definition, opened)),
  ];
  const placeOf = findingPlacer(fields, ({ path }) => pointerOf(path), [...pointers.keys()]);
  const repairs = repairsOf(judgement, names);
  const findings = judgement.report.findings.map((finding): PlacedFinding => {
    const kind = (['definition', 'properties', 'readme'] as const).find((one) => names[one] === finding.location.file);
    const { ruleId, severity, message, fix } = finding;
    const repair = repairs.has(finding) ? findingKey(finding) : null;
    const file = finding.location.file;
    return {
      ...{ ruleId, severity, message, fix, repair, file },
      where: whereIs(finding),
      ...placeOf(finding, kind),
      isAccepted: finding.accepted !== undefined,
    };
  });
  const counts = new Map<string, number>();
  for (const { operation } of findings) if (operation !== null) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  const { report } = judgement;
  return {
    title: shortLabel(titleOf(connector)),
    verdict: report.verdict === 'pass' ? 'pass' : 'fail',
    fields,
    operations: [...pointers].map(([pointer, operation]) => operationLine(pointer, operation, counts.get(pointer) ?? 0)),
    open: opened === undefined ? null : open,
    findings,
    problems,
  };
}

/** A finding by what it says and where: names it for a repair while the texts stay the same. */
export function findingKey({ ruleId, message, location: { file, pointer, line, column } }: Finding): string {
  return JSON.stringify([ruleId, file, pointer ?? null, line ?? null, column ?? null, message]);
}

/** The findings that a repair of one of the three texts would make go. */
function repairsOf({ proposals }: Judgement, names: FileNames): ReadonlySet<Finding> {
  const edited = new Set(Object.values(names));
  return new Set(
    proposals()
      .filter(({ finding, steps }) => edited.has(finding.location.file) && !steps.some(({ repair }) => isFileRepair(repair)))
      .map(({ finding }) => finding),
  );
}

function whereIs({ location: { file, line, column } }: Finding): string {
  return line === undefined ? (file === '.' ? 'the folder' : file) : `${file}, line ${line}, column ${column ?? 1}`;
}

function operationLine(pointer: string, operation: Operation, findings: number): EditOperation {
  const { trigger, methodKey, path, isInternal } = operation;
  return {
    pointer,
    title: shortLabel(operationTitle(operation)),
    line: shortLabel(`${methodKey.toUpperCase()} ${path}`),
    kind: trigger === undefined ? 'action' : `${trigger} trigger`,
    isInternal,
    findings,
  };
}
