import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What gains nothing by being packed, or is packed by its own format. */
const WORTH_IT = /\.(js|mjs|css|html|svg|json|wasm|ttf)$/;
const SMALL = 1024;
/** The server fills in each page anew (server/backOffice.ts), so a packed one would never be sent. */
const PAGE = 'index.html';

/** Puts a brotli and a gzip file beside each built one, for the server to send as they are. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'komek:compressed',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { withFileTypes: true, recursive: true });
      const files = entries
        .filter(
          (entry) =>
            entry.isFile() && WORTH_IT.test(entry.name) && entry.name !== PAGE && !entry.name.startsWith('.'),
        )
        .map((entry) => join(entry.parentPath, entry.name));
      await Promise.all(files.map(pack));
    },
  };
}

async function pack(file: string): Promise<void> {
  // Two builds share the folder: what the other one has packed stays.
  const packed = await stat(`${file}.br`).catch(() => null);
  if (packed && packed.mtimeMs >= (await stat(file)).mtimeMs) return;
  const bytes = await readFile(file);
  if (bytes.length < SMALL) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
}
