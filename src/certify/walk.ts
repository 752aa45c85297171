import type { DefinitionKind, NodeKind, Observation, Rule, Run } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import type { Definition } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonObject } from '../connector/json-value.ts';
import { below, type Path, type Place, pathOf, root } from '../connector/place.ts';
import type { KindRules, RuleIndex } from './rule-index.ts';

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
  const sorted = sorterFor(index);
  visitDefinition(definition, sorted.visit, file);
  return judged(sorted.nodes, run);
}

/** Judges one connector, its definition included. */
export function walkConnector(connector: Connector, index: RuleIndex, run: Run): ObservedNode[] {
  const { visit, nodes } = sorterFor(index);
  const { definition, definitionFile, propertiesFile, properties, readme, script } = connector;
  visit('connector', connector, connector, undefined, '.');
  for (const entry of connector.entries) visit('entry', entry, connector, undefined, entry.path);
  for (const file of [definitionFile, propertiesFile]) if (file) visit('json-file', file, connector, undefined, file.name);
  if (definition && definitionFile) visitDefinition(definition, visit, definitionFile.name);
  if (properties && propertiesFile) {
    const { name } = propertiesFile;
    visit('properties', properties.value, properties, properties.place, name);
    for (const node of properties.connectionParameters) visit('connection-parameter', node.value, node, node.place, name);
    for (const node of properties.connectionParameterSets) visit('connection-parameter-set', node.value, node, node.place, name);
    for (const node of properties.oauthSettings) visit('oauth-settings', node.value, node, node.place, name);
    for (const node of properties.policies) visit('policy', node.value, node, node.place, name);
  }
  if (readme) visit('readme', readme, connector, undefined, readme.name);
  if (script) visit('script', script, connector, undefined, script.name);
  const certificationPackage = connector.package();
  if (certificationPackage) {
    const { name, icon } = certificationPackage;
    visit('package', certificationPackage, connector, undefined, name);
    if (icon) visit('icon', icon, connector, undefined, name);
  }
  return judged(nodes, run);
}

type Visit = (kind: NodeKind, node: unknown, context: unknown, place: Place | undefined, file: string) => void;

/** Hands over every node of a definition, each once. */
function visitDefinition(definition: Definition, visit: Visit, file: string): void {
  const document = definition.value;
  const one = (kind: DefinitionKind, node: { readonly value: JsonObject; readonly place: Place }): void =>
    visit(kind, node.value, node, node.place, file);
  const member = (kind: DefinitionKind, owner: JsonObject, ownerPlace: Place, name: string): void => {
    const value = owner[name];
    if (isObject(value)) one(kind, { value, place: below(ownerPlace, name), definition } as never);
  };

  visit('document', document, definition, root, file);
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
    one('tag', { value: tag, place, definition } as never);
    member('external-docs', tag, place, 'externalDocs');
  }
  for (const node of definition.pathItems) one('path-item', node);
  for (const node of definition.operations) {
    one('operation', node);
    member('external-docs', node.value, node.place, 'externalDocs');
  }
  for (const node of definition.parameters) one('parameter', node);
  for (const node of definition.responses) one('response', node);
  for (const node of definition.headers) one('header', node);
  for (const node of definition.items) one('items', node);
  for (const node of definition.schemas) {
    one('schema', node);
    member('external-docs', node.value, node.place, 'externalDocs');
  }
  for (const node of definition.securityDefinitions) one('security-definition', node);
  for (const node of definition.securityRequirements) one('security-requirement', node);
  for (const node of definition.references) one('reference', node);
  for (const text of definition.texts) visit('text', text.value, text, text.place, file);
}

/** The nodes of one kind: what belongs to one of them stands at the same position of each list. */
interface KindNodes {
  readonly rules: KindRules;
  readonly values: unknown[];
  readonly contexts: unknown[];
  readonly places: (Place | undefined)[];
  readonly files: string[];
  /** Positions of the nodes that hold a member which rules name, by the groups of these rules; undefined where no node does. */
  readonly groups: (number[] | undefined)[];
}

/** Sorts nodes by their kind, and by the members that rules of the kind name; kinds that no rule judges are left out. */
function sorterFor(index: RuleIndex): { readonly visit: Visit; readonly nodes: ReadonlyMap<NodeKind, KindNodes> } {
  const nodes = new Map<NodeKind, KindNodes>();
  for (const [kind, rules] of index) nodes.set(kind, { rules, values: [], contexts: [], places: [], files: [], groups: [] });
  const visit: Visit = (kind, node, context, place, file) => {
    const known = nodes.get(kind);
    if (known === undefined) return;
    const position = known.values.push(node) - 1;
    known.contexts.push(context);
    known.places.push(place);
    known.files.push(file);
    if (known.rules.groups > 0 && isObject(node)) join(known, node, position);
  };
  return { visit, nodes };
}

function join({ groups, rules }: KindNodes, node: JsonObject, position: number): void {
  for (const name in node) {
    const numbers = rules.groupsOf.get(name);
    if (numbers === undefined) continue;
    for (const number of numbers) {
      const group = groups[number];
      if (group === undefined) groups[number] = [position];
      // A node that holds several of the members joins once.
      else if (group.at(-1) !== position) group.push(position);
    }
  }
}

const none: readonly number[] = [];

/** What one rule may say about one connector; the largest published one has 4,300 of a kind. Nobody reads more, and a file made to cause more must not fill the memory. */
const mostOfOneRule = 10_000;

/** Calls the rules, one after the other, each for all nodes of its kinds that concern it: in a row, a rule costs less than in turn with a hundred others. */
function judged(nodes: ReadonlyMap<NodeKind, KindNodes>, run: Run): ObservedNode[] {
  const observed: ObservedNode[] = [];
  const told = new Map<Rule, number>();
  for (const known of nodes.values()) {
    const { values, contexts } = known;
    for (const { rules, when, group } of known.rules.asked) {
      const met = group === -1 ? undefined : (known.groups[group] ?? none);
      const positions = when === undefined ? met : positionsWhere(when, known, met);
      for (const { rule, check } of rules) {
        const count = positions === undefined ? values.length : positions.length;
        for (let index = 0; index < count; index += 1) {
          const position = positions === undefined ? index : (positions[index] ?? 0);
          const seen = check(values[position] as never, contexts[position] as never, run);
          if (seen !== undefined) keep(rule, seen, known, position);
        }
      }
    }
  }
  return observed;

  function keep(rule: Rule, seen: NonNullable<ReturnType<Rule['check']>>, { values, places, files }: KindNodes, position: number): void {
    const node = values[position];
    const place = places[position];
    const file = files[position] ?? '.';
    if ('message' in seen) keepOne(rule, seen, node, place, file);
    else for (const observation of seen) if (!keepOne(rule, observation, node, place, file)) break;
  }

  /** False when the rule has said enough. */
  function keepOne(rule: Rule, observation: Observation, node: unknown, place: Place | undefined, file: string): boolean {
    const count = (told.get(rule) ?? 0) + 1;
    if (count > mostOfOneRule) return false;
    told.set(rule, count);
    const isLast = count === mostOfOneRule;
    const message = isLast ? `${observation.message} There may be more of this kind than the ${mostOfOneRule} that are told.` : '';
    observed.push({ rule, observation: isLast ? { ...observation, message } : observation, node, place, file });
    return true;
  }
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
