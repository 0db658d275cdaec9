import { describe, expect, it } from 'vitest';
import { stepForms } from '../../admin/cases/steps/stepForms.ts';
import { makeIntent, type TransitionInputs } from '../../admin/providers/transitions.ts';
import { valuesOf } from './support/contract.ts';
import { fakeDataProvider } from './support/fakeServer.ts';

const names = valuesOf('TransitionName') as (keyof TransitionInputs)[];

describe('transitions', () => {
  it.each(names)('%s sends its own mutation with its input', async (name) => {
    const { dataProvider, sent } = fakeDataProvider({ data: { result: { case: { id: 'a', version: 2 } } } });
    const input = { caseId: 'a', expectedVersion: 1, idempotencyKey: 'k' } as never;
    expect(await dataProvider.runTransition(name, input)).toEqual({ id: 'a', version: 2 });
    expect(sent[0]?.query).toContain(`result:${name}(input:$input)`);
    expect(sent[0]?.variables).toEqual({ input });
  });

  it.each(names.filter((name) => !name.startsWith('register')))('%s has its dialog', (name) => {
    expect(Object.keys(stepForms)).toContain(name);
  });

  it('have one key for every try with the same input, and another for another input', () => {
    const keyFor = makeIntent();
    const first = keyFor({ reason: 'a' });
    expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(keyFor({ reason: 'a' })).toBe(first);
    expect(keyFor({ reason: 'b' })).not.toBe(first);
    expect(makeIntent()({ reason: 'a' })).not.toBe(first);
  });
});
