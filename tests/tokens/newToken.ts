import { found } from '../support/answers.ts';
import { type Answer, type Person, request, type World } from '../support/world.ts';

/** What `createApiToken` answers. */
export interface MadeToken {
  readonly secret: string;
  readonly token: {
    readonly id: string;
    readonly name: string;
    readonly prefix: string;
    readonly role: string;
    readonly operations: readonly string[];
    readonly requestsPerMinute: number;
    readonly expiresAt: string;
    readonly state: string;
    readonly lastUsedAt: string | null;
    readonly user: { readonly login: string };
    readonly createdBy: { readonly login: string };
  };
}

const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token {
  id name prefix role operations requestsPerMinute expiresAt state lastUsedAt
  user { login } createdBy { login } } } }`;

/** Asks for a token. */
export const askToken = (world: World, maker: Person, input: Record<string, unknown> = {}): Promise<Answer> =>
  world.ask(maker, CREATE, { input: { name: 'Есеп', ...input } });

/** A token that must be made. */
export const madeToken = async (
  world: World,
  maker: Person,
  input: Record<string, unknown> = {},
): Promise<MadeToken> => found<MadeToken>(await askToken(world, maker, input), 'createApiToken');

/** Somebody as a program with a token of his asks: his cookie travels with it and counts for nothing. */
export async function withToken(
  world: World,
  person: Person,
  input: Record<string, unknown> = {},
): Promise<Person & { readonly bearer: string; readonly tokenId: string }> {
  const { secret, token } = await madeToken(world, person, { role: person.roles[0], ...input });
  return { ...person, bearer: secret, tokenId: token.id };
}

/** The HTTP side of an answer: its status and the headers that go with refusals, beside its codes. */
export async function httpOf(
  world: World,
  who: Person | null,
  query: string,
  { variables = {}, accept = 'application/json', address = '192.0.2.1' } = {},
): Promise<{
  readonly status: number;
  readonly codes: readonly string[];
  readonly challenge: string | null;
  readonly retryAfter: string | null;
}> {
  const response = await world.app.fetch(request(who, query, variables, accept), { address });
  const { errors = [] } = (await response.json()) as Pick<Answer, 'errors'>;
  return {
    status: response.status,
    codes: errors.map(({ extensions }) => extensions.code),
    challenge: response.headers.get('www-authenticate'),
    retryAfter: response.headers.get('retry-after'),
  };
}
