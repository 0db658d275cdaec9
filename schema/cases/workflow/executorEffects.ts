import type { DocumentKind, DocumentState } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import { json } from '../../../prisma/writeStatement.ts';
import { shortName } from '../../applicants/personName.ts';
import { suggestionFor } from '../candidates/suggestion.ts';
import type { ExecutorFacts } from './facts.ts';
import type { Outcome, ReadingStep, Step } from './step.ts';

interface Named {
  readonly executorId: string;
  readonly executor: ExecutorFacts;
}

/** T3: the first resolution. */
export async function assignExecutor(
  step: ReadingStep<Named & { readonly resolution: string }>,
): Promise<Outcome> {
  const { resolution } = step.input;
  return named(step, { text: resolution, reason: null }, { resolution });
}

/** T11: a new resolution with its reason; the former ones stay. */
export async function reassignExecutor(
  step: ReadingStep<Named & { readonly reason: string; readonly resolution: string | null }>,
): Promise<Outcome> {
  const { reason, resolution } = step.input;
  return named(step, { text: resolution, reason }, { reason, ...(resolution ? { resolution } : {}) });
}

/** T5: the marks of the check beside those of the intake. */
export function completeCheck({
  facts,
  input,
}: Step<{
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly state: DocumentState;
    readonly note: string | null;
  }[];
}>): Outcome {
  const { documents } = input;
  return {
    patch: {},
    changes: { documents: Object.fromEntries(documents.map(({ kind, state }) => [kind, state])) },
    writes: (writing) => {
      const kinds = writing.value(documents.map(({ kind }) => kind));
      const states = writing.value(documents.map(({ state }) => state));
      const notes = writing.value(documents.map(({ note }) => note));
      writing.add(
        'checked',
        `UPDATE case_document d SET "atCheck" = m.state, "checkNote" = m.note
        FROM unnest(${kinds}::"DocumentKind"[], ${states}::"DocumentState"[], ${notes}::text[]) AS m(kind, state, note)
        WHERE d."caseId" = ${writing.value(facts.id)} AND d.kind = m.kind`,
      );
    },
  };
}

/**
 * The case in another hand, with a resolution that keeps whom the system would have named; without a text of its own it
 * has the last one's.
 */
async function named(
  step: ReadingStep<Named>,
  { text, reason }: { readonly text: string | null; readonly reason: string | null },
  changes: Outcome['changes'],
): Promise<Outcome> {
  const { facts, actor, at, input } = step;
  const { executor } = input;
  const suggested = await suggestionFor(step);
  const kept = suggested && json({ code: suggested.code, params: suggested.params });
  return {
    patch: { executorId: executor.id },
    changes: {
      executor: shortName(executor),
      ...changes,
      ...(suggested ? { suggested: shortName(suggested.executor), suggestionReason: suggested.code } : {}),
    },
    writes: (writing) =>
      writing.add(
        'resolved',
        `INSERT INTO resolution (id, "caseId", seq, text, "executorId", "headId", at, reason, "suggestedId", suggestion)
        SELECT ${writing.value(newId())}::uuid, ${writing.value(facts.id)}::uuid, coalesce(max(r.seq), 0) + 1,
          coalesce(${writing.value(text)}, (array_agg(r.text ORDER BY r.seq DESC))[1], ''),
          ${writing.value(executor.id)}::uuid, ${writing.value(actor.id)}::uuid, ${writing.value(at)}::timestamptz,
          ${writing.value(reason)}, ${writing.value(suggested?.executor.id ?? null)}::uuid,
          ${writing.value(kept)}::jsonb
        FROM resolution r WHERE r."caseId" = ${writing.value(facts.id)}`,
      ),
  };
}
