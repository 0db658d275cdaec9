/** Remembers what this page did to a case itself, so that the live signal of it is not told as somebody else's. */
export function makeOwnChanges() {
  const done = new Map<string, number>();
  const underWay = new Map<string, Promise<unknown>>();
  return {
    /** Runs a step of this page and notes the version that it left. */
    async during<Answer>(
      caseId: string,
      work: () => Promise<Answer>,
      versionOf: (answer: Answer) => number,
    ): Promise<Answer> {
      const running = work();
      underWay.set(caseId, running);
      try {
        const answer = await running;
        done.set(caseId, Math.max(versionOf(answer), done.get(caseId) ?? 0));
        return answer;
      } finally {
        if (underWay.get(caseId) === running) underWay.delete(caseId);
      }
    },
    /** Whether the version came about by a step of this page; waits for one that is under way, as its signal may be faster. */
    async isOwn(caseId: string, version: number): Promise<boolean> {
      await underWay.get(caseId)?.catch(() => undefined);
      return version <= (done.get(caseId) ?? 0);
    },
  };
}

/** The one memory of this page. */
export const ownChanges = makeOwnChanges();
