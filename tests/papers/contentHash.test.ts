import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentHash } from '../../schema/papers/contentHash.ts';

const json = fc.jsonValue({ maxDepth: 4 });

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

it('the hash is SHA-256 of the canonical text, in hex', () => {
  // echo -n '{"a":[1,"ә"],"b":null}' | sha256sum
  expect(contentHash({ b: null, a: [1, 'ә'] })).toBe(
    '15fca92a48d65af403e5fef70749a1ea5179e7883a18fe41a23f3831313edb36',
  );
});

it('the order of keys does not change the hash, and a round trip through JSON keeps it', () => {
  fc.assert(
    fc.property(json, (value) => {
      const hash = contentHash(value);
      expect(contentHash(reversed(value))).toBe(hash);
      expect(contentHash(JSON.parse(JSON.stringify(value)))).toBe(hash);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
});

it('any other content has another hash', () => {
  const values = [
    null,
    '',
    'null',
    0,
    '0',
    false,
    [],
    {},
    [[]],
    ['a', 'b'],
    ['b', 'a'],
    ['a,b'],
    { a: 1 },
    { a: '1' },
    { b: 1 },
  ];
  expect(new Set(values.map(contentHash)).size).toBe(values.length);
});

it('an absent member and an undefined one are the same', () => {
  expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
});

it('what is not plain JSON is refused', () => {
  const sparse: unknown[] = [];
  sparse.length = 1;
  for (const value of [
    undefined,
    Number.NaN,
    1n,
    new Date(0),
    new Map(),
    () => 1,
    Symbol('a'),
    [undefined],
    sparse,
  ]) {
    expect(() => contentHash(value)).toThrow(TypeError);
    expect(() => contentHash({ a: [value] })).toThrow(TypeError);
  }
});
