import { z } from 'zod';
import { recordId } from '../../validation.ts';
import type { StepName, StepRow } from './transitions.ts';
import { STEP_NAMES, STEPS } from './transitions.ts';

const common = {
  caseId: recordId,
  expectedVersion: z.int().min(1),
  idempotencyKey: z.string().nullish(),
};

const schemas = new Map(
  STEP_NAMES.map((name) => {
    const asks: StepRow['asks'] = STEPS[name].asks;
    const own = Object.fromEntries(Object.entries(asks).map(([field, { schema }]) => [field, schema]));
    return [name, z.object({ ...own, ...common })] as const;
  }),
);

/** The check of a step's whole input: the case, the version that was seen, the key, and what the row asks for. */
export function stepInputSchema(name: StepName): z.ZodObject<typeof common> {
  const schema = schemas.get(name);
  if (!schema) throw new Error(`No step is called ${name}`);
  return schema;
}
