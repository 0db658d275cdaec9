import type { CancellationGround } from '../../../prisma/client.ts';
import type { Outcome, Step } from './step.ts';

/** T12: the ground and the reason. */
export const cancelCase = ({
  input,
}: Step<{ readonly ground: CancellationGround; readonly reason: string }>): Outcome => ({
  patch: { cancellationGround: input.ground, cancellationReason: input.reason },
  changes: { ground: input.ground, reason: input.reason },
});
