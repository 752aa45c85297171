import type { DefinitionKind, NodeKind, Observation, Rule, Run } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import type { Definition, DefinitionNode } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonObject } from '../connector/json-value.ts';
import { mayHold } from '../connector/member-names.ts';
import { below, type Path, type Place, pathOf, root } from '../connector/place.ts';
import { observationsIn } from './observations.ts';
import type { RuleIndex } from './rule-index.ts';
import { fileOf, type KindNodes, placeOf, type Sorter, sorterFor } from './sorted-nodes.ts';

/** What a rule saw, and from which node it counts. */
export interface Observed {
  readonly rule: Rule;
  readonly observation: Observation;
  /** The judged node's place in its JSON file; `undefined` for nodes that are no JSON. */
  readonly place: Place | undefined;
  /** The judged node's file. */
  readonly file: string;
}

/** The same, and the node that was judged, as its rule knows it. */
export interface ObservedNode extends Observed {
  readonly node: unknown;
}

/** Judges one definition: everything the rules about definitions saw in it. */
export function walkDefinition(definition: Definition, index: RuleIndex, run: Run, file: string): Observed[] {
  const sorter = sorterFor(index);
  sortDefinition(definition, sorter, file);
  return judged(sorter.nodes, run);
}

/** Judges one connector, its definition included. */
export function walkConnector(connector: Connector, index: RuleIndex, run: Run): ObservedNode[] {
  const sorter = sorterFor(index);
  const { definition, definitionFile, propertiesFile, properties, readme, script } = connector;
  sorter.whole('connector', connector, connector, '.');
  for (const entry of connector.entries) sorter.whole('entry', entry, connector, entry.path);
  for (const file of [definitionFile, propertiesFile]) if (file) sorter.whole('json-file', file, connector, file.name);
  if (definition && definitionFile) sortDefinition(definition, sorter, definitionFile.name);
  if (properties && propertiesFile) {
    const { name } = propertiesFile;
    sorter.parts('properties', [properties], name);
    sorter.parts('connection-parameter', properties.connectionParameters, name);
    sorter.parts('connection-parameter-set', properties.connectionParameterSets, name);
    sorter.parts('oauth-settings', properties.oauthSettings, name);
    sorter.parts('policy', properties.policies, name);
  }
  if (readme) sorter.whole('readme', readme, connector, readme.name);
  if (script) sorter.whole('script', script, connector, script.name);
  const certificationPackage = connector.package();
  if (certificationPackage) {
    const { name, icon } = certificationPackage;
    sorter.whole('package', certificationPackage, connector, name);
    if (icon) sorter.whole('icon', icon, connector, name);
  }
  return judged(sorter.nodes, run);
}

/** What rules about texts ask first. */
type TextQuestion = NonNullable<Parameters<Definition['texts']>[0]>;

/** Sorts every node of a definition, each once; of texts only those that rules ask for. */
function sortDefinition(definition: Definition, { parts, questionAbout }: Sorter, file: string): void {
  const document = definition.value;
  const one = (kind: DefinitionKind, node: DefinitionNode): void => parts(kind, [node], file);
  const member = (kind: DefinitionKind, owner: JsonObject, ownerPlace: Place, name: string): void => {
    const value = owner[name];
    if (isObject(value)) one(kind, { value, place: below(ownerPlace, name), definition });
  };

  parts('document', [definition], file);
  const info = document['info'];
  member('info', document, root, 'info');
  if (isObject(info)) {
    member('contact', info, below(root, 'info'), 'contact');
    member('license', info, below(root, 'info'), 'license');
  }
  member('external-docs', document, root, 'externalDocs');
  for (const [index, tag] of arrayOr(document['tags']).entries()) {
    if (!isObject(tag)) continue;
    const place = below(root, 'tags', index);
    one('tag', { value: tag, place, definition });
    member('external-docs', tag, place, 'externalDocs');
  }
  parts('path-item', definition.pathItems, file);
  parts('operation', definition.operations, file);
  const hasExternalDocs = mayHold(definition, 'externalDocs');
  if (hasExternalDocs) for (const { value, place } of definition.operations) member('external-docs', value, place, 'externalDocs');
  parts('parameter', definition.parameters, file);
  parts('response', definition.responses, file);
  parts('header', definition.headers, file);
  parts('items', definition.items, file);
  parts('schema', definition.schemas, file);
  if (hasExternalDocs) for (const { value, place } of definition.schemas) member('external-docs', value, place, 'externalDocs');
  parts('security-definition', definition.securityDefinitions, file);
  parts('security-requirement', definition.securityRequirements, file);
  parts('reference', definition.references, file);
  parts('text', definition.texts(questionAbout('text') as TextQuestion | undefined), file);
}

