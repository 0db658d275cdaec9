import { ERROR_CODES } from '../../../schema/errors.ts';
import type { TextField, Texts } from './fields.ts';

/** Somebody who is signed in at the system under test. */
export interface Somebody {
  readonly url: string;
  readonly cookie: string;
}

interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly fields?: readonly { readonly path: string }[] };
  }[];
}

/** Asks the API by a document. */
export async function send(who: Somebody, query: string, variables: object): Promise<Answered> {
  const response = await fetch(`${who.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: who.url, cookie: who.cookie },
    body: JSON.stringify({ query, variables }),
  });
  if (!response.headers.get('content-type')?.startsWith('application/json'))
    throw new Error(`answered ${response.headers.get('content-type')}`);
  return (await response.json()) as Answered;
}

/** Tries texts in every place that the contract has, and keeps where one was taken and where refused. */
export class Tries {
  /** The places, and how many texts each took. */
  readonly taken = new Map<TextField, number>();
  /** The places, and the codes by which texts were refused there. */
  readonly refused = new Map<TextField, Set<string>>();
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /**
   * Does it with the text in every place but those that are `kept`; where a field is refused, with its own value. What it
   * answers; throws for a refusal that names no field.
   */
  async store<Result>(
    who: Somebody,
    name: string,
    base: Record<string, unknown>,
    text: string,
    { selection = '__typename', kept = [] }: { selection?: string; kept?: readonly TextField[] } = {},
  ): Promise<Result> {
    const document = this.#texts.document(name, selection);
    const own = new Set<TextField>(kept);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const { data, errors = [] } = await send(who, document, this.#texts.filled(name, base, text, [...own]));
      const [error] = errors;
      if (!error) {
        for (const field of this.#texts.of(name))
          if (!own.has(field)) this.taken.set(field, (this.taken.get(field) ?? 0) + 1);
        return data?.[name] as Result;
      }
      const { code, fields = [] } = error.extensions;
      const places = fields.map(({ path }) => this.#placeOf(name, path));
      if (code !== 'VALIDATION_FAILED' || places.every((place) => place === undefined || own.has(place)))
        throw new Error(`${name} with ${text}: ${JSON.stringify(error)}`);
      for (const place of places) if (place) this.#refuse(own, place, code);
    }
    throw new Error(`${name} with ${text}: was refused again and again`);
  }

  /** Asks for it with the text everywhere: it is answered, or refused by a code that somebody foresaw. */
  async ask(who: Somebody, name: string, base: Record<string, unknown>, text: string): Promise<void> {
    const variables = this.#texts.filled(name, base, text, []);
    const { errors = [] } = await send(who, this.#texts.document(name, '__typename'), variables);
    for (const field of this.#texts.of(name)) {
      const [error] = errors;
      if (error) this.#refuse(new Set(), field, error.extensions.code);
      else this.taken.set(field, (this.taken.get(field) ?? 0) + 1);
    }
  }

  /** The refusals that nobody foresaw. */
  unforeseen(): readonly string[] {
    return [...this.refused].flatMap(([field, codes]) =>
      [...codes]
        .filter((code) => code === 'INTERNAL' || !(ERROR_CODES as readonly string[]).includes(code))
        .map((code) => `${field}: ${code}`),
    );
  }

  #refuse(own: Set<TextField>, field: TextField, code: string): void {
    own.add(field);
    this.refused.set(field, (this.refused.get(field) ?? new Set()).add(code));
  }

  /** The place that a refusal's path means: `household.0.iin` and `input.household.0.iin` alike. */
  #placeOf(name: string, path: string): TextField | undefined {
    const steps = path.split('.').filter((step) => step !== 'input' && !/^\d+$/.test(step));
    return this.#texts
      .of(name)
      .find((field) => [`${name}.${steps.join('.')}`, `${name}.input.${steps.join('.')}`].includes(field));
  }
}
