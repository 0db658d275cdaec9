import type { DocumentKind, DocumentState } from '../../../prisma/client.ts';
import { shortName } from '../../applicants/personName.ts';
import type { Outcome, Step } from './step.ts';

/** T3: the first resolution. */
export async function assignExecutor(
  step: Step<{ readonly executorId: string; readonly resolution: string }>,
): Promise<Outcome> {
  const { executorId, resolution } = step.input;
  await writeResolution(step, { executorId, text: resolution, reason: null });
  return {
    patch: { executorId },
    changes: { executor: await nameOf(step, executorId), resolution },
  };
}

/** T11: a new resolution with its reason; the former ones stay. */
export async function reassignExecutor(
  step: Step<{ readonly executorId: string; readonly reason: string; readonly resolution: string | null }>,
): Promise<Outcome> {
  const { executorId, reason, resolution } = step.input;
  const text = resolution ?? (await lastResolution(step)).text;
  await writeResolution(step, { executorId, text, reason });
  return {
    patch: { executorId },
    changes: { executor: await nameOf(step, executorId), reason, ...(resolution ? { resolution } : {}) },
  };
}

/** T5: the marks of the check beside those of the intake. */
export async function completeCheck({
  tx,
  facts,
  input,
}: Step<{
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly state: DocumentState;
    readonly note: string | null;
  }[];
}>): Promise<Outcome> {
  for (const { kind, state, note } of input.documents) {
    await tx.caseDocument.updateMany({
      where: { caseId: facts.id, kind },
      data: { atCheck: state, checkNote: note },
    });
  }
  return {
    patch: {},
    changes: { documents: Object.fromEntries(input.documents.map(({ kind, state }) => [kind, state])) },
  };
}

async function lastResolution({ tx, facts }: Step<unknown>): Promise<{ seq: number; text: string }> {
  const last = await tx.resolution.findFirst({
    where: { caseId: facts.id },
    orderBy: { seq: 'desc' },
    select: { seq: true, text: true },
  });
  return last ?? { seq: 0, text: '' };
}

async function writeResolution(
  step: Step<unknown>,
  resolution: { readonly executorId: string; readonly text: string; readonly reason: string | null },
): Promise<void> {
  const { tx, facts, actor, at } = step;
  const { seq } = await lastResolution(step);
  await tx.resolution.create({
    data: { ...resolution, caseId: facts.id, seq: seq + 1, headId: actor.id, at },
  });
}

async function nameOf({ tx }: Step<unknown>, userId: string): Promise<string> {
  return shortName(await tx.user.findUniqueOrThrow({ where: { id: userId } }));
}
