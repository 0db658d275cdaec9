/**
 * The same answer, whose body tells `done` once when it was read to its end, was given up or broke, and which breaks
 * when `abort` does.
 */
export function trackedBody(response: Response, abort: AbortSignal, done: () => void): Response {
  const source = response.body?.getReader();
  if (!source) {
    done();
    return response;
  }
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    abort.removeEventListener('abort', onAbort);
    done();
  };
  let breakOff: (error: unknown) => void = () => {};
  const onAbort = (): void => {
    const reason = new Error('the answer was ended early');
    breakOff(reason);
    source.cancel(reason).catch(() => {});
    end();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        breakOff = (error) => controller.error(error);
        if (abort.aborted) onAbort();
        else abort.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        try {
          const part = await source.read();
          if (over) return;
          if (!part.done) {
            controller.enqueue(part.value);
            return;
          }
          controller.close();
          end();
        } catch (error) {
          if (!over) controller.error(error);
          end();
        }
      },
      async cancel(reason) {
        end();
        await source.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
