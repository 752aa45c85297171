import type { Operation } from '../connector/definition.ts';
import { isArray, isObject, type JsonObject, type JsonValue, textOfValue } from '../connector/json-value.ts';
import { callOf } from './call-of.ts';
import { choicesSource, type DynamicSource, schemaSource, treeSource, valuesFor } from './dynamic-source.ts';
import { valueBelow } from './json-path.ts';
import { quoted, Stopped } from './notes.ts';
import { pagesOf } from './paging.ts';
import { jsonOf } from './records.ts';
import type { Connection, Exchange, Gateway, ParameterValues, Problem } from './types.ts';

/** One line of a list that a maker chooses from. */
export interface Choice {
  readonly value: JsonValue;
  readonly title: string;
  /** In a tree: there is something below it. */
  readonly isParent: boolean;
  /** The item as the service gave it: what is below a choice of a tree is asked for with it. */
  readonly item: JsonValue;
}

/** What was asked and what came of it. */
interface Asked {
  readonly exchanges: readonly Exchange[];
  readonly problems: readonly Problem[];
  /** What a maker would see go wrong, in sentences. */
  readonly findings: readonly string[];
}

export interface Choices extends Asked {
  readonly choices: readonly Choice[];
}

export interface DynamicSchema extends Asked {
  readonly schema: JsonObject | undefined;
}

export interface DesignerOptions {
  readonly connection: Connection;
  /** What the maker has given so far. */
  readonly values: ParameterValues;
}

const mostChoices = 1000;

/**
 * The choices of a parameter or property (`holder`) of an operation, as the designer asks for them; `undefined` when it has none to
 * ask for. All pages are asked for, at most 20, and at most 1000 choices are kept.
 */
export function choicesOf(
  gateway: Gateway,
  operation: Operation,
  holder: JsonObject,
  options: DesignerOptions,
): Promise<Choices> | undefined {
  return choicesFrom(gateway, operation, () => choicesSource(holder), undefined, options);
}

/** The choices of one level of a tree: the first, or what is below a choice. */
export function treeChoicesOf(
  gateway: Gateway,
  operation: Operation,
  holder: JsonObject,
  opened: Choice | undefined,
  options: DesignerOptions,
): Promise<Choices> | undefined {
  return choicesFrom(gateway, operation, () => treeSource(holder, opened === undefined ? 'open' : 'browse'), opened?.item, options);
}

/** The schema that a schema object (`holder`) gets while a flow is made; `undefined` when it is no dynamic one. */
export function dynamicSchemaOf(
  gateway: Gateway,
  operation: Operation,
  holder: JsonObject,
  options: DesignerOptions,
): Promise<DynamicSchema> | undefined {
  if (holder['x-ms-dynamic-properties'] === undefined && holder['x-ms-dynamic-schema'] === undefined) return undefined;
  return noted<DynamicSchema>(
    async () => {
      const source = schemaSource(holder);
      if (source === undefined) return { schema: undefined, exchanges: [], problems: [], findings: [] };
      const { exchanges, problems } = await ask(gateway, operation, source, undefined, options);
      const [body] = bodiesOf(exchanges);
      const schema = valueBelow(body, source.collection);
      const findings =
        isObject(schema) || problems.length > 0
          ? []
          : [`${quoted(source.operationId)} answers no schema at ${quoted(source.collection.join('/'))}.`];
      return { schema: isObject(schema) ? schema : undefined, exchanges, problems, findings };
    },
    (asked) => ({ schema: undefined, ...asked }),
  );
}

function choicesFrom(
  gateway: Gateway,
  operation: Operation,
  sourceOf: () => (DynamicSource & { readonly isParent?: string | undefined }) | undefined,
  selected: JsonValue | undefined,
  options: DesignerOptions,
): Promise<Choices> | undefined {
  let source: ReturnType<typeof sourceOf>;
  try {
    source = sourceOf();
  } catch (error) {
    return noted<Choices>(
      () => Promise.reject(error),
      (asked) => ({ choices: [], ...asked }),
    );
  }
  if (source === undefined) return undefined;
  const { collection, value, title, operationId, isParent } = source;
  return noted<Choices>(
    async () => {
      const asked = await ask(gateway, operation, source, selected, options);
      const findings = [...asked.findings];
      const choices: Choice[] = [];
      for (const body of bodiesOf(asked.exchanges)) {
        const items = valueBelow(body, collection);
        if (!isArray(items)) {
          findings.push(
            `${quoted(operationId)} answers no list ${collection.length === 0 ? 'at its root' : `at ${quoted(collection.join('/'))}`}.`,
          );
          continue;
        }
        for (const item of items.slice(0, mostChoices - choices.length)) {
          const chosen = valueBelow(item, value);
          const shown = title.length === 0 ? chosen : valueBelow(item, title);
          if (chosen === undefined || chosen === null)
            findings.push(`An item of ${quoted(operationId)} has no value at ${quoted(value.join('/'))}.`);
          else {
            if (shown === undefined || shown === null)
              findings.push(`An item of ${quoted(operationId)} has no title at ${quoted(title.join('/'))}.`);
            choices.push({ value: chosen, title: textOfValue(shown ?? chosen), isParent: isTrueFor(isParent, item), item });
          }
        }
      }
      return { choices, exchanges: asked.exchanges, problems: asked.problems, findings: [...new Set(findings)] };
    },
    (asked) => ({ choices: [], ...asked }),
  );
}

async function ask(
  gateway: Gateway,
  operation: Operation,
  source: DynamicSource,
  selected: JsonValue | undefined,
  { values, connection }: DesignerOptions,
): Promise<Asked> {
  const asked = operation.definition.operations.find(({ id }) => id === source.operationId);
  if (asked === undefined) throw new Stopped('call', `The definition has no operation ${quoted(source.operationId)} to ask.`);
  const call = callOf(asked, valuesFor(source, asked, operation, values, selected));
  if (call.request === undefined) return { exchanges: [], problems: call.problems, findings: [] };
  const first = await gateway.call(call.request, connection, asked);
  const pages = await pagesOf(gateway, asked, first, connection);
  const status = first.answered?.status ?? 0;
  const findings =
    first.received !== undefined && (status < 200 || status > 299) ? [`${quoted(source.operationId)} was answered with ${status}.`] : [];
  return {
    exchanges: pages.exchanges,
    problems: pages.exchanges.flatMap(({ problems }) => problems),
    findings: [...findings, ...pages.findings],
  };
}

function bodiesOf(exchanges: readonly Exchange[]): readonly JsonValue[] {
  return exchanges.flatMap(({ received, answered }) => {
    if (received === undefined || answered === undefined || answered.status < 200 || answered.status > 299) return [];
    return [jsonOf(answered.body) ?? null];
  });
}

/** `itemIsParent` as it is written in practice: a name, or `(name eq true)`. Nothing else is understood, and nothing is run. */
function isTrueFor(condition: string | undefined, item: JsonValue): boolean {
  if (condition === undefined) return false;
  const [, name, expected = 'true'] =
    /^\(?\s{0,9}([\w./@-]{1,200})(?:\s{1,9}eq\s{1,9}'?([\w./@-]{1,200})'?)?\s{0,9}\)?$/.exec(condition.trim()) ?? [];
  return name !== undefined && textOfValue(valueBelow(item, name.split('/'))).toLowerCase() === expected.toLowerCase();
}

/** Turns what stops the asking into a problem. */
async function noted<T extends Asked>(work: () => Promise<T>, nothing: (asked: Asked) => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return nothing({ exchanges: [], problems: [{ kind: error.kind, sentence: error.message }], findings: [] });
  }
}
