import { schema } from '../../schema/index.ts';
import { LIMITS } from '../../server/operations/limits.ts';
import { post, tinyApp } from '../support/tinyApp.ts';

/** A request as its body says it. */
interface Body {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

/** What a refused request cost. */
export interface RequestCost {
  readonly what: string;
  /** The code of its first error. */
  readonly code: string;
  /** Bytes of its body. */
  readonly bytes: number;
  /** Milliseconds of processor time: the median of its {@link ROUNDS}. */
  readonly milliseconds: number;
}

const ROUNDS = 5;
const BODY = 99_000;

const times = (count: number, each: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => each(at)).join(between);
/** As often as the body may be long, which is JSON. */
const fill = (text: string): string => text.repeat(Math.floor(BODY / (JSON.stringify(text).length - 2)));

const NAMES = [
  'id',
  'number',
  'status',
  'channel',
  'version',
  'receivedAt',
  'outcome',
  'letter',
  'returnCount',
];
/** As many fields of one name as are let through, each with arguments and fields that must be compared. */
const SAME = times(4, (group) =>
  times(
    LIMITS.repeats,
    () => `a${group}: cases(first: 1, last: 2, filter: {}) { nodes { ${NAMES.join(' ')} } }`,
  ),
);

/**
 * Requests that are as large as they may be and are refused, each meant to cost the most at one place: the scanner, the
 * walk before validation, a quadratic rule of validation, suggestions, the coercion of variables.
 */
const WORST: Readonly<Record<string, Body>> = {
  'deep nesting': { query: `{ cases ${fill('{ a ')}` },
  'deep nesting within the tokens': { query: `${'{ a '.repeat(990)}${'}'.repeat(990)}` },
  aliases: { query: `{ ${times(9000, (at) => `a${at}: id`)} }` },
  'aliases within the tokens': { query: `{ ${times(660, (at) => `a${at}: viewer`)} }` },
  'many fragments': { query: `{ ...F0 } ${times(3000, (at) => `fragment F${at} on Query { a }`)}` },
  'fragments that spread all others': {
    query: `{ ${times(250, (at) => `...F${at}`)} } ${times(210, (at) => `fragment F${at} on Query { a }`)}`,
  },
  'a bomb of fragments': {
    query: `{ ...F0 } ${times(150, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)}`,
  },
  'overlapping fields': { query: `{ cases { nodes { ${fill('id ')} } } }` },
  'overlapping fields within the tokens': { query: `{ cases { nodes { ${'id '.repeat(1900)} } } }` },
  'overlapping fields within all limits': { query: `{ ${SAME} nonsense }` },
  'unknown fields': { query: `{ ${times(590, (at) => `caze${at}`)} }` },
  'unknown fields within all limits': { query: `{ viewer { ${times(590, (at) => `userr${at}`)} } }` },
  'unknown arguments': { query: `{ cases(${times(490, (at) => `firzt${at}: 1`)}) { totalCount } }` },
  'unknown types': {
    query: `{ viewer { ...F0 } } ${times(280, (at) => `fragment F${at} on CaseConnektion${at} { a }`)}`,
  },
  'unknown values of an enum': {
    query: `{ cases(filter: { status: [${times(490, (at) => `DRAFTINGG${at}`)}] }) { totalCount } }`,
  },
  'wrong values in a list of the document': {
    query: `{ cases(filter: { ids: [${times(490, () => '{ a: 1 }')}] }) { totalCount } }`,
  },
  'a list in the document': { query: `{ cases(filter: { ids: [${fill('1 ')}] }) { totalCount } }` },
  'nested lists in the document': {
    query: `{ cases(filter: { ids: ${'['.repeat(950)}${']'.repeat(950)} }) }`,
  },
  directives: { query: `{ viewer ${fill('@a ')} }` },
  'directives within the tokens': { query: `{ viewer ${'@skip(if: true) '.repeat(320)} { roles } }` },
  operations: { query: times(5000, (at) => `query Q${at} { a }`) },
  'variables that are declared': {
    query: `query (${times(320, (at) => `$v${at}: Int = ${at}`)}) { viewer { roles } }`,
  },
  'variables in many fragments': {
    query: `query A(${times(200, (at) => `$v${at}: Int`)}) { ...F0 } ${times(
      19,
      (at) => `fragment F${at} on Query { a${at}: cases(first: $v${at}) { totalCount } ...F${at + 1} }`,
    )}`,
  },
  'a long list in the variables': {
    query: 'query ($ids: [ID!]) { cases(filter: { ids: $ids }) { totalCount } }',
    variables: { ids: Array(49_000).fill(1) },
  },
  'wrong items within the limit of lists': {
    query: 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }',
    variables: {
      f: {
        status: Array(500).fill('DRAFTINGG'),
        ids: Array(500).fill({}),
        letter: Array(500).fill('x'.repeat(60)),
      },
    },
  },
  'unknown fields in the variables': {
    query: 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }',
    variables: { f: Object.fromEntries(Array.from({ length: 490 }, (_, at) => [`receivedFromm${at}`, 1])) },
  },
  'deep lists in the variables': {
    query: 'query ($ids: [ID!]) { cases(filter: { ids: $ids }) { totalCount } }',
    variables: '[nested]',
  },
  'many objects in the variables': {
    query: 'query ($ids: [ID!]) { cases(filter: { ids: $ids }) { totalCount } }',
    variables: { ids: Array.from({ length: 480 }, () => ({ a: Array(15).fill({}) })) },
  },
  'a comment': { query: `#${'x'.repeat(BODY)}` },
  'many comments': { query: fill('#\n') },
  'a long text': { query: `{ search(text: "${'x'.repeat(BODY)}" nonsense: 1) { moreCases } }` },
  'a long block of text': { query: `{ search(text: """${fill('\n  x')}""" nonsense: 1) { moreCases } }` },
  'escaped signs': { query: `{ search(text: "${fill('\\u0041')}" nonsense: 1) { moreCases } }` },
  'a long name': { query: `{ ${'x'.repeat(BODY)} }` },
  'a long number': { query: `{ cases(first: ${'9'.repeat(BODY)}) { totalCount } }` },
  'a long name of the operation': { query: '{ viewer { roles } }', operationName: 'x'.repeat(BODY) },
  'what costs too many rows': {
    query: `{ cases(first: 100) { nodes { papers { prints { by { absences { user { absences { id } } } } } } } } }`,
  },
};

