import type { Definition, Operation, Parameter, Response, SchemaNode, Text } from './definition.ts';
import { arrayOr, isObject } from './json-value.ts';
import { below, root } from './place.ts';
import type { Located } from './references.ts';

/** What a text is, whatever it says. */
type AboutText = Pick<Text, 'kind' | 'owner'>;

/** Tells the texts of a definition that a question picks, in the order of the nodes; without one, all. */
export type Texts = (isSought?: (value: string, about: AboutText) => boolean) => Text[];

/** Whether a text is seen by makers, by the node that it belongs to. */
const visibility = {
  info: () => true,
  tag: () => true,
  operation: (node: Located) => !(node as Operation).isInternal,
  parameter: (node: Located) => !(node as Parameter).isInternal,
  response: (node: Located) => (node as Response).uses.some((operation) => !operation.isInternal),
  header: () => true,
  schema: (node: Located) => (node as SchemaNode).isVisible,
  'security-definition': () => true,
} as const satisfies Record<Text['owner'], (node: Located) => boolean>;

/**
 * Reads the texts of a definition when they are first asked for. A definition has thousands, of which rules look closer at a few: only those
 * become objects.
 */
export function textsOf(definition: Definition): Texts {
  let known: ReturnType<typeof readTexts> | undefined;
  return (isSought) => {
    known ??= readTexts(definition);
    const { values, abouts, nodes } = known;
    const found: Text[] = [];
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      const about = abouts[index];
      const node = nodes[index];
      if (value === undefined || about === undefined || node === undefined) continue;
      if (isSought !== undefined && !isSought(value, about)) continue;
      const { kind, owner } = about;
      found.push({ value, place: { parent: node.place, key: kind }, kind, owner, isVisible: visibility[owner](node), definition });
    }
    return found;
  };
}

/** Text, what it is and the node that it belongs to stand at the same position of their lists. */
function readTexts(definition: Definition) {
  const values: string[] = [];
  const abouts: AboutText[] = [];
  const nodes: Located[] = [];
  const add = (node: Located, value: unknown, about: AboutText): void => {
    if (typeof value !== 'string') return;
    values.push(value);
    abouts.push(about);
    nodes.push(node);
  };
  const addAll = (owner: Text['owner'], all: readonly Located[]): void => {
    const { summary, label, title, description } = kindsOf(owner);
    for (const node of all) {
      const { value } = node;
      add(node, value['summary'], summary);
      add(node, value['x-ms-summary'], label);
      add(node, value['title'], title);
      add(node, value['description'], description);
    }
  };
  const { info, tags } = definition.value;
  if (isObject(info)) addAll('info', [{ value: info, place: below(root, 'info') }]);
  const tagNodes = arrayOr(tags).flatMap((value, index) => (isObject(value) ? [{ value, place: below(root, 'tags', index) }] : []));
  addAll('tag', tagNodes);
  addAll('operation', definition.operations);
  addAll('parameter', definition.parameters);
  addAll('response', definition.responses);
  addAll('header', definition.headers);
  addAll('schema', definition.schemas);
  addAll('security-definition', definition.securityDefinitions);
  return { values, abouts, nodes };
}

function kindsOf(owner: Text['owner']): Record<'summary' | 'label' | 'title' | 'description', AboutText> {
  return {
    summary: { kind: 'summary', owner },
    label: { kind: 'x-ms-summary', owner },
    title: { kind: 'title', owner },
    description: { kind: 'description', owner },
  };
}
