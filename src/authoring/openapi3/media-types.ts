import { equalJson, isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../connector/json-value.ts';
import { objectOf } from './conversion.ts';

type Paths = ReadonlyMap<string, ReadonlyMap<string, JsonValue | undefined>>;
const members = ['consumes', 'produces'] as const;

/** What most operations take and give is said once, for the whole document; the others keep their own. */
export function withSharedTypes(paths: Paths): {
  readonly paths: JsonObject;
  readonly consumes: JsonValue | undefined;
  readonly produces: JsonValue | undefined;
} {
  const common = { consumes: mostCommon(paths, 'consumes'), produces: mostCommon(paths, 'produces') };
  const isCommon = (name: (typeof members)[number], value: JsonValue | undefined): boolean => JSON.stringify(value) === common[name];
  const lean = [...paths].map(([path, item]) => {
    const lighter = [...item].map(([name, operation]) => {
      if (!isObject(operation) || !isArray(operation['parameters'] ?? []) || operation['operationId'] === undefined)
        return [name, operation] as const;
      const kept = Object.entries(operation).filter(([member, value]) => !members.some((one) => one === member && isCommon(one, value)));
      return [name, objectOf(kept)] as const;
    });
    return [path, objectOf(lighter)] as const;
  });
  const parsed = (text: string | undefined): JsonValue | undefined => (text === undefined ? undefined : JSON.parse(text));
  return { paths: objectOf(lean), consumes: parsed(common.consumes), produces: parsed(common.produces) };
}

function mostCommon(paths: Paths, member: (typeof members)[number]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of paths.values())
    for (const operation of item.values()) {
      const value = isObject(operation) ? operation[member] : undefined;
      if (isArray(value)) counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** The content type the platform works with best, among those offered; JSON before forms before everything else. */
export function preferredType(types: readonly string[]): string | undefined {
  const wanted = [
    /^application\/json\b/i,
    /^application\/[\w.+-]*\+json\b/i,
    /^\*\/\*|^application\/\*/,
    /^multipart\/form-data\b/i,
    /^application\/x-www-form-urlencoded\b/i,
    /^text\/plain\b/i,
    /xml\b/i,
  ];
  const valid = types.filter((type) => /^[^\s/;]+\/[^\s/;]+/.test(type));
  for (const pattern of wanted) {
    const found = valid.find((type) => pattern.test(type));
    if (found !== undefined) return found;
  }
  return valid[0];
}

/** The types of the same content, the one given first, as `consumes` and `produces` list them; and those of another content. */
export function sharedTypes(content: JsonObject, type: string): { readonly kept: readonly string[]; readonly left: readonly string[] } {
  const schemaOf = (name: string): JsonValue | undefined => objectOr(own(content, name))['schema'];
  const isSame = (name: string): boolean => (isFormType(name) || !isFormType(type)) && equalJson(schemaOf(name), schemaOf(type));
  const others = Object.keys(content).filter((name) => name !== type);
  const kept = [type, ...others.filter((name) => /^[^\s/;]+\/[^\s/;]+/.test(name) && isSame(name))];
  return {
    // The first one is what is sent, and a range cannot be.
    kept: [...new Set(kept.map((name, at) => (at === 0 && name.includes('*') ? 'application/json' : listedType(name))))],
    left: others.filter((name) => !kept.includes(name)),
  };
}

/** True for the content types that send each field by itself. */
export function isFormType(type: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type);
}

/** A content type with its parameters, without what cannot be one. */
function listedType(type: string): string {
  return /^[\w.+*-]+\/[\w.+*-]+(?:\s*;\s*[\w.+-]+=(?:[\w.+-]+|"[\w.+ -]*"))*$/.test(type) && type.length <= 200
    ? type
    : /^[\w.+-]+\/[\w.+-]+$/.test(bare(type))
      ? bare(type)
      : 'application/json';
}

/** A content type without its parameters. */
export function bare(type: string): string {
  return (type.split(';', 1)[0] ?? type).trim().slice(0, 100);
}
