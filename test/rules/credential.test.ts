import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstCredential } from '../../rules/auth/credential.ts';

// Put together here, so that no scanner takes the examples for real.
const parts = ['AK', 'IA', 'Q7'.repeat(8), '-----BEGIN ', 'PRIVATE', ' KEY', 'gh', 'p_', 'a1'.repeat(18), 'xo', 'xb-', 'Account', 'Key='];
const more = ['si', 'g=', 'ey', 'J', 'a1', '.', 'Bea', 'rer ', 'Basic ', 'q7W2e9R4'.repeat(3), ' ', '\n'];
const text = fc.array(fc.constantFrom(...parts, ...more), { maxLength: 9 }).map((pieces) => pieces.join(''));

/** The shapes, each searched for in every text. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['an AWS access key', /AKIA[0-9A-Z]{16}/],
  ['a private key', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/],
  ['a GitHub token', /gh[pousr]_[A-Za-z0-9]{36}/],
  ['a Slack token', /xox[baprs]-[A-Za-z0-9]{10}/],
  ['the key of an Azure storage account', /AccountKey=[A-Za-z0-9+/=]{40}/],
  ['a shared access signature', /sig=[A-Za-z0-9%]{40}/],
  ['a JSON web token', /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+\./],
];

test('a credential is found by its mark wherever its shape is found', () => {
  fc.assert(
    fc.property(text, (value) => {
      const found = firstCredential(value);
      const first = shapes.find(([, shape]) => shape.test(value));
      if (first !== undefined) expect(found).toEqual({ kind: first[0], offset: value.search(first[1]) });
      else if (found !== undefined) expect(found.kind).toBe('the content of an Authorization header');
      else expect(/\b(?:Bearer|Basic) (?:q7W2e9R4){3}/.test(value)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});
