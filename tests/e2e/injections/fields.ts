import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
} from 'graphql';

/** A place for a text: `registerApplication.input.household.surname`. */
export type TextField = string;

type Values = Record<string, unknown>;

const isText = (type: GraphQLInputType): boolean => ['String', 'JSON'].includes(getNamedType(type).name);

/** A cursor is given back as it came; whatever else it may be is refused before anything runs. */
const CURSORS = ['after', 'before'];

function textsIn(type: GraphQLInputType, path: string): TextField[] {
  const named = getNamedType(type);
  if (isText(type)) return [path];
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => textsIn(field.type, `${path}.${field.name}`));
}

/** What may be asked of the API, by name, with all its places for texts. */
export class Texts {
  readonly #fields = new Map<string, { kind: string; field: GraphQLField<unknown, unknown> }>();

  constructor(contract: string) {
    const schema: GraphQLSchema = buildSchema(contract);
    for (const [kind, root] of [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const) {
      for (const field of Object.values(root?.getFields() ?? {}))
        this.#fields.set(field.name, { kind, field });
    }
  }

  /** Every place for a text that the contract has. */
  all(): readonly TextField[] {
    return [...this.#fields.keys()].flatMap((name) => this.of(name));
  }

  /** The places for texts of one operation. */
  of(name: string): readonly TextField[] {
    return this.#argumentsOf(name).flatMap((arg) => textsIn(arg.type, `${name}.${arg.name}`));
  }

  /** The names of all queries. */
  queries(): readonly string[] {
    return [...this.#fields].filter(([, { kind }]) => kind === 'query').map(([name]) => name);
  }

  /** The document that asks for it; `selection` where it answers with an object. */
  document(name: string, selection: string): string {
    const { kind, field } = this.#fields.get(name) ?? {};
    if (!kind || !field) throw new Error(`The contract has no ${name}.`);
    const args = this.#argumentsOf(name);
    const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const inner = isLeafType(getNamedType(field.type)) ? '' : ` { ${selection} }`;
    return `${kind}${declared && ` (${declared})`} { ${name}${given && `(${given})`}${inner} }`;
  }

  /** The variables with the text in every place that has one, but those that are `kept`. */
  filled(name: string, base: Values, text: string, kept: readonly TextField[]): Values {
    const put = (type: GraphQLInputType, value: unknown, path: string): unknown => {
      if (kept.includes(path)) return value;
      if (getNamedType(type).name === 'JSON') return { text, [text]: [text] };
      const nullable = getNullableType(type);
      if (isText(type)) return isListType(nullable) ? [text] : text;
      if (isListType(nullable))
        return Array.isArray(value) ? value.map((item) => put(nullable.ofType, item, path)) : value;
      if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.values(nullable.getFields())
          .map((field) => [
            field.name,
            put(field.type, (value as Values)[field.name], `${path}.${field.name}`),
          ])
          .filter(([, put]) => put !== undefined),
      );
    };
    return Object.fromEntries(
      this.#argumentsOf(name)
        .map((arg) => [arg.name, put(arg.type, base[arg.name], `${name}.${arg.name}`)])
        .filter(([, put]) => put !== undefined),
    );
  }

  #argumentsOf(name: string): readonly GraphQLArgument[] {
    return (this.#fields.get(name)?.field.args ?? []).filter((arg) => !CURSORS.includes(arg.name));
  }
}
