import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contract } from './support/contract.ts';

const folder = join(import.meta.dirname, '../../admin/documents');
const text = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

describe('the documents of the back office', () => {
  const document = parse(text);

  it('fit the contract', () => {
    expect(validate(contract, document).map(({ message }) => message)).toEqual([]);
  });

  it('have a name each, so that they can be a list of persisted operations', () => {
    const names = document.definitions.map((definition) =>
      'name' in definition ? definition.name?.value : undefined,
    );
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never put an IIN into a query: it goes with mutations, by POST', () => {
    const queries = document.definitions.filter(
      (definition) => definition.kind === 'OperationDefinition' && definition.operation !== 'mutation',
    );
    const variables = queries.flatMap((query) =>
      'variableDefinitions' in query
        ? (query.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
        : [],
    );
    expect(variables).not.toContain('iin');
  });
});
