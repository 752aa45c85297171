import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closureOf, parseLock } from '../../build/locked-packages.ts';

function lockOf(packages: Readonly<Record<string, unknown>>) {
  return parseLock(JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'contoso', version: '1.0.0' }, ...packages } }));
}

test('a package gets the version that lies nearest above it', () => {
  const { packages } = lockOf({
    'node_modules/a': { version: '1.0.0', dependencies: { b: '^2.0.0', c: '*' } },
    'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { c: '*' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/c': { version: '1.0.0', dependencies: { b: '^1.0.0' } },
  });
  expect(packages.get('node_modules/a')?.needs).toEqual(['node_modules/a/node_modules/b', 'node_modules/c']);
  expect(packages.get('node_modules/a/node_modules/b')?.needs).toEqual(['node_modules/c']);
  expect(packages.get('node_modules/c')?.needs).toEqual(['node_modules/b']);
});

test('development packages of a package are not needed by who installs it, and a missing peer by nobody', () => {
  const { packages, direct } = parseLock(
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: 'contoso', version: '1.0.0', devDependencies: { '@contoso/a': '1.0.0' } },
        'node_modules/@contoso/a': { version: '1.0.0', devDependencies: { b: '*' }, peerDependencies: { c: '*' } },
        'node_modules/b': { version: '1.0.0' },
      },
    }),
  );
  expect(direct).toEqual(['node_modules/@contoso/a']);
  expect(packages.get('node_modules/@contoso/a')).toMatchObject({ name: '@contoso/a', needs: [] });
});

test('what is installed with packages that need each other has an end', () => {
  const { packages } = lockOf({
    'node_modules/a': { version: '1.0.0', dependencies: { b: '*' } },
    'node_modules/b': { version: '1.0.0', dependencies: { a: '*' } },
    'node_modules/c': { version: '1.0.0' },
  });
  expect(closureOf(packages, ['node_modules/b'])).toEqual(['node_modules/a', 'node_modules/b']);
});

test('a package may have the name of a member that every object has', () => {
  const { packages } = lockOf(
    JSON.parse(
      '{"node_modules/constructor": {"version": "1.0.0", "dependencies": {"__proto__": "*"}}, "node_modules/__proto__": {"version": "2.0.0"}}',
    ),
  );
  expect(packages.get('node_modules/constructor')?.needs).toEqual(['node_modules/__proto__']);
});

test('whatever a lock names, everything that is needed is in it', () => {
  const name = fc.constantFrom('a', 'b', '@c/d', 'constructor');
  const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.map((one) => `node_modules/${one}`).join('/'));
  const entry = fc.record({ version: fc.constant('1.0.0'), dependencies: fc.dictionary(name, fc.constant('*')) });
  fc.assert(
    fc.property(fc.dictionary(place, entry), (entries) => {
      const { packages } = lockOf(entries);
      for (const { needs, path } of packages.values()) {
        expect(needs.every((one) => packages.has(one))).toBe(true);
        expect(closureOf(packages, [path])).toContain(path);
      }
    }),
  );
});

test('the lock of another version is refused', () => {
  expect(() => parseLock('{"lockfileVersion": 2, "packages": {}}')).toThrow('package-lock.json is not of version 3.');
});

test('in our lock every package has an exact version and the digest of what npm must get', () => {
  const { packages } = parseLock(readFileSync('package-lock.json', 'utf8'));
  expect(packages.size).toBeGreaterThan(100);
  for (const { path, version, integrity } of packages.values())
    expect({ path, version, integrity }).toEqual({
      path,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/),
    });
});
