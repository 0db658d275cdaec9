import { buildSchema, execute, type GraphQLObjectType, parse } from 'graphql';
import { expect, it } from 'vitest';
import { plannedExecution } from '../../server/execution/execution.ts';

it('a plan that is given up over a list of promises leaves none of them to fail unheard', async () => {
  const schema = buildSchema('type Query { names: [String] }');
  const query = schema.getQueryType() as GraphQLObjectType;
  const { names } = query.getFields();
  if (!names) throw new Error('no field');
  names.resolve = () => [Promise.reject(new Error('first')), Promise.reject(new Error('second'))];
  const run = plannedExecution((args) => execute(args));
  // Vitest fails over every rejection that nobody hears.
  const answer = await run({ schema, document: parse('{ names }') });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answer).toMatchObject({ data: { names: [null, null] } });
});
