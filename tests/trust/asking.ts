import { setTimeout as delay } from 'node:timers/promises';
import type { Operation } from '../../admin/providers/operation.ts';
import { signedInAs } from '../load/komekServer.ts';

/** An official who is signed in. */
export interface Official {
  readonly id: string;
  readonly login: string;
  /** Secret of his session. */
  readonly token: string;
}

/** What came back over HTTP; a status of 0: the connection broke before an answer was there. */
export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Where a server (or what stands before it) listens; a function, for it may move with a restart. */
export type Address = () => string;

/** Asks one of the back office's own documents: production answers no others to a session. */
export async function ask(
  address: Address,
  who: Pick<Official, 'token'> | null,
  operation: Pick<Operation<unknown, unknown>, 'text'>,
  variables: object = {},
  init: RequestInit = {},
): Promise<Answer> {
  try {
    const response = await fetch(`${address()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(who ? signedInAs(who.token) : {}),
      },
      body: JSON.stringify({ query: operation.text, variables }),
      signal: AbortSignal.timeout(30_000),
      ...init,
    });
    const body = (await response.json()) as Omit<Answer, 'status'>;
    return { status: response.status, ...body };
  } catch {
    return { status: 0 };
  }
}

/** The code of an answer's first error; `ok` where there is none, `none` where there was no answer. */
export function codeOf({ status, errors }: Answer): string {
  if (status === 0) return 'none';
  const [error] = errors ?? [];
  return error ? String(error.extensions?.code ?? error.message) : status === 200 ? 'ok' : `HTTP ${status}`;
}

/** Whether an answer says only that it could not be done now: a client with a key simply sends it again. */
export const isPassing = (answer: Answer): boolean =>
  [0, 500, 502, 503, 504].includes(answer.status) || codeOf(answer) === 'UNAVAILABLE';

/** How long somebody tries before he gives up, and how long he waits in between; milliseconds. */
const PATIENCE = 180_000;
const PAUSE = 50;

/** Does it again until there is an answer; throws when none comes for three minutes. */
export async function untilAnswered<Result>(
  attempt: () => Promise<Result>,
  isAnswer: (result: Result) => boolean,
): Promise<{ readonly result: Result; readonly attempts: number }> {
  const begun = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    const result = await attempt();
    if (isAnswer(result)) return { result, attempts };
    if (performance.now() - begun > PATIENCE)
      throw new Error(`No answer for three minutes: ${JSON.stringify(result).slice(0, 300)}`);
    await delay(PAUSE);
  }
}
