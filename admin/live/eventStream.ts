import { HttpError } from 'react-admin';
import type { Operation } from '../providers/operation.ts';

/** One block of an event stream; a block without data is a sign of life. */
export interface StreamBlock {
  readonly event: string;
  readonly data: string;
}

/** Cuts the text of an event stream into its blocks; what is not finished stays for the next piece. */
export function makeBlockReader(): (piece: string) => StreamBlock[] {
  let rest = '';
  return (piece) => {
    const blocks = `${rest}${piece}`.replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(blockOf);
  };
}

function blockOf(text: string): StreamBlock {
  const valuesOf = (name: string): string[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  return { event: valuesOf('event').at(-1) ?? 'message', data: valuesOf('data').join('\n') };
}

interface StreamOptions {
  readonly signal: AbortSignal;
  /** Called with every sign of life, also without data. */
  readonly onLife?: () => void;
  readonly request?: typeof fetch;
}

const errorOf = (answer: unknown): HttpError => {
  const errors =
    (answer as { errors?: { message?: string; extensions?: { code?: string } }[] } | null)?.errors ?? [];
  return new HttpError(errors[0]?.message ?? 'The stream was refused.', 200, { graphQLErrors: errors });
};

/** The events of a subscription until the server or the signal ends it; throws HttpError with the server's code. */
export async function* eventStream<Data, Variables>(
  { name, text }: Operation<Data, Variables>,
  variables: Variables,
  { signal, onLife = () => {}, request = fetch }: StreamOptions,
): AsyncGenerator<Data, void, undefined> {
  const response = await request('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    signal,
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
    throw errorOf(await response.json().catch(() => null));
  }
  onLife();
  const read = makeBlockReader();
  const reader = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onLife();
      for (const { event, data } of read(value)) {
        if (event === 'complete') return;
        if (data === '') continue;
        const answer: { data?: Data | null; errors?: unknown } = JSON.parse(data);
        if (answer.errors || !answer.data) throw errorOf(answer);
        yield answer.data;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
