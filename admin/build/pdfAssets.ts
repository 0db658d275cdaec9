import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { PDF_FILES } from '../attachments/pdfFiles.ts';

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What a document may need beside the library: fonts that it does not bring along, character maps, a decoder. */
const FOLDERS: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /nowasm_fallback\.js$/,
};

const filesOf = (folder: string): string[] =>
  readdirSync(join(library, folder)).filter((name) => FOLDERS[folder]?.test(name));

/** Puts the files of pdf.js beside the built page, and serves them while it is developed. */
export function pdfAssets(): Plugin {
  return {
    name: 'komek:pdf-assets',
    generateBundle() {
      for (const folder of Object.keys(FOLDERS)) {
        for (const name of filesOf(folder)) {
          const fileName = `${PDF_FILES.slice(1)}/${folder}/${name}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(library, folder, name)) });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use(PDF_FILES, (request, response, next) => {
        const [, folder = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
        if (!(folder in FOLDERS) || !filesOf(folder).includes(name)) return next();
        response.setHeader(
          'content-type',
          name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
        );
        response.end(readFileSync(join(library, folder, name)));
      });
    },
  };
}
