import { createHash } from 'node:crypto';
import type { ChangeMeaning, Rule } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { existingPath, pathOf, pointerOf } from '../connector/place.ts';
import { versionsOf } from '../connector/versions.ts';
import { briefKey } from './brief-key.ts';
import type { Finding, Location } from './finding.ts';
import { findingsOf } from './findings.ts';
import { valueShortener } from './shown-value.ts';
import { type ObservedChange, walkVersions } from './walk-versions.ts';

/** One difference between two versions of a connector, told in the newer one's terms. */
export interface Change extends Omit<ChangeMeaning, 'isBoundToFiles'> {
  readonly finding: Finding;
  /** The operation it belongs to; `undefined` for what belongs to the whole connector. */
  readonly operation: string | undefined;
  /** What it was and is now; of a long value the beginning, with a digest. */
  readonly old: JsonValue | undefined;
  readonly new: JsonValue | undefined;
  /** Where it was in the older version. */
  readonly previous: Location;
  /**
   * 32 hexadecimal digits that name this change of this connector: rule, operation, field, old and new value. It stays the same when
   * something else changes or the files are written differently; of a change that is bound to the files it does not.
   */
  readonly fingerprint: string;
}

/** Compares versions of connectors by a fixed list of rules. */
export interface Comparer {
  /** What changed, in the order of the newer version's files. Never throws for what the connectors hold. */
  readonly compare: (before: Connector, after: Connector) => readonly Change[];
}

/** Makes a comparer from those of the rules that tell changes; `program: 'any'` uses them whatever programme they are for. */
export function comparerOf(rules: readonly Rule[], programs: 'own' | 'any' = 'own'): Comparer {
  const telling = rules.filter(({ change }) => change !== undefined);
  return {
    compare: (before, after) => {
      const asked =
        programs === 'any' ? telling : telling.filter((rule) => [before, after].some(({ program }) => rule.programs.includes(program)));
      const found = findingsOf(after, walkVersions(versionsOf(before, after), asked), ({ subject }) => subject);
      const previous = previousLocations(
        before,
        found.map(({ observed }) => observed),
      );
      const id = connectorId(after.name, after.program);
      const seen = new Map<string, number>();
      const shorten = valueShortener();
      let files: string | undefined;
      const digestOfFiles = (): string => (files ??= filesDigest(before, after));
      return found.flatMap(({ observed, finding }, index): Change[] => {
        const { rule, observation, operation } = observed;
        if (rule.change === undefined) return [];
        const { isBoundToFiles, ...meaning } = rule.change;
        const [old, now] = [shorten(observation.old), shorten(observation.new)];
        const bound = isBoundToFiles ? [digestOfFiles()] : [];
        const identity = JSON.stringify([rule.id, id, operation ?? null, observed.subject, old ?? null, now ?? null, ...bound]);
        const key = briefKey(identity);
        const occurrence = (seen.get(key) ?? 0) + 1;
        seen.set(key, occurrence);
        return [
          {
            ...meaning,
            finding,
            operation,
            old,
            new: now,
            previous: previous[index] ?? { file: '.' },
            fingerprint: sha256(`${identity} ${occurrence}`).slice(0, 32),
          },
        ];
      });
    },
  };
}

/** Names definition and properties of both versions by their bytes; what is not read, by its kind and size. */
function filesDigest(before: Connector, after: Connector): string {
  const entries = [before.definitionEntry, before.propertiesEntry, after.definitionEntry, after.propertiesEntry];
  const named = entries.map((entry) => entry && [entry.kind, entry.size, entry.bytes && sha256(entry.bytes)]);
  return sha256(JSON.stringify(named));
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Places in the older version, cut to what exists there; lines are looked up once per file. */
function previousLocations(before: Connector, observed: readonly ObservedChange[]): Location[] {
  const locations: Location[] = observed.map(({ previous: { file } }) => ({ file }));
  for (const file of [before.definitionFile, before.propertiesFile]) {
    if (file?.value === undefined) continue;
    const placed = observed.flatMap(({ previous }, index) =>
      previous.file === file.name && previous.place ? [{ index, path: existingPath(file.value, pathOf(previous.place)) }] : [],
    );
    for (const [at, position] of file.positionsOf(placed.map(({ path }) => path)).entries()) {
      const one = placed[at];
      if (one !== undefined) locations[one.index] = { file: file.name, pointer: pointerOf(one.path), ...position };
    }
  }
  return locations;
}
