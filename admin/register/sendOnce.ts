import type { RegisterApplicationInput } from '../generated/graphql.ts';
import { problemOf } from '../providers/problem.ts';
import { newKey } from '../providers/transitions.ts';
import type { Attempt } from './draft/draft.ts';

/** No answer came in time; whether the server took it is not known. */
export class NoAnswer extends Error {}

/** Whether it is not known what became of what was sent. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof NoAnswer || problemOf(error).code === 'UNREACHABLE';

/** After an error of the server the same key is used again, for nobody knows how far it had come. */
const mayHaveHappened = (error: unknown): boolean =>
  isUnanswered(error) || ['INTERNAL', 'UNAVAILABLE', 'STORAGE_FULL'].includes(problemOf(error).code);

interface Sending<Answer> {
  /** What was sent before and never answered. */
  readonly pending: Attempt | null;
  readonly send: (attempt: Attempt) => Promise<Answer>;
  /** Keeps what is being sent, with the draft: it must outlive the tab. */
  readonly keep: (attempt: Attempt | null) => Promise<void>;
  readonly now: () => number;
}

/** The answer, and whether it is that to an earlier content of the form. */
export interface Sent<Answer> {
  readonly answer: Answer;
  readonly earlier: boolean;
}

/**
 * Sends a form so that it has one effect (I-44): the same content goes under the same key, and a changed one only after
 * the server has said that the one before was not taken.
 */
export async function sendOnce<Answer>(
  input: RegisterApplicationInput,
  { pending, send, keep, now }: Sending<Answer>,
): Promise<Sent<Answer>> {
  const same = pending !== null && JSON.stringify(pending.input) === JSON.stringify(input);
  if (pending && !same) {
    try {
      return { answer: await send(pending), earlier: true };
    } catch (error) {
      if (isUnanswered(error)) throw error;
    }
  }
  const attempt = pending && same ? pending : { input, key: newKey(), sentAt: now() };
  await keep(attempt);
  try {
    return { answer: await send(attempt), earlier: false };
  } catch (error) {
    if (!mayHaveHappened(error)) await keep(null);
    throw error;
  }
}

/** The answer, or {@link NoAnswer} when it takes longer. */
export function inTime<Answer>(work: Promise<Answer>, milliseconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
