import { makeDataProvider, type ProblemTexts } from '../../../admin/providers/dataProvider.ts';
import { makeClient } from '../../../admin/providers/graphql.ts';

/** A request as the data provider sent it. */
export interface Sent {
  readonly operationName: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Answers every operation with the next of the given answers, and keeps what was sent. */
export function fakeServer(...answers: readonly unknown[]) {
  const sent: Sent[] = [];
  const waiting = [...answers];
  const client = makeClient(async (_input, init) => {
    sent.push(JSON.parse(String(init?.body)));
    const answer = waiting.shift();
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  });
  return { client, sent };
}

/** Texts that show what they were made from. */
const plainTexts: ProblemTexts = {
  problem: ({ code, refusal }) => (refusal ? `${code}/${refusal.code}` : code),
  field: ({ code }) => `field ${code}`,
};

/** A data provider over {@link fakeServer}. */
export function fakeDataProvider(...answers: readonly unknown[]) {
  return provingDataProvider(async () => false, ...answers);
}

/** The same, of somebody who proves that it is he when he is asked, or does not. */
export function provingDataProvider(prove: () => Promise<boolean>, ...answers: readonly unknown[]) {
  const { client, sent } = fakeServer(...answers);
  return { dataProvider: makeDataProvider(client, plainTexts, prove), sent };
}

/** An answer with one coded error. */
export const refusal = (extensions: Record<string, unknown>) => ({
  data: null,
  errors: [{ message: 'In English.', extensions }],
});
