import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLEnumType, isEnumType } from 'graphql';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../schema/cases/workflow/refusals.ts';
import { ERROR_CODES } from '../../schema/errors.ts';
import { en as fileWords } from '../../schema/exports/words/en.ts';
import { PROVIDER_PROBLEMS } from '../../server/oidc/provider.ts';
import { contract } from './support/contract.ts';
import { dictionaries, texts } from './support/dictionaries.ts';
import { nodesOf, placeOf, type Source, sourcesOf } from './support/sources.ts';

const languages = Object.entries(dictionaries);

const sources = sourcesOf('schema')
  .concat(sourcesOf('server'))
  // Made-up people, and what only the person at the console reads.
  .filter(({ path }) => !/^server\/(?:demo|database|adminCreate|\w*[cC]onfiguration)/.test(path));

interface Code {
  readonly code: string;
  readonly place: string;
}

/** What stands behind a property of an object, or null. */
function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return null;
}

function literalOf(object: ts.ObjectLiteralExpression, name: string): ts.StringLiteralLike | null {
  const value = propertyOf(object, name);
  return value && ts.isStringLiteralLike(value) ? value : null;
}

const has = (object: ts.ObjectLiteralExpression, name: string): boolean =>
  object.properties.some((property) => property.name?.getText() === name);

/** The codes of wrong fields in a file: objects with a path and a code. */
function fieldCodes(source: Source): Code[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node) || !has(node, 'path')) return [];
    const params = propertyOf(node, 'params');
    // An issue of zod carries our code in its parameters.
    const own = params && ts.isObjectLiteralExpression(params) ? literalOf(params, 'code') : null;
    const code = own ?? literalOf(node, 'code');
    return code ? [{ code: code.text, place: placeOf(source, code) }] : [];
  });
}

/** The reasons of conflicts in a file: what a CONFLICT carries. */
function conflictReasons(source: Source): Code[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'KomekError') return [];
    const [code, , params] = node.arguments ?? [];
    if (!code || !ts.isStringLiteralLike(code) || code.text !== 'CONFLICT') return [];
    if (!params || !ts.isObjectLiteralExpression(params)) return [];
    const reason = literalOf(params, 'reason');
    return reason ? [{ code: reason.text, place: placeOf(source, reason) }] : [];
  });
}

/** Every capital literal with an underscore: codes hidden in helpers are among them. */
function capitals(source: Source): Code[] {
  return [...nodesOf(source.tree)].flatMap((node) =>
    ts.isStringLiteralLike(node) && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(node.text)
      ? [{ code: node.text, place: placeOf(source, node) }]
      : [],
  );
}

const storedEnums = [
  ...readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8').matchAll(
    /^enum \w+ \{([^}]*)\}/gm,
  ),
].flatMap(([, body = '']) => body.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []);

/** Capital literals that nobody reads: log entries, the SDL's own words, settings of the process. */
const NEVER_SHOWN = new Set([
  ...storedEnums,
  ...Object.values(contract.getTypeMap())
    .filter(isEnumType)
    .flatMap((type: GraphQLEnumType) => type.getValues().map(({ name }) => name)),
  ...ERROR_CODES,
  ...PROVIDER_PROBLEMS,
  ...REFUSAL_CODES,
  // Headings of exported tables and the tables themselves; their words are `schema/exports/words`.
  ...Object.keys(fileWords.columns),
  'CASE_EVENTS',
  'FIELD_DEFINITION',
  'NODE_ENV',
  'PSEUDONYM_KEY_FILE',
  'SEAL_KEY_FILE',
  'TOTP_KEY_FILE',
  // Parts of the explanation of a suggested executor; their words are `suggestion` and `candidate.why`.
  'FEWEST_DUE',
  'FEWEST_LATE',
  'FEWEST_OPEN',
  'FIRST_BY_NAME',
  'LONGEST_WITHOUT',
  'ONLY_ONE_PRESENT',
  // A parameter of EXECUTOR_NOT_ELIGIBLE, and reasons of a refused sign-in in the log.
  'UNKNOWN_LOGIN',
  'WRONG_CODE',
  'BY_PROVIDER_ONLY',
]);

describe.each(languages)('the words of %s', (_language, { problems, provider }) => {
  const known = new Set(
    [problems.field, problems.iin, problems.conflict, problems.error, problems.refusal].flatMap(Object.keys),
  );

  it('explain whatever the way to the provider ends with', () => {
    expect(Object.keys(provider.problem).sort()).toEqual([...PROVIDER_PROBLEMS].sort());
  });

  it('explain every error', () => {
    const ownCodes = ['UNREACHABLE', 'UNKNOWN'];
    expect(Object.keys(problems.error).sort()).toEqual([...ERROR_CODES, ...ownCodes].sort());
  });

  it('explain every refusal', () => {
    expect(Object.keys(problems.refusal)).toEqual(expect.arrayContaining([...REFUSAL_CODES]));
  });

  it('explain every wrong field', () => {
    const fields = sources.flatMap(fieldCodes);
    expect(fields.length).toBeGreaterThan(20);
    const words = new Set([...Object.keys(problems.field), ...Object.keys(problems.iin)]);
    expect(fields.filter(({ code }) => !words.has(code))).toEqual([]);
  });

  it('explain every conflict', () => {
    const conflicts = sources.flatMap(conflictReasons);
    expect(conflicts.length).toBeGreaterThan(4);
    expect(conflicts.filter(({ code }) => !(code in problems.conflict))).toEqual([]);
  });

  it('miss no code that is made in a helper', () => {
    const left = sources.flatMap(capitals).filter(({ code }) => !known.has(code) && !NEVER_SHOWN.has(code));
    expect(left).toEqual([]);
  });
});

/** Enums that only programs read, and the formats of files, which are shown as they are. */
const WITHOUT_WORDS = [
  ...['CaseSortField', 'OfficeSortField', 'SortDirection', 'UserSortField', 'ListName', 'ExportLanguage'],
  ...['AttachmentType', 'ExportFormat'],
];

/** Where the words of an enum stand when its group is not called like it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  CaseStatus: 'terms.status',
  TransitionName: 'terms.transition',
  InboxCode: 'terms.inbox',
  CaseColumn: 'exports.column',
};

describe('every value of every enum of the contract', () => {
  const enums = Object.values(contract.getTypeMap()).filter(
    (type): type is GraphQLEnumType => isEnumType(type) && !type.name.startsWith('__'),
  );
  const wordsFor = (name: string): string =>
    ELSEWHERE[name] ?? `terms.${name.charAt(0).toLowerCase()}${name.slice(1)}`;

  it.each(
    enums.filter(({ name }) => !WITHOUT_WORDS.includes(name)).map((type) => [type.name, type] as const),
  )('has its word in all three languages: %s', (name, type) => {
    const missing = type
      .getValues()
      .flatMap((value) =>
        Object.entries(texts).flatMap(([language, words]) =>
          words.has(`${wordsFor(name)}.${value.name}`)
            ? []
            : [`${language}: ${wordsFor(name)}.${value.name}`],
        ),
      );
    expect(missing).toEqual([]);
  });
});
