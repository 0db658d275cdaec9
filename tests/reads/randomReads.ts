import { type Column, type Model, modelNamed, type Relation } from '../../prisma/oneStatement/models.ts';

type Args = Record<string, unknown>;
type Random = () => number;

const isColumn = (field: Column | Relation): field is Column => field.kind === 'column';
const isRelation = (field: Column | Relation): field is Relation => field.kind === 'relation';

const isPlain = ({ type, list }: Column): boolean => type !== 'Json' && type !== 'other' && !list;

/** The columns that an order may end in, so that no two rows are level. */
const lastColumns = ({ key, fields }: Model): string[] =>
  key === null
    ? [...fields.values()]
        .filter(isColumn)
        .filter(isPlain)
        .map(({ name }) => name)
    : [key];

/** What one may ask of a model's rows, at random: columns, what belongs to them, and of lists which and in which order. */
export function randomSelection(random: Random, model: Model, depth: number): Args {
  const fields = [...model.fields.values()];
  const columns = fields.filter(isColumn).filter(({ type }) => type !== 'other');
  const relations =
    depth === 0 ? [] : fields.filter(isRelation).filter(({ model }) => model !== 'PaperBytes');
  const chosen = columns.filter(() => random() < 0.4).map(({ name }): [string, unknown] => [name, true]);
  const related = relations
    .filter(() => random() < (depth + 1) / relations.length)
    .map((relation): [string, unknown] => [relation.name, randomRelation(random, relation, depth - 1)]);
  const named = chosen.length === 0 ? [[lastColumns(model)[0] ?? 'id', true] as [string, unknown]] : chosen;
  // What is not asked for by name is every column.
  if (related.length > 0 && random() < 0.15) return { include: Object.fromEntries(related) };
  return { select: Object.fromEntries([...named, ...related]) };
}

function randomRelation(random: Random, relation: Relation, depth: number): unknown {
  const model = modelNamed(relation.model);
  if (!relation.list) return random() < 0.1 ? true : randomSelection(random, model, depth);
  return {
    ...randomSelection(random, model, depth),
    orderBy: randomOrder(random, model),
    ...(random() < 0.3 ? { take: Math.floor(random() * 4) } : {}),
    ...(random() < 0.2 ? { skip: Math.floor(random() * 3) } : {}),
    ...(random() < 0.3 ? { where: randomWhere(random, model) } : {}),
  };
}

/** An order without two level rows. */
export function randomOrder(random: Random, model: Model): Args[] {
  const way = () => (random() < 0.5 ? 'asc' : 'desc');
  const plain = [...model.fields.values()].filter(isColumn).filter(isPlain);
  const first = plain[Math.floor(random() * plain.length)];
  const one = [...model.fields.values()].filter(isRelation).find(({ list }) => !list);
  return [
    ...(one && random() < 0.2 ? [{ [one.name]: { [modelNamed(one.model).key ?? 'id']: way() } }] : []),
    ...(first && random() < 0.6 ? [{ [first.name]: way() }] : []),
    ...lastColumns(model).map((name) => ({ [name]: way() })),
  ];
}

function randomWhere(random: Random, model: Model): Args {
  const plain = [...model.fields.values()].filter(isColumn).filter(({ list }) => !list);
  const values: Record<string, () => unknown> = {
    Int: () => ({ gt: Math.floor(random() * 3) }),
    Boolean: () => random() < 0.5,
    DateTime: () => ({ lte: new Date(Date.UTC(2026, 10, 5 + Math.floor(random() * 20))) }),
  };
  const usable = plain.filter(({ type }) => type in values);
  const column = usable[Math.floor(random() * usable.length)];
  return column ? { [column.name]: values[column.type]?.() } : {};
}