/** Sends each of the worst requests to the API over the real schema, as production checks them, and measures it. */
export async function measureWorstRequests(): Promise<readonly RequestCost[]> {
  const app = tinyApp({ schema });
  const costs: RequestCost[] = [];
  for (const [what, body] of Object.entries(WORST)) {
    const text = JSON.stringify(body).replace(
      '"[nested]"',
      `{"ids":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
    );
    const spent: number[] = [];
    let code = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      // Every round is new to the cache of documents.
      const request = post(text.replace('"query":"', `"query":"#${round}\\n`));
      const before = process.cpuUsage();
      const response = await app.fetch(request, { address: '192.0.2.1' });
      const answer = await response.text();
      const { user, system } = process.cpuUsage(before);
      spent.push((user + system) / 1000);
      const { errors, data } = JSON.parse(answer) as {
        errors?: { extensions: { code: string } }[];
        data?: unknown;
      };
      if (data) throw new Error(`${what} was not refused: ${answer.slice(0, 200)}`);
      code = errors?.[0]?.extensions.code ?? '';
    }
    spent.sort((one, other) => one - other);
    const milliseconds = spent[Math.floor(ROUNDS / 2)] ?? 0;
    costs.push({ what, code, bytes: Buffer.byteLength(text), milliseconds });
  }
  await app.dispose();
  return costs;
}
