import { writeFileSync } from 'node:fs';
import { printContract } from './index.ts';

writeFileSync(new URL('schema.graphql', import.meta.url), printContract());
