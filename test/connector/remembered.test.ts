import { expect, test } from 'vitest';
import { type Memory, remembered, rememberedOf } from '../../src/connector/remembered.ts';

interface Document {
  readonly name: string;
  readonly memory: Memory;
}

function documentCalled(name: string): Document {
  return { name, memory: new Map() };
}

test('what is found out about a document is found out once, by each function and for each document', () => {
  const asked: string[] = [];
  const lengthOf = remembered(({ name }: Document) => {
    asked.push(name);
    return name.length;
  });
  const isLong = remembered((document: Document) => lengthOf(document) > 2);
  const [one, other] = [documentCalled('one'), documentCalled('of')];
  expect([lengthOf(one), isLong(one), lengthOf(one), isLong(other), lengthOf(other)]).toEqual([3, true, 3, false, 2]);
  expect(asked).toEqual(['one', 'of']);
});

test('that there is nothing is remembered as well, of a document and of each of its parts', () => {
  const asked: string[] = [];
  const nothing = remembered(({ name }: Document): string | undefined => void asked.push(name));
  const nothingIn = rememberedOf(
    ({ name }: { readonly name: string; readonly definition: Document }): string | undefined => void asked.push(name),
  );
  const definition = documentCalled('whole');
  const parts = ['a', 'b'].map((name) => ({ name, definition }));
  for (let turn = 0; turn < 2; turn += 1) expect([nothing(definition), ...parts.map(nothingIn)]).toEqual([undefined, undefined, undefined]);
  expect(asked).toEqual(['whole', 'a', 'b']);
});
