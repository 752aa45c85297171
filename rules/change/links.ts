import type { Connector } from '../../src/connector/connector.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { below, type Path, pathOf, root } from '../../src/connector/place.ts';
import { isIntroduction } from '../file-kinds.ts';
import { jsonNodes } from '../json-nodes.ts';
import { metadata } from '../metadata/metadata-items.ts';
import { linesOf } from './file-versions.ts';

/** A link that a person can follow, and where it is written. */
interface Link {
  /** Lower case, without port. */
  readonly host: string;
  readonly place: { readonly file: string; readonly at?: Path; readonly line?: number };
}

/** The links in what people read about a connector: readme, introduction, texts, contact and metadata. */
export function* linksOf(connector: Connector): Iterable<Link> {
  const { definition, definitionFile, properties, propertiesFile, entries, readmeEntry } = connector;
  for (const entry of entries) {
    if (entry.bytes === undefined || !(entry === readmeEntry || isIntroduction(entry.path))) continue;
    for (const [index, line] of linesOf(entry.bytes).entries())
      for (const host of hostsIn(line)) yield { host, place: { file: entry.path, line: index + 1 } };
  }
  if (definition && definitionFile) {
    for (const { value, place } of definition.texts())
      for (const host of hostsIn(value)) yield { host, place: { file: definitionFile.name, at: pathOf(place) } };
    for (const member of ['info', 'externalDocs', 'tags', metadata])
      yield* linksBelow(definition.value[member], [member], definitionFile.name);
  }
  if (properties && propertiesFile)
    for (const { value, place } of [...properties.connectionParameters, ...properties.connectionParameterSets])
      yield* linksBelow(value['uiDefinition'], [...pathOf(place), 'uiDefinition'], propertiesFile.name);
}

function* linksBelow(value: JsonValue | undefined, at: Path, file: string): Iterable<Link> {
  if (value === undefined) return;
  for (const { value: text, place } of jsonNodes(value, below(root, ...at)))
    if (typeof text === 'string') for (const host of hostsIn(text)) yield { host, place: { file, at: pathOf(place) } };
}

/** RFC 1035. */
const longestHost = 253;

/** The hosts of the web addresses in a text; what a browser would not follow has none. */
function hostsIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s"'<>()[\]{}|\\^`]+/gi)].flatMap(([address]) => {
    if (!URL.canParse(address)) return [];
    const { hostname } = new URL(address);
    // A name without a point stands for a server of the reader's own, and one longer than this cannot be looked up.
    const isReachable = hostname.length <= longestHost && (hostname.includes('.') || hostname.startsWith('['));
    return isReachable ? [hostname.replace(/\.$/, '')] : [];
  });
}

/** True for a host that is one of these, or belongs to one of them: `docs.fabrikam.com` to `fabrikam.com` and to `www.fabrikam.com`. */
export function isAmong(host: string, known: ReadonlySet<string>): boolean {
  if (known.has(host)) return true;
  const labels = host.split('.');
  // A name of one label owns nothing. There is no list here of longer endings under which anybody can have a name.
  return labels.slice(0, -1).some((_, index) => {
    const owner = labels.slice(index).join('.');
    return known.has(owner) || known.has(`www.${owner}`);
  });
}
