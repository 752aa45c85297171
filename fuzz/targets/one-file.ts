import { type Case, partOf } from '../case.ts';

/** Cases of one part each, all of the same name. */
export function casesOf(name: string, texts: readonly (string | Uint8Array)[]): readonly Case[] {
  return texts.map((text) => [typeof text === 'string' ? partOf(name, text) : { name, bytes: text }]);
}

/** The texts of a part's name in other cases, as cases of another name. */
export function renamed(cases: readonly Case[], name: string): readonly Case[] {
  return cases.flatMap((parts) => parts.slice(0, 1).map(({ bytes }) => [{ name, bytes }]));
}
