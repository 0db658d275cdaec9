import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as documents from '../../admin/generated/graphql.ts';
import type { Operation } from '../../admin/providers/operation.ts';
import { schema } from '../../schema/index.ts';
import { checkDocument } from '../../server/operations/checkDocument.ts';
import { costOf } from '../../server/operations/cost.ts';
import { createDocumentCache } from '../../server/operations/documentCache.ts';
import { LIMITS, type Limit } from '../../server/operations/limits.ts';
import { ask, codesOf, post, tinyApp } from '../support/tinyApp.ts';
import { createWorld, type World } from '../support/world.ts';

const app = tinyApp();
/** Every document of the back office and the public pages, as it is sent. */
const SHIPPED = Object.values(documents) as readonly Operation<unknown, never>[];

const times = (count: number, each: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join(' ');

/** What refuses a request to the small API: its limit, or null when it is let in. */
async function refusedBy(query: string, variables: object = {}): Promise<unknown> {
  const answer = await ask(app, post({ query, variables }));
  const [code] = codesOf(answer);
  if (code !== 'OPERATION_TOO_LARGE') return code ?? null;
  const { limit, maximum } = answer.errors?.[0]?.extensions ?? {};
  expect([answer.status, answer.data, maximum]).toEqual([400, undefined, LIMITS[limit as Limit]]);
  return limit;
}

/** A document that holds so many of what is limited, and its variables. */
const holding: Partial<Record<Limit, (count: number) => [query: string, variables?: object]>> = {
  tokens: (count) => [`{ ${times(count - 2, () => 'hello')} }`],
  operations: (count) => [times(count, (at) => `query Q${at} { hello }`)],
  rootFields: (count) => [`{ ${times(count, (at) => `a${at}: hello`)} }`],
  mutations: (count) => [`mutation { ${times(count, (at) => `a${at}: signOut`)} }`],
  depth: (count) => [`{ ${'nest { '.repeat(count - 1)} hello ${'}'.repeat(count - 1)} }`],
  aliases: (count) => [`{ nest { ${times(count, (at) => `a${at}: hello`)} } }`],
  repeats: (count) => [`{ nest { ${times(count, () => 'hello')} } }`],
  directives: (count) => [`{ hello nest { ${times(count, (at) => `a${at}: hello @skip(if: false)`)} } }`],
  listItems: (count) => [`query ($p: Person) { hello }`, { p: { names: Array(count).fill('x') } }],
  nesting: (count) => [
    `query ($p: Person) { hello }`,
    { p: Array.from({ length: count }).reduce((inner) => [inner], 'x') },
  ],
};

describe('one request', () => {
  it.each(Object.entries(holding))('may hold a limited number of %s', async (limit, hold) => {
    const most = LIMITS[limit as Limit];
    expect(await refusedBy(...hold(most))).not.toBe(limit);
    expect(await refusedBy(...hold(most + 1))).toBe(limit);
  });

  it('counts in fragments what is in fragments', async () => {
    const half = 'nest { '.repeat(6);
    const split = `{ ${half} ...F ${'}'.repeat(6)} } fragment F on Nest { ${half} hello ${'}'.repeat(6)} }`;
    expect(await refusedBy(split)).toBe('depth');
    const roots = `{ ${times(11, (at) => `...F${at}`)} } ${times(11, (at) => `fragment F${at} on Query { a${at}: hello b${at}: hello }`)}`;
    expect(await refusedBy(roots)).toBe('rootFields');
    const two =
      'mutation { ...A ...B } fragment A on Mutation { a: signOut } fragment B on Mutation { b: signOut }';
    expect(await refusedBy(two)).toBe('mutations');
    const inline = `{ nest { ${times(11, () => '... on Nest { hello }')} } }`;
    expect(await refusedBy(inline)).toBe('repeats');
  });

  it('measures a fragment that nothing spreads, and fragments that spread each other', async () => {
    expect(await refusedBy(`{ hello } fragment F on Nest { ${times(11, () => 'hello')} }`)).toBe('repeats');
    const bomb = times(60, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);
    expect(await refusedBy(`{ ...F0 } ${bomb} fragment F60 on Query { hello }`)).toBe('fields');
    expect(await refusedBy('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toBe(
      'fields',
    );
  });

  it('has as many list items as the document or the variables hold, however deep', async () => {
    const literal = `{ hello(name: [${times(501, () => '1')}]) }`;
    expect(await refusedBy(literal)).toBe('listItems');
    const keys = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`k${at}`, 1]));
    expect(await refusedBy('query ($p: Person) { hello }', { p: [{ deep: keys }] })).toBe('listItems');
    const many = Array.from({ length: 100 }, () => Array(80).fill(1));
    expect(await refusedBy('query ($p: Person) { hello }', { p: many })).toBe('values');
  });

  it('lets in every document of the back office with room to spare', () => {
    expect(SHIPPED.length).toBeGreaterThan(80);
    for (const { text } of SHIPPED) expect(() => checkDocument(parse(text), false)).not.toThrow();
  });
});

