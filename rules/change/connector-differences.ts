import { remembered } from '../../src/connector/remembered.ts';
import type { Versions } from '../../src/connector/versions.ts';
import type { Observation } from '../define.ts';
import { connectionDifferences } from './connection-differences.ts';
import { definitionDifferences } from './definition-differences.ts';
import { policyDifferences } from './policy-differences.ts';
import { propertiesDifferences } from './properties-differences.ts';
import { tell } from './tell.ts';
import type { ConnectorDifference, Topic } from './topics.ts';

/** Everything that differs in definition and properties outside of operations, each with the topic it belongs to. */
export const connectorDifferences = remembered((versions: Versions): readonly ConnectorDifference[] => [
  ...definitionDifferences(versions),
  ...propertiesDifferences(versions),
  ...connectionDifferences(versions),
  ...policyDifferences(versions),
]);

/** What a rule about one topic has to say. */
export function* tellTopic(versions: Versions, topic: Topic): Iterable<Observation> {
  for (const difference of connectorDifferences(versions)) if (difference.topic === topic) yield tell(difference, versions);
}
