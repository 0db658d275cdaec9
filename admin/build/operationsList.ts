import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import * as documents from '../generated/graphql.ts';
import type { Operation } from '../providers/operation.ts';

/** Every document that the back office and the public pages send, as they send it. */
export const SENT_DOCUMENTS: readonly string[] = (
  Object.values(documents) as readonly Operation<unknown, never>[]
).map(({ text }) => text);

/**
 * Leaves the list of {@link SENT_DOCUMENTS} beside the built pages: in production the server runs nothing else for whoever
 * shows no API token. No browser gets the file, for its name begins with a dot.
 */
export function operationsList(): Plugin {
  let folder = '';
  return {
    name: 'komek:operations',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      writeFileSync(join(folder, '.operations.json'), `${JSON.stringify(SENT_DOCUMENTS, null, 1)}\n`);
    },
  };
}
