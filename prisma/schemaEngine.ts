import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Prisma's own schema engine; call `free()` when done. */
export type SchemaEngine = engineModule.SchemaEngine;

/** Nothing in our schema is managed by anybody else. */
export const NO_FILTER: engineModule.SchemaFilter = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** Node 20 imports .wasm files only behind a flag, so the module is instantiated by hand, once a process. */
async function loadEngine(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(script, '..', 'schema_engine_bg.wasm'));
  const imports = { ...engineModule } as unknown as Record<string, WebAssembly.ImportValue>;
  for (const name of Object.keys(imports).filter((key) => key.startsWith('__wbg_setTimeout_'))) {
    // The engine never clears the ten seconds it waits for its lock, and would keep the process alive as long.
    imports[name] = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Prisma's adapter cuts scripts at every semicolon, function bodies included; ours sends them whole: one file, one transaction. */
class WholeScriptPg extends PrismaPg {
  /** What PostgreSQL said of the last script that failed; the engine itself answers without its words. */
  scriptError: Error | undefined;
  #close: (() => Promise<void>)[] = [];

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    this.#close.push(() => adapter.dispose());
    adapter.executeScript = async (script) => {
      await adapter
        .underlyingDriver()
        .query(script)
        .catch((error: Error) => {
          this.scriptError = error;
          throw error;
        });
    };
    return adapter;
  }

  /** An engine that is freed forgets its connections without ending them. */
  async close(): Promise<void> {
    await Promise.all(this.#close.splice(0).map((close) => close()));
  }
}

/** Answers the one question an engine asks when it starts (schema present? which version?), so that comparing needs no database. */
const noDatabase: SqlMigrationAwareDriverAdapterFactory = (() => {
  const refuse = async (): Promise<never> => {
    throw new Error('This schema engine has no database.');
  };
  const adapter = {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 15.0', 150000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => {},
  };
  const connect = async () => adapter;
  return { provider: 'postgres', adapterName: adapter.adapterName, connect, connectToShadowDb: connect };
})();

async function openEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<SchemaEngine> {
  loaded ??= loadEngine();
  await loaded;
  const options = { datamodels: [['schema.prisma', schema] as [string, string]] };
  return engineModule.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** An engine without a database, enough to compare two schemas; `schema` is the text of a schema.prisma. */
export const openComparingEngine = (schema: string): Promise<SchemaEngine> => openEngine(noDatabase, schema);

/**
 * An engine over the database at `connectionString`, what PostgreSQL said when a script failed, and how to end it.
 * `schema` is the text of a schema.prisma.
 */
export async function openDatabaseEngine(connectionString: string, schema: string) {
  const factory = new WholeScriptPg({ connectionString, max: 1 });
  const engine = await openEngine(factory, schema);
  const close = async (): Promise<void> => {
    engine.free();
    await factory.close();
  };
  return { engine, scriptError: () => factory.scriptError, close };
}
