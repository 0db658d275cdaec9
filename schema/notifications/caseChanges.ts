import { casesReadableBy } from '../access/caseScope.ts';
import type { Actor, Context } from '../context.ts';

/** A case's version, state and due time: at once, and when one of them has changed, as long as the caller may see it. */
export async function* caseChanges(context: Context, actor: Actor, caseId: string) {
  const wakeUps = context.events.subscribe(
    (signal) =>
      signal.topic === 'resync' ||
      (signal.topic === 'case' && signal.caseId === caseId) ||
      (signal.topic === 'session' && signal.userId === actor.id),
    context.abort,
  );
  try {
    let told: { readonly version: number; readonly dueAt: Date | null } | null = null;
    for (;;) {
      const now = await context.auth.currentActor();
      if (!now) return;
      const state = await context.db.case.findFirst({
        where: { AND: [{ id: caseId }, casesReadableBy(now)] },
        select: { id: true, version: true, status: true, dueAt: true },
      });
      if (!state) return;
      const moved = state.dueAt?.getTime() !== told?.dueAt?.getTime();
      if (told === null || state.version > told.version || moved) {
        told = state;
        yield state;
      }
      const { done } = await wakeUps.next();
      if (done) return;
    }
  } finally {
    await wakeUps.return?.();
  }
}
