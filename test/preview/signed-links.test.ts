import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signedLinks } from '../../src/preview/signed-links.ts';
import { anyText } from './opened.ts';

const links = signedLinks('https://gateway.example.com', new Uint8Array(32).fill(7));

it('a link gives back what it carries, to whom it was made for', () => {
  const link = links.make({ url: 'https://api.contoso.com/things' }, 'mine');
  expect(links.open(link, 'mine')).toEqual({ url: 'https://api.contoso.com/things' });
  expect([links.open(link, 'yours'), signedLinks('https://gateway.example.com', new Uint8Array(32)).open(link, 'mine')]).toEqual([
    undefined,
    undefined,
  ]);
  expect(links.make({ url: 'https://api.contoso.com/things' }, 'mine')).toBe(link);
});

it('a link tells nothing of what it carries', () => {
  const link = links.make({ url: 'https://api.contoso.com/things' }, 'mine');
  expect(Buffer.from(link.split('/link/')[1] ?? '', 'base64url').toString('latin1')).not.toContain('contoso');
});

it('nothing else is a link', () => {
  const link = links.make({ a: 1 }, 'mine');
  fc.assert(fc.property(anyText, (text) => links.open(`https://gateway.example.com/link/${text}`, 'mine') === undefined));
  fc.assert(
    fc.property(fc.nat(link.length - 35), fc.constantFrom(...'ABCabc123-_'), (at, letter) => {
      const changed = link.slice(0, 33 + at) + letter + link.slice(34 + at);
      return (
        Buffer.from(changed.slice(33), 'base64url').equals(Buffer.from(link.slice(33), 'base64url')) ||
        links.open(changed, 'mine') === undefined
      );
    }),
  );
});
