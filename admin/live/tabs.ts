/** What the tabs of one browser tell each other. */
interface Tabs<Message> {
  readonly tell: (message: Message) => void;
  readonly leave: () => void;
}

/**
 * Lets one tab of this browser do a job for all of them: `lead` runs in the tab that holds the lock and answers how to
 * stop, and another tab takes over when it goes. Without locks (a page without TLS) every tab leads for itself.
 */
export function joinTabs<Message>(
  name: string,
  lead: (alone: boolean) => () => void,
  onMessage: (message: Message) => void,
): Tabs<Message> {
  if (!('locks' in navigator)) return { tell: () => {}, leave: lead(true) };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<Message>) => onMessage(event.data);
  const leaving = new AbortController();
  const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
  navigator.locks
    .request(name, { signal: leaving.signal }, async () => {
      const stop = lead(false);
      await left;
      stop();
    })
    // A tab that leaves while it waits for the lock gets an error for an answer.
    .catch(() => undefined);
  return {
    tell: (message) => channel.postMessage(message),
    leave: () => {
      leaving.abort();
      channel.close();
    },
  };
}
