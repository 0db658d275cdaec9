import { afterAll, beforeAll } from 'vitest';
import { type AccessWorld, createAccessWorld } from './accessWorld.ts';
import { changesAreJudged } from './changes.ts';
import { queriesAreJudged } from './queries.ts';

let access: AccessWorld;

beforeAll(async () => {
  access = await createAccessWorld();
}, 90_000);
afterAll(() => access.close());

queriesAreJudged(() => access);
// Last: it changes what may be changed.
changesAreJudged(() => access);
