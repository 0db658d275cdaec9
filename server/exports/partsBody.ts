/**
 * Parts as the body of an answer: each is made when the one before has been taken. `done` hears once of the end, before
 * the reader does: whether all was read, or it was given up or broke. `leave` hears at once that it was given up, also
 * while a part is being made.
 */
export function partsBody(
  parts: AsyncIterator<Uint8Array>,
  done: (complete: boolean) => Promise<void>,
  leave: () => void = () => {},
): ReadableStream<Uint8Array> {
  let over: Promise<void> | undefined;
  const end = (complete: boolean): Promise<void> => {
    over ??= done(complete);
    return over;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const part = await parts.next();
          if (!part.done) {
            controller.enqueue(part.value);
            return;
          }
          await end(true);
          controller.close();
        } catch (error) {
          await end(false).catch(() => {});
          controller.error(error);
        }
      },
      async cancel() {
        leave();
        try {
          await parts.return?.();
        } catch {
          // What was being made broke off.
        } finally {
          await end(false);
        }
      },
    },
    { highWaterMark: 0 },
  );
}
