import type { Versions } from '../../src/connector/versions.ts';
import type { Observation } from '../define.ts';
import { connectionDifferences } from './connection-differences.ts';
import { definitionDifferences } from './definition-differences.ts';
import { policyDifferences } from './policy-differences.ts';
import { propertiesDifferences } from './properties-differences.ts';
import { tell } from './tell.ts';
import type { ConnectorDifference, Topic } from './topics.ts';

const known = new WeakMap<Versions, readonly ConnectorDifference[]>();

/** Everything that differs in definition and properties outside of operations, each with the topic it belongs to. */
export function connectorDifferences(versions: Versions): readonly ConnectorDifference[] {
  const found = known.get(versions) ?? [
    ...definitionDifferences(versions),
    ...propertiesDifferences(versions),
    ...connectionDifferences(versions),
    ...policyDifferences(versions),
  ];
  known.set(versions, found);
  return found;
}

/** What a rule about one topic has to say. */
export function* tellTopic(versions: Versions, topic: Topic): Iterable<Observation> {
  for (const difference of connectorDifferences(versions)) if (difference.topic === topic) yield tell(difference, versions);
}
