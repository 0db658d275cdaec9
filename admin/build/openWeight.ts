import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What all the code of the public pages may weigh, in bytes after gzip: they are opened by telephone, in villages. */
const LIMIT = 100_000;
/** The back office's own rooms and libraries, none of which belongs on a public page. */
const FOREIGN = /node_modules\/(?:react-admin|ra-[\w-]+|@mui|@emotion|@tanstack|react-router[\w-]*)\//;

/** Weighs the code of the public pages and fails the build above the limit, or where the back office's libraries got in. */
export function openWeight(): Plugin {
  let folder = '';
  return {
    name: 'komek:open-weight',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const foreign = chunks.flatMap(({ moduleIds }) => moduleIds).find((id) => FOREIGN.test(id));
      if (foreign) this.error(`The public pages load what belongs to the back office: ${foreign}.`);
      const weight = chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
      writeFileSync(join(folder, '.open-page.json'), `${JSON.stringify({ weight })}\n`);
      if (weight > LIMIT) {
        this.error(
          `The public pages' code weighs ${Math.round(weight / 1000)} kB, more than ${LIMIT / 1000} kB.`,
        );
      }
    },
  };
}
