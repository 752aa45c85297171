import type { Versions } from '../../src/connector/versions.ts';
import { connectorDifferences } from './connector-differences.ts';
import { fileVersions, isSameFile } from './file-versions.ts';
import { isSameButTexts } from './same-but-texts.ts';
import type { Topic } from './topics.ts';

/** True when the versions differ in more than texts: in what a flow calls, sends or gets, or in how a maker connects or finds the connector. */
export function hasChangedMeaning(versions: Versions): boolean {
  return (
    connectorDifferences(versions).some(({ topic }) => !wordsAlone.has(topic)) ||
    fileVersions(versions).some((file) => file.role === 'script' && !isSameFile(file)) ||
    (versions.definitions !== undefined && !isSameButTexts(versions.definitions.before, versions.definitions.after))
  );
}

const wordsAlone: ReadonlySet<Topic> = new Set<Topic>(['version', 'text', 'contact', 'metadata', 'connection-parameter-order']);
