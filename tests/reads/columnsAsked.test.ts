import { type GraphQLObjectType, getNamedType, isCompositeType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { found } from '../support/answers.ts';
import { sentFor } from '../support/statements.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let readers: Readonly<Record<string, Person>>;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  const overseer = await world.person('ALA', ['OVERSEER']);
  await world.db.oversight.create({ data: { userId: overseer.id, officeId: people.head.officeId } });
  readers = { head: people.head, overseer, analyst: await world.person('ALA', ['ANALYST']) };
  for (const [index, goal] of (['REGISTERED', 'UNDER_REVIEW', 'DELIVERED'] as const).entries())
    await caseIn(world, people, goal, { iin: syntheticIin(index) });
});
afterAll(() => world.close());

/** Where a type stands below a case. */
const FIELD_OF = { Applicant: 'applicant', CaseEvent: 'history' } as const;
type Name = keyof typeof FIELD_OF;

/** The fields of a type as they are asked for. */
const fieldsOf = (name: Name): readonly string[] =>
  Object.values((schema.getType(name) as GraphQLObjectType).getFields()).map(({ name: field, type }) =>
    isCompositeType(getNamedType(type)) ? `${field} { code }` : field,
  );

/** What somebody sees of it below each case, in the order of the cases. */
async function seen(who: Person, name: Name, fields: readonly string[]): Promise<readonly unknown[]> {
  const part = FIELD_OF[name];
  const answer = await world.ask(who, `{ cases { nodes { ${part} { ${fields.join(' ')} } } } }`);
  const { nodes } = found<{ readonly nodes: readonly Record<string, unknown>[] }>(answer, 'cases');
  expect(nodes).toHaveLength(3);
  return nodes.flatMap((node) => node[part]);
}

describe.each(Object.keys(FIELD_OF) as Name[])('each field of %s', (name) => {
  it.each(['head', 'overseer', 'analyst'])('shows the same alone as among all, to the %s', async (role) => {
    const who = readers[role];
    if (!who) throw new Error('Nobody reads.');
    const whole = await seen(who, name, fieldsOf(name));
    expect(whole.some((one) => one !== null)).toBe(role !== 'analyst' || name === 'CaseEvent');
    for (const field of fieldsOf(name)) {
      const [key = ''] = field.split(' ');
      const alone = await seen(who, name, [field]);
      expect(alone, field).toEqual(
        whole.map((one) => one && { [key]: (one as Record<string, unknown>)[key] }),
      );
    }
  });
});

it('shows what is asked for in a fragment, under another name, and in another part of the operation', async () => {
  const { data, errors } = await world.ask(
    people.head,
    `{ cases(first: 1) { nodes { a: applicant { ...Named } b: applicant { given: givenName } } }
      inTurn: cases(last: 1) { nodes { applicant { ... on Applicant { phone } } history { ...Step } } } }
      fragment Named on Applicant { name: fullName } fragment Step on CaseEvent { who: actorName }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    cases: { nodes: [{ a: { name: expect.any(String) }, b: { given: expect.any(String) } }] },
    inTurn: {
      nodes: [
        {
          applicant: { phone: expect.anything() },
          history: expect.arrayContaining([{ who: expect.any(String) }]),
        },
      ],
    },
  });
});

it('reads of a person nothing that is not asked for', async () => {
  const textOf = async (fields: string): Promise<string> => {
    const document = `{ cases { nodes { applicant { ${fields} } } } }`;
    const [statements = []] = await sentFor(world, [{ who: people.head, document }]);
    return statements.map(({ text }) => text).join('\n');
  };
  expect(await textOf('iin phone')).toMatch(/"iin".*"phone"/s);
  expect(await textOf('surname')).not.toMatch(/"(?:iin|birthDate|address|phone|patronymic)"/);
});
