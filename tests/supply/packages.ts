import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository. */
export const ROOT = join(import.meta.dirname, '../..');

/** A package as the lockfile has it. */
export interface Locked {
  /** Where it is installed: `node_modules/zod`. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly license?: string;
  /** Only tools and what is built for the browser need it. */
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Shape;

/** package.json. */
export const manifest = read<Manifest>('package.json');

const lock = read<{
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Omit<Locked, 'place' | 'name'> & { readonly name?: string }>>;
}>('package-lock.json');

/** The form of the lockfile, and what it takes for package.json. */
export const { lockfileVersion } = lock;
export const lockedManifest = lock.packages[''] as unknown as Manifest;

/** Every package of the lockfile. */
export const packages: readonly Locked[] = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({
    ...entry,
    place,
    name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
  }));