const none: readonly number[] = [];

/** What one rule may say about one connector; the largest published one has 4,300 of a kind. Nobody reads more, and a file made to cause more must not fill the memory. */
const mostOfOneRule = 10_000;

/** Calls the rules, one after the other, each for all nodes of its kinds that concern it: in a row, a rule costs less than in turn with a hundred others. */
function judged(nodes: ReadonlyMap<NodeKind, KindNodes>, run: Run): ObservedNode[] {
  const observed: ObservedNode[] = [];
  /** How often the rules about nodes of several kinds spoke. */
  const told = new Map<Rule, number>();
  for (const known of nodes.values()) {
    const { values, contexts } = known;
    if (values.length === 0) continue;
    for (const { rules, when, group } of known.rules.asked) {
      const met = group === -1 ? undefined : (known.groups[group] ?? none);
      const positions = when === undefined ? met : positionsWhere(when, known, met);
      const count = positions === undefined ? values.length : positions.length;
      if (count === 0) continue;
      for (const { rule, check, isOfOneKind } of rules) {
        const before = observed.length;
        const most = before + mostOfOneRule - (isOfOneKind ? 0 : (told.get(rule) ?? 0));
        for (let index = 0; index < count; index += 1) {
          const position = positions === undefined ? index : (positions[index] ?? 0);
          const seen = check(values[position] as never, contexts[position] as never, run);
          if (seen !== undefined) keep(rule, seen, known, position, most);
        }
        if (!isOfOneKind) told.set(rule, (told.get(rule) ?? 0) + observed.length - before);
      }
    }
  }
  return observed;

  /** Takes in what a rule saw in one node, until `most` things are told. */
  function keep(rule: Rule, seen: NonNullable<ReturnType<Rule['check']>>, known: KindNodes, position: number, most: number): void {
    for (const observation of observationsIn(seen)) {
      if (observed.length >= most) return;
      observed.push({
        rule,
        observation: observed.length === most - 1 ? lastOf(observation) : observation,
        node: known.values[position],
        place: placeOf(known, position),
        file: fileOf(known, position),
      });
    }
  }
}

/** The last thing that a rule may say. */
function lastOf(observation: Observation): Observation {
  return { ...observation, message: `${observation.message} There may be more of this kind than the ${mostOfOneRule} that are told.` };
}

/** Those of the positions, or of all when undefined, whose nodes answer a question with yes. */
function positionsWhere(when: NonNullable<Rule['when']>, { values, contexts }: KindNodes, among: readonly number[] | undefined): number[] {
  const found: number[] = [];
  const count = among === undefined ? values.length : among.length;
  for (let index = 0; index < count; index += 1) {
    const position = among === undefined ? index : (among[index] ?? 0);
    if (when(values[position] as never, contexts[position] as never)) found.push(position);
  }
  return found;
}

/** The full path an observation speaks of, whether or not it exists. */
export function observedPath(observation: Observation, place: Place | undefined): Path {
  const base = observation.place ?? place;
  return [...(base ? pathOf(base) : []), ...(observation.at ?? [])];
}

/** The name of the file that an observation speaks of. */
export function observedFile({ observation, file }: Observed): string {
  return observation.file ?? file;
}