describe('the rows that an operation may ask for', () => {
  const cost = (text: string, variables: Record<string, unknown> = {}): number => {
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    return costOf(schema, document, operation, variables);
  };
  const page = (size: string, inner = 'id') => `query ($n: Int = 10) { cases${size} { nodes { ${inner} } } }`;

  it('are those of its page, by number, by variable, by default, from the end, or the usual ones', () => {
    // The page is an object beside its rows.
    expect(cost(page('(first: 7)'))).toBe(1 + 7);
    expect(cost(page('(last: 7)'))).toBe(1 + 7);
    expect(cost(page('(first: $n)'), { n: 50 })).toBe(1 + 50);
    expect(cost(page('(first: $n)'))).toBe(1 + 10);
    expect(cost(page(''))).toBe(1 + 25);
    expect(cost(page('(first: $n)'), { n: null })).toBe(1 + 25);
    expect(cost('{ caseTable { nodes { number } } }')).toBe(1 + 100);
  });

  it('are no more than a page may have, for a larger one is refused by itself, and never less than none', () => {
    expect(cost(page('(first: 100000)'))).toBe(1 + 100);
    expect(cost('{ caseTable(first: 100000) { nodes { number } } }')).toBe(1 + 1000);
    expect(cost(page('(first: -5)'))).toBe(1);
    expect(cost(page('(first: $n)'), { n: 'many' })).toBe(1 + 25);
  });

  it('are multiplied with those of the lists around them, in fragments too, and edges are rows', () => {
    expect(cost(page('(first: 10)', 'office { id } history { at actor: office { id } }'))).toBe(
      1 + 10 * (1 + 1 + 4 * (1 + 1)),
    );
    expect(cost('{ cases(first: 10) { ...P } } fragment P on CaseConnection { edges { node { id } } }')).toBe(
      1 + 10 * (1 + 1),
    );
    expect(cost('{ dueOverview { office { id } } }')).toBe(100 * (1 + 1));
  });

  it('are enough for the largest pages of the back office', () => {
    const costs = SHIPPED.map(({ text }) => cost(text, { first: 100, freshOnes: 100 }));
    expect(Math.max(...costs)).toBeLessThan(LIMITS.rows * 0.8);
  });
});

describe('a request that would cost too much', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('is refused before anything runs, whoever asks, whatever way its sizes come', async () => {
    const days = 'explanation { days { date segments { from } } }';
    const deep = `nodes { id clocks { ${days} } again: clocks { ${days} } more: clocks { ${days} } }`;
    for (const role of ['HEAD', 'ANALYST', 'CLERK'] as const) {
      const person = await world.person('AKS', [role]);
      for (const [query, variables] of [
        [`{ cases(first: 100) { ${deep} } }`, {}],
        [`query ($n: Int) { cases(last: $n) { ${deep} } }`, { n: 100 }],
        [`query ($n: Int = 100) { ...F } fragment F on Query { cases(first: $n) { ${deep} } }`, {}],
      ] as const) {
        const answer = await world.ask(person, query, variables);
        expect(answer.errors).toMatchObject([
          { extensions: { code: 'OPERATION_TOO_LARGE', limit: 'rows', maximum: LIMITS.rows } },
        ]);
        expect([answer.status, answer.data]).toEqual([400, undefined]);
      }
      const few = await world.ask(person, `query ($n: Int) { cases(first: $n) { ${deep} } }`, { n: 1 });
      expect(few.errors).toBeUndefined();
    }
  });
});

describe('what is kept of documents', () => {
  it('is bounded by their length: the one asked for longest ago is forgotten', () => {
    const cache = createDocumentCache(100);
    const document = parse('{ hello }');
    for (let at = 0; at < 10; at += 1) cache.set(`document ${at}`, document);
    expect(cache.get('document 0')).toBe(document);
    cache.set('document a', document);
    expect([cache.get('document 0'), cache.get('document 1')]).toEqual([document, undefined]);
    cache.set('x'.repeat(11), document);
    expect(cache.get('x'.repeat(11))).toBeUndefined();
  });
});
