import type { Observation, Rule, Run, VersionKind } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { changedInputs, changedOutputs, type OperationField } from '../connector/operation-fields.ts';
import { below, type Place, root } from '../connector/place.ts';
import type { OperationVersions, Versions } from '../connector/versions.ts';
import { observationsIn } from './observations.ts';
import type { Observed } from './walk.ts';

/** A change that a rule saw, and where it was in the older version. */
export interface ObservedChange extends Observed {
  /** The operation it belongs to. */
  readonly operation: string | undefined;
  /** What tells it from other changes that the same rule sees in the same operation or connector. */
  readonly subject: string;
  readonly previous: { readonly file: string; readonly place: Place | undefined };
}

interface Node {
  readonly operation?: string;
  readonly subject: string;
  readonly place?: Place | undefined;
  readonly previous?: Place | undefined;
}

/** As many changes of one rule are told; a rewritten definition has 4,000 of a kind, and nobody reads more. That some are left out is told. */
const mostOfOneRule = 10_000;

/** Compares two versions: everything that the rules about changes saw. The versions of a connector with itself give nothing. */
export function walkVersions(versions: Versions, rules: readonly Rule[]): ObservedChange[] {
  const observed: ObservedChange[] = [];
  const byKind = new Map<VersionKind, Rule[]>();
  for (const rule of rules) for (const kind of rule.given) if (isVersionKind(kind)) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  const told = new Map<Rule, number>();
  const cut = new Set<string>();
  const run: Run = { program: versions.after.program, cut };
  const visit = (kind: VersionKind, value: unknown, context: unknown, node: Node): void => {
    for (const rule of byKind.get(kind) ?? []) {
      if (rule.when?.(value as never, context as never) === false) continue;
      for (const observation of observationsIn(rule.check(value as never, context as never, run))) {
        const count = (told.get(rule) ?? 0) + 1;
        told.set(rule, count);
        if (count > mostOfOneRule) {
          cut.add(rule.id);
          break;
        }
        observed.push(observedChange(rule, observation, node, versions));
      }
    }
  };

  for (const operation of versions.operations) {
    const { before, after } = operation;
    if (before && after && versions.definitions?.isUntouched(before, after)) continue;
    const node = { operation: operation.name, subject: '', place: placeOf(operation), previous: operation.before?.place };
    visit('operation-versions', operation, versions, node);
    if (operation.before === undefined || operation.after === undefined || operation.before.isInternal) continue;
    const field = (one: OperationField): Node => ({
      operation: operation.name,
      subject: one.label,
      place: one.after?.place ?? one.site,
      previous: one.before?.place ?? operation.before.place,
    });
    for (const one of changedInputs(operation)) visit('input-versions', one, operation, field(one));
    for (const one of changedOutputs(operation)) visit('output-versions', one, operation, field(one));
  }
  // Only now it is known whether all was told; what concerns the whole connector stands first all the same.
  const ofOperations = observed.splice(0);
  visit('versions', versions, versions, { subject: '' });
  return observed.concat(ofOperations);
}

const versionKinds: readonly string[] = ['versions', 'operation-versions', 'input-versions', 'output-versions'] satisfies VersionKind[];

function isVersionKind(kind: string): kind is VersionKind {
  return versionKinds.includes(kind);
}

/** Where the newer version has the operation, or would have it: places that do not exist are told at their nearest parent. */
function placeOf({ before, after }: OperationVersions): Place | undefined {
  if (after !== undefined) return after.place;
  return before && below(root, 'paths', before.path, before.methodKey);
}

function observedChange(rule: Rule, observation: Observation, node: Node, versions: Versions): ObservedChange {
  const isNode = node.place !== undefined;
  return {
    rule,
    observation,
    place: node.place,
    file: isNode ? definitionName(versions.after) : '.',
    operation: node.operation,
    subject: observation.subject ?? node.subject,
    previous: previousOf(observation, node, isNode ? definitionName(versions.before) : '.'),
  };
}

/** Where it was: as the rule says, else at the same place of the older node or file. */
function previousOf({ previous, at, place, file }: Observation, node: Node, definition: string): ObservedChange['previous'] {
  if (previous !== undefined) {
    const base = previous.place ?? (previous.file === undefined ? node.previous : undefined) ?? root;
    return { file: previous.file ?? definition, place: below(base, ...(previous.at ?? [])) };
  }
  if (node.place === undefined) return { file: file ?? definition, place: at && below(root, ...at) };
  return { file: definition, place: node.previous && below(node.previous, ...(place === undefined ? (at ?? []) : [])) };
}

function definitionName({ definitionFile }: Connector): string {
  return definitionFile?.name ?? '.';
}
