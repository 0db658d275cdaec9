import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Random = () => number;

/** What a random document is made of. */
export interface DocumentSpec {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  /** The root fields that may be asked, each with its arguments as they are written, or none. */
  readonly roots: Readonly<Record<string, (() => string) | null>>;
}

const DEEPEST = 4;

/** A query of one or two root fields with random selections: aliases, fragments, doubled fields, __typename. */
export function randomDocument({ schema, random, roots }: DocumentSpec): string {
  const query = schema.getQueryType();
  const names = Object.keys(roots);
  const count = 1 + Math.floor(random() * 2);
  const fields = Array.from({ length: count }, (_, index) => {
    const name = names[Math.floor(random() * names.length)] ?? '';
    const field = query?.getFields()[name];
    if (!field) throw new Error(`There is no ${name} to ask.`);
    return `r${index}: ${name}${roots[name]?.() ?? ''}${selectionOf(random, field, DEEPEST)}`;
  });
  return `{ ${fields.join(' ')} }`;
}

function selectionOf(random: Random, field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  return isObjectType(type) ? ` { ${fieldsOf(random, type, depth)} }` : '';
}

const isPlain = (field: GraphQLField<unknown, unknown>): boolean => !isObjectType(getNamedType(field.type));

function fieldsOf(random: Random, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => !field.args.some(isRequiredArgument) && (depth > 0 || isPlain(field)),
  );
  // Deep in an answer fewer are asked, or it would never end.
  const share = Math.min(0.6, (1 + depth) / fields.length);
  const chosen = fields.filter(() => random() < share);
  const texts = chosen.map((field) => {
    const text = `${field.name}${selectionOf(random, field, depth - 1)}`;
    const dice = random();
    if (dice < 0.06) return `other${field.name}: ${text}`;
    if (dice < 0.12) return `... on ${type.name} { ${text} }`;
    if (dice < 0.18 && isPlain(field)) return `${text} ${text}`;
    return text;
  });
  return texts.length === 0 || random() < 0.15 ? [...texts, '__typename'].join(' ') : texts.join(' ');
}
