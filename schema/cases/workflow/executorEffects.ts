import type { DocumentKind, DocumentState, Prisma } from '../../../prisma/client.ts';
import { shortName } from '../../applicants/personName.ts';
import { suggestionFor } from '../candidates/suggestion.ts';
import type { Outcome, Step } from './step.ts';

/** T3: the first resolution. */
export async function assignExecutor(
  step: Step<{ readonly executorId: string; readonly resolution: string }>,
): Promise<Outcome> {
  const { executorId, resolution } = step.input;
  const suggested = await writeResolution(step, { executorId, text: resolution, reason: null });
  return {
    patch: { executorId },
    changes: { executor: await nameOf(step, executorId), resolution, ...suggested },
  };
}

/** T11: a new resolution with its reason; the former ones stay. */
export async function reassignExecutor(
  step: Step<{ readonly executorId: string; readonly reason: string; readonly resolution: string | null }>,
): Promise<Outcome> {
  const { executorId, reason, resolution } = step.input;
  const text = resolution ?? (await lastResolution(step)).text;
  const suggested = await writeResolution(step, { executorId, text, reason });
  return {
    patch: { executorId },
    changes: {
      executor: await nameOf(step, executorId),
      reason,
      ...(resolution ? { resolution } : {}),
      ...suggested,
    },
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

/** Writes the resolution with whom the system would have named, and answers that for the history. */
async function writeResolution(
  step: Step<unknown>,
  resolution: { readonly executorId: string; readonly text: string; readonly reason: string | null },
): Promise<Record<string, string>> {
  const { tx, facts, actor, at } = step;
  const { seq } = await lastResolution(step);
  // Before anything is written: the new resolution itself would weigh in.
  const suggestion = await suggestionFor(tx, {
    officeId: facts.officeId,
    caseId: facts.id,
    headId: actor.id,
    now: at,
  });
  await tx.resolution.create({
    data: {
      ...resolution,
      caseId: facts.id,
      seq: seq + 1,
      headId: actor.id,
      at,
      ...(suggestion
        ? {
            suggestedId: suggestion.executorId,
            suggestion: { code: suggestion.code, params: { ...suggestion.params } as Prisma.InputJsonObject },
          }
        : {}),
    },
  });
  if (!suggestion) return {};
  return { suggested: await nameOf(step, suggestion.executorId), suggestionReason: suggestion.code };
}

async function nameOf({ tx }: Step<unknown>, userId: string): Promise<string> {
  const select = { surname: true, givenName: true, patronymic: true } as const;
  return shortName(await tx.user.findUniqueOrThrow({ where: { id: userId }, select }));
}
