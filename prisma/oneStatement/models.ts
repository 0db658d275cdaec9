import { readFileSync } from 'node:fs';

// What a statement must know of the models: their tables, columns and relations, as schema.prisma says.

/** A column. */
export interface Column {
  readonly kind: 'column';
  readonly name: string;
  readonly type: 'String' | 'Int' | 'Boolean' | 'DateTime' | 'Json' | 'Bytes' | 'enum' | 'other';
  readonly list: boolean;
}

/** What belongs to a row: the rows of `model` whose `theirs` is this row's `own`. */
export interface Relation {
  readonly kind: 'relation';
  readonly name: string;
  readonly model: string;
  readonly list: boolean;
  /** Whether there is always exactly one. */
  readonly always: boolean;
  readonly own: string;
  readonly theirs: string;
}

/** A table; its model has the name of Prisma. */
export interface Model {
  readonly name: string;
  readonly table: string;
  /** The column that is its key; null when several are. */
  readonly key: string | null;
  readonly fields: ReadonlyMap<string, Column | Relation>;
}

interface Line {
  readonly name: string;
  readonly type: string;
  readonly list: boolean;
  readonly optional: boolean;
  readonly attributes: string;
}

type Blocks = ReadonlyMap<string, { readonly body: string; readonly lines: readonly Line[] }>;

const SCALARS: ReadonlySet<string> = new Set(['String', 'Int', 'Boolean', 'DateTime', 'Json', 'Bytes']);

function linesOf(body: string): Line[] {
  return body.split('\n').flatMap((text) => {
    const [, name, type, list, optional, attributes = ''] =
      /^\s+(\w+)\s+(\w+)(\[\])?(\?)?(?:\s+(.*))?$/.exec(text) ?? [];
    // What the client does not know is not read here either.
    if (name === undefined || type === undefined || /@ignore\b/.test(attributes)) return [];
    if (/@map\(/.test(attributes)) throw new Error(`A column of another name is not known here: ${name}`);
    return [{ name, type, list: list !== undefined, optional: optional !== undefined, attributes }];
  });
}

const named = ({ attributes }: Line): string | undefined => /@relation\("(\w+)"/.exec(attributes)?.[1];

/** The columns that a relation's line names: its own and the other table's; null on the side that holds no key. */
function keysOf({ name, attributes }: Line): readonly [own: string, theirs: string] | null {
  const [, fields, references] = /fields: \[([^\]]+)\], references: \[([^\]]+)\]/.exec(attributes) ?? [];
  if (fields === undefined || references === undefined) return null;
  if (fields.includes(',')) throw new Error(`A relation over several columns is not known here: ${name}`);
  return [fields, references];
}

function relationOf(blocks: Blocks, model: string, line: Line): Relation {
  const { name, type, list, optional } = line;
  const keys = keysOf(line);
  if (keys) {
    const [own, theirs] = keys;
    return { kind: 'relation', name, model: type, list, always: !optional, own, theirs };
  }
  const other = blocks
    .get(type)
    ?.lines.find((back) => back.type === model && named(back) === named(line) && keysOf(back) !== null);
  const back = other && keysOf(other);
  if (!back) throw new Error(`The other side of a relation is not found: ${model}.${name}`);
  return { kind: 'relation', name, model: type, list, always: false, own: back[1], theirs: back[0] };
}

function readModels(schema: string): ReadonlyMap<string, Model> {
  const blocks: Blocks = new Map(
    [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      { body, lines: linesOf(body) },
    ]),
  );
  const enums = new Set([...schema.matchAll(/^enum (\w+) \{/gm)].map(([, name]) => name));
  const typeOf = (type: string): Column['type'] =>
    enums.has(type) ? 'enum' : SCALARS.has(type) ? (type as Column['type']) : 'other';
  return new Map(
    [...blocks].map(([name, { body, lines }]) => [
      name,
      {
        name,
        table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
        key: lines.find(({ attributes }) => /@id\b/.test(attributes))?.name ?? null,
        fields: new Map(
          lines.map((line): [string, Column | Relation] => [
            line.name,
            blocks.has(line.type)
              ? relationOf(blocks, name, line)
              : { kind: 'column', name: line.name, type: typeOf(line.type), list: line.list },
          ]),
        ),
      },
    ]),
  );
}

const MODELS = readModels(readFileSync(new URL('../schema.prisma', import.meta.url), 'utf8'));

/** The model of that name; throws when there is none. */
export function modelNamed(name: string): Model {
  const model = MODELS.get(name);
  if (!model) throw new Error(`No model is called ${name}`);
  return model;
}
