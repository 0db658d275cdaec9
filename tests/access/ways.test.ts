import { afterAll, beforeAll } from 'vitest';
import { type AccessWorld, createAccessWorld } from './accessWorld.ts';
import { bytesAreJudged } from './bytes.ts';
import { cursorsAreJudged } from './cursors.ts';
import { narrowingIsJudged } from './narrowing.ts';
import { streamsAreJudged } from './streams.ts';

let access: AccessWorld;

beforeAll(async () => {
  access = await createAccessWorld();
}, 90_000);
afterAll(() => access.close());

narrowingIsJudged(() => access);
cursorsAreJudged(() => access);
bytesAreJudged(() => access);
// Last: it makes cases of its own.
streamsAreJudged(() => access);
