import type { DefinitionKind, NodeKind, Observation, Rule, Run } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import type { Definition } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonObject } from '../connector/json-value.ts';
import { below, type Path, type Place, pathOf, root } from '../connector/place.ts';
import type { Program } from '../connector/program.ts';

/** What a rule saw, and from which node it counts. */
export interface Observed {
  readonly rule: Rule;
  readonly observation: Observation;
  /** The judged node's place in its JSON file; `undefined` for nodes that are no JSON. */
  readonly place: Place | undefined;
  /** The judged node's file. */
  readonly file: string;
}

/** Rules sorted by what they judge, so that a node meets only the rules that can have something to say about it. */
export interface RuleIndex {
  readonly byKind: ReadonlyMap<NodeKind, KindRules>;
}
interface KindRules {
  readonly always: readonly Rule[];
  readonly byMember: ReadonlyMap<string, readonly Rule[]>;
}

/** Sorts rules for one programme. */
export function indexRules(rules: readonly Rule[], program: Program): RuleIndex {
  const byKind = new Map<NodeKind, { always: Rule[]; byMember: Map<string, Rule[]> }>();
  for (const rule of rules) {
    if (!rule.programs.includes(program)) continue;
    for (const kind of rule.given) {
      let entry = byKind.get(kind);
      if (entry === undefined) byKind.set(kind, (entry = { always: [], byMember: new Map() }));
      if (rule.having === undefined) entry.always.push(rule);
      for (const member of rule.having ?? []) entry.byMember.set(member, [...(entry.byMember.get(member) ?? []), rule]);
    }
  }
  return { byKind };
}

type Visit = (kind: NodeKind, node: unknown, context: unknown, place: Place | undefined, file: string) => void;

/** Judges one definition: everything the rules about definitions saw in it. */
export function walkDefinition(definition: Definition, index: RuleIndex, run: Run, file: string): Observed[] {
  const observed: Observed[] = [];
  visitDefinition(definition, visitor(index, run, observed), file);
  return observed;
}

/** Judges one connector, its definition included. */
export function walkConnector(connector: Connector, index: RuleIndex, run: Run): Observed[] {
  const observed: Observed[] = [];
  const visit = visitor(index, run, observed);
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
  return observed;
}

/** Hands every node of a definition to the rules of its kind, each node once. */
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

/** What one rule may say about one connector; the largest published one has 4,300 of a kind. Nobody reads more, and a file made to cause more must not fill the memory. */
const mostOfOneRule = 10_000;

/** Calls the rules for a node and keeps what they saw. */
function visitor(index: RuleIndex, run: Run, observed: Observed[]): Visit {
  const told = new Map<Rule, number>();
  /** False when the rule has said enough. */
  const keep = (rule: Rule, observation: Observation, place: Place | undefined, file: string): boolean => {
    const count = (told.get(rule) ?? 0) + 1;
    if (count > mostOfOneRule) return false;
    told.set(rule, count);
    const isLast = count === mostOfOneRule;
    const message = isLast ? `${observation.message} There may be more of this kind than the ${mostOfOneRule} that are told.` : '';
    observed.push({ rule, observation: isLast ? { ...observation, message } : observation, place, file });
    return true;
  };
  const call = (rule: Rule, node: unknown, context: unknown, place: Place | undefined, file: string): void => {
    if (rule.when?.(node as never, context as never) === false) return;
    const seen = rule.check(node as never, context as never, run);
    if (seen === undefined) return;
    if ('message' in seen) keep(rule, seen, place, file);
    else for (const observation of seen) if (!keep(rule, observation, place, file)) return;
  };
  return (kind, node, context, place, file) => {
    const rules = index.byKind.get(kind);
    if (rules === undefined) return;
    for (const rule of rules.always) call(rule, node, context, place, file);
    if (rules.byMember.size === 0 || !isObject(node)) return;
    let called: Set<Rule> | undefined;
    for (const name of Object.keys(node)) {
      const concerned = rules.byMember.get(name);
      if (concerned === undefined) continue;
      for (const rule of concerned) {
        // A rule that names several members is called once, whichever of them the node holds.
        if (rule.having !== undefined && rule.having.length > 1) {
          if (called?.has(rule)) continue;
          called = (called ?? new Set()).add(rule);
        }
        call(rule, node, context, place, file);
      }
    }
  };
}

/** The full path an observation speaks of, whether or not it exists. */
export function observedPath(observation: Observation, place: Place | undefined): Path {
  const base = observation.place ?? place;
  return [...(base ? pathOf(base) : []), ...(observation.at ?? [])];
}
