import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { operationsPlugin } from './generateOperations.ts';

const folder = import.meta.dirname;
const schemaFile = join(folder, '../schema/schema.graphql');
const documentsFolder = join(folder, 'documents');
const target = join(folder, 'generated/graphql.ts');
const hashFile = join(folder, 'generated/graphql.hash');

const config = {
  scalars: { ID: 'string', DateTime: 'string', Date: 'string', JSON: 'unknown' },
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: true,
  inlineFragmentTypes: 'combine' as const,
};

/** Writes admin/generated/graphql.ts: the types of our documents and the documents themselves, ready to be sent. */
async function generate(): Promise<void> {
  const schemaText = readFileSync(schemaFile, 'utf8');
  const documents = readdirSync(documentsFolder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ location: name, text: readFileSync(join(documentsFolder, name), 'utf8') }));

  const generator = ['generate.ts', 'generateOperations.ts'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const hash = createHash('sha256')
    .update(JSON.stringify([schemaText, documents, config, ...generator]))
    .digest('hex');
  if (existsSync(target) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return;

  const schema = buildSchema(schemaText);
  const text = await codegen({
    filename: target,
    schema: parse(schemaText),
    schemaAst: schema,
    documents: documents.map(({ location, text }) => ({ location, document: parse(text) })),
    config,
    pluginMap: { typescriptOperations, operations: operationsPlugin },
    plugins: [{ typescriptOperations: {} }, { operations: {} }],
  });
  mkdirSync(join(folder, 'generated'), { recursive: true });
  writeFileSync(target, text);
  writeFileSync(hashFile, hash);
}

await generate();
