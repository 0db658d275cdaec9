/** The events of a `text/event-stream` answer, one at a time. */
export interface EventStream {
  /** The data of the next event, or null when the stream has completed or was cut. */
  next(): Promise<Record<string, unknown> | null>;
  /** Everything that has arrived so far, pings included. */
  raw(): string;
  cancel(): Promise<void>;
}

/** Reads the events of an answer's body. */
export function eventStream(response: Response): EventStream {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let all = '';
  let unread = '';
  return {
    async next() {
      for (;;) {
        const end = unread.indexOf('\n\n');
        if (end < 0) {
          const part = await reader?.read().catch(() => undefined);
          if (!part || part.done) return null;
          const text = decoder.decode(part.value, { stream: true });
          all += text;
          unread += text;
          continue;
        }
        const event = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (event.startsWith('event: complete')) return null;
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) return JSON.parse(data) as Record<string, unknown>;
      }
    },
    raw: () => all,
    cancel: async () => {
      await reader?.cancel();
    },
  };
}
