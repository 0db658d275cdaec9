import { readFileSync } from 'node:fs';
import { getDirective } from '@graphql-tools/utils';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import type { StepRow } from '../../schema/cases/workflow/transitions.ts';
import { INTAKES, STEPS, TRANSITION_NAMES } from '../../schema/cases/workflow/transitions.ts';
import { printContract, schema } from '../../schema/index.ts';
import { rootFields } from '../support/documents.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** The places of a type that people read: itself, its fields, their arguments, its values. */
function describedPlaces(type: GraphQLNamedType): [place: string, description: string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type))
    return [
      own,
      ...type.getValues().map((v) => [`${type.name}.${v.name}`, v.description] as [string, string]),
    ];
  if (isInputObjectType(type)) {
    return [
      own,
      ...Object.values(type.getFields()).map(
        (f) => [`${type.name}.${f.name}`, f.description] as [string, string],
      ),
    ];
  }
  if (!isObjectType(type)) return [own];
  return [
    own,
    ...Object.values(type.getFields()).flatMap((field): [string, string | null | undefined][] => [
      [`${type.name}.${field.name}`, field.description],
      ...field.args.map((arg): [string, string | null | undefined] => [
        `${type.name}.${field.name}(${arg.name})`,
        arg.description,
      ]),
    ]),
  ];
}

describe('the contract', () => {
  it('is printed in schema/schema.graphql as it is served (if not: npm run schema:print)', () => {
    const printed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(printed === printContract(), 'schema/schema.graphql is stale: run npm run schema:print').toBe(
      true,
    );
  });

  it('describes every type, field, argument, input field and value', () => {
    const places = types.flatMap(describedPlaces);
    expect(places.length).toBeGreaterThan(300);
    expect(places.filter(([, text]) => !text?.trim()).map(([place]) => place)).toEqual([]);
  });

  it('prints at every root field who may call it, with the roles', () => {
    const sdl = printContract();
    for (const { name, roles } of rootFields(schema)) {
      const directive = roles ? `@hasRole(roles: [${roles.join(', ')}])` : '@public';
      expect(sdl, name).toMatch(new RegExp(`\\b${name}\\b[^@]*${directive.replace(/[()[\]]/g, '\\$&')}`));
    }
  });

  it('has for every row of the table a mutation with the row’s roles and an input for what it asks', () => {
    const mutations = schema.getMutationType()?.getFields() ?? {};
    const rows = { ...INTAKES, ...STEPS };
    for (const name of TRANSITION_NAMES) {
      const field = mutations[name];
      if (!field) throw new Error(`There is no mutation ${name}`);
      const [directive] = getDirective(schema, field, 'hasRole') ?? [];
      expect(directive?.roles, name).toEqual(rows[name].roles);
      expect(String(field.type)).toBe('TransitionResult!');
    }
    for (const [name, row] of Object.entries(STEPS) as [string, StepRow][]) {
      const [arg] = mutations[name]?.args ?? [];
      const input = schema.getType(`${name[0]?.toUpperCase()}${name.slice(1)}Input`);
      expect(String(arg?.type)).toBe(`${input?.name}!`);
      const fields = isInputObjectType(input) ? input.getFields() : {};
      expect(Object.keys(fields).sort()).toEqual(
        ['caseId', 'expectedVersion', 'idempotencyKey', ...Object.keys(row.asks)].sort(),
      );
      expect(String(fields.expectedVersion?.type)).toBe('Int!');
      expect(String(fields.idempotencyKey?.type)).toBe('String');
      for (const [ask, { required }] of Object.entries(row.asks)) {
        expect(String(fields[ask]?.type).endsWith('!'), `${name}.${ask}`).toBe(required);
      }
    }
  });

  it('takes both intakes with one input', () => {
    for (const name of Object.keys(INTAKES)) {
      const [arg] = schema.getMutationType()?.getFields()[name]?.args ?? [];
      expect(String(arg?.type)).toBe('RegisterApplicationInput!');
    }
    const input = schema.getType('RegisterApplicationInput');
    const fields = isInputObjectType(input) ? Object.values(input.getFields()) : [];
    const required = fields.filter(({ type }) => String(type).endsWith('!')).map(({ name }) => name);
    expect(required.sort()).toEqual([
      'address',
      'deliveryPreference',
      'documents',
      'givenName',
      'iin',
      'language',
      'surname',
    ]);
  });

  it('has no door that ignores the scope of rows', () => {
    const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(queries.filter((name) => name === 'node' || name === 'nodes')).toEqual([]);
    const role = schema.getType('Role');
    expect(
      isEnumType(role) &&
        role
          .getValues()
          .map(({ name }) => name)
          .sort(),
    ).toEqual(Object.values(Role).sort());
  });

  it('lets nobody set a time, a number or a status', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const inputs = types.filter(isInputObjectType).filter(({ name }) => name.endsWith('Input'));
    const settable = [
      ...mutations.flatMap((field) => field.args.map(({ name, type }) => ({ name, type: String(type) }))),
      ...inputs.flatMap((input) =>
        Object.values(input.getFields()).map(({ name, type }) => ({ name, type: String(type) })),
      ),
    ];
    expect(settable.filter(({ type }) => /DateTime|CaseStatus/.test(type))).toEqual([]);
    expect(settable.filter(({ name }) => /^(number|akimNumber|seq|status)$/.test(name))).toEqual([]);
  });
});
