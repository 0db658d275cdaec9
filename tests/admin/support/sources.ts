import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../..');

/** A source file, parsed. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Parses every TypeScript file of a folder for which the filter holds. */
export function sourcesOf(folder: string, wanted: (path: string) => boolean = () => true): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .map((path) => {
      const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
    });
}

/** Every node of a tree. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** The file and line of a node. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** The sources of the back office, without its dictionaries and what is generated. */
export const adminSources = (): Source[] =>
  sourcesOf('admin', (path) => !/^admin\/(?:generated|dist|i18n\/(?:kk|ru|en)\b)/.test(path));
