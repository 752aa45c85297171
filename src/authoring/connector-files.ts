import { isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import { independentPublisherColor, type Program } from '../connector/program.ts';
import { readmeSkeleton } from './readme.ts';

/** What no document of an API says about its connector. */
export interface Choices {
  readonly program: Program;
  readonly publisher: string | undefined;
  readonly stackOwner: string | undefined;
  /** As `#rrggbb`. */
  readonly brandColor: string | undefined;
}

/** The files of a new connector, by name. */
export interface ConnectorFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Headings of the readme that a person has to fill. */
  readonly toWrite: readonly string[];
}

/** A folder of a connector from its definition and what is known of its properties. What nobody said is left out, and so becomes a finding. */
export function connectorFilesOf(
  definition: JsonObject,
  properties: JsonObject,
  { program, publisher, stackOwner, brandColor }: Choices,
): ConnectorFiles {
  const color = brandColor ?? (program === 'independent-publisher' ? independentPublisherColor : undefined);
  const all: JsonObject = {
    ...properties,
    ...(color === undefined ? {} : { iconBrandColor: color }),
    ...(publisher === undefined ? {} : { publisher }),
    ...((stackOwner ?? publisher) === undefined ? {} : { stackOwner: stackOwner ?? publisher }),
  };
  const described = { ...definition, ...metadataOf(definition) };
  const { text, toWrite } = readmeSkeleton(described, all, program);
  return {
    files: new Map([
      ['apiDefinition.swagger.json', bytesOf(`${JSON.stringify(described, undefined, 2)}\n`)],
      ['apiProperties.json', bytesOf(`${JSON.stringify({ properties: all }, undefined, 2)}\n`)],
      ['readme.md', bytesOf(text)],
    ]),
    toWrite,
  };
}

/** The website, where the source names one. Privacy policy and categories stand in no document of an API. */
function metadataOf(definition: JsonObject): JsonObject {
  if (definition['x-ms-connector-metadata'] !== undefined) return {};
  const contact = objectOr(objectOr(definition['info'])['contact'])['url'];
  const docs = objectOr(definition['externalDocs'])['url'];
  const website = [contact, docs].find((url) => isText(url) && url.startsWith('https://'));
  return website === undefined ? {} : { 'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: website }] };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
