import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What the code of the first screen may weigh, in bytes after gzip. */
const LIMIT = 350_000;
/** Beside the code that every screen loads: a dictionary, and the page of one role or the sign-in page. */
const DICTIONARIES = /\/i18n\/(kk|ru|en)\.ts$/;
const FIRST_PAGES = /\/(home\/\w+Home|auth\/SignInPage)\.tsx$/;

type Chunks = Readonly<Record<string, Rolldown.OutputChunk>>;

/** The chunk's file and everything that it imports statically. */
function loadedWith(files: readonly string[], chunks: Chunks, seen = new Set<string>()): Set<string> {
  for (const file of files) {
    const chunk = chunks[file];
    if (!chunk || seen.has(file)) continue;
    seen.add(file);
    loadedWith(chunk.imports, chunks, seen);
  }
  return seen;
}

const chunksOf = (bundle: Rolldown.OutputBundle): Chunks =>
  Object.fromEntries(
    Object.entries(bundle).filter((pair): pair is [string, Rolldown.OutputChunk] => pair[1].type === 'chunk'),
  );

/** The chunks whose first module the pattern names, with the part of the name that it captured. */
const chunksMatching = (
  chunks: Chunks,
  pattern: RegExp,
): { readonly name: string; readonly file: string }[] =>
  Object.values(chunks).flatMap(({ facadeModuleId, fileName }) => {
    const found = pattern.exec(facadeModuleId ?? '');
    return found ? [{ name: found[1] ?? '', file: fileName }] : [];
  });

/**
 * Weighs the code that a browser loads before the first screen of each role, in the language with the most words, and
 * fails the build above the limit. The figures stay beside the built files, for those who build to print. It also
 * names the dictionaries in the page, so that its first script can ask for the right one at once.
 */
export function firstScreen(): Plugin {
  let folder = '';
  return {
    name: 'komek:first-screen',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        chunksMatching(chunksOf(bundle ?? {}), DICTIONARIES).map(({ name, file }) => ({
          tag: 'meta',
          attrs: { name: `dictionary-${name}`, content: `/${file}` },
          injectTo: 'head-prepend' as const,
        })),
    },
    writeBundle(_options, bundle) {
      const chunks = chunksOf(bundle);
      const weights = new Map(
        Object.values(chunks).map(({ fileName, code }) => [fileName, gzipSync(code).length]),
      );
      // An entry that only imports is replaced by what it imports, so the page itself knows best.
      const page = bundle['index.html'];
      const named =
        page?.type === 'asset' ? [...String(page.source).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)] : [];
      const first = named.flatMap(([, file]) => (file && chunks[file] ? [file] : []));
      const weigh = (home: string): number =>
        Math.max(
          ...chunksMatching(chunks, DICTIONARIES).map(({ file }) =>
            [...loadedWith([...first, file, home], chunks)].reduce(
              (sum, loaded) => sum + (weights.get(loaded) ?? 0),
              0,
            ),
          ),
        );
      if (first.length === 0) this.error('The page names no script of its own.');
      const screens = Object.fromEntries(
        [{ name: 'all', file: '' }, ...chunksMatching(chunks, FIRST_PAGES)].map(({ name, file }) => [
          name,
          weigh(file),
        ]),
      );
      writeFileSync(join(folder, '.first-screen.json'), `${JSON.stringify(screens, null, 2)}\n`);
      const heavy = Object.entries(screens).filter(([, weight]) => weight > LIMIT);
      if (heavy.length > 0) {
        const told = heavy.map(([name, weight]) => `${name} ${Math.round(weight / 1000)} kB`).join(', ');
        this.error(`The code of the first screen weighs more than ${LIMIT / 1000} kB: ${told}.`);
      }
    },
  };
}
