import type { Signal } from '../schema/context.ts';

/** Distinct signals that one slow subscriber may have waiting; more become one resync. */
const CAPACITY = 256;

const keyOf = (signal: Signal): string => {
  switch (signal.topic) {
    case 'feed':
      return `feed ${signal.recipientId}`;
    case 'case':
      return `case ${signal.caseId}`;
    case 'session':
      return `session ${signal.userId}`;
    case 'resync':
      return 'resync';
  }
};

/**
 * What waits for one subscriber: the newest signal of each subject, at most CAPACITY of them. It collects from the
 * moment it exists, not from the first `next()`, so nothing falls between subscribing and reading.
 */
class Mailbox implements AsyncIterableIterator<Signal> {
  readonly wants: (signal: Signal) => boolean;
  readonly #onClose: () => void;
  readonly #waiting = new Map<string, Signal>();
  readonly #readers: ((result: IteratorResult<Signal>) => void)[] = [];
  #closed = false;

  constructor(wants: (signal: Signal) => boolean, onClose: () => void) {
    this.wants = wants;
    this.#onClose = onClose;
  }

  put(signal: Signal): void {
    const reader = this.#readers.shift();
    if (reader) {
      reader({ done: false, value: signal });
      return;
    }
    if (this.#waiting.size >= CAPACITY || signal.topic === 'resync') {
      this.#waiting.clear();
      this.#waiting.set('resync', { topic: 'resync' });
    } else if (!this.#waiting.has('resync')) {
      this.#waiting.set(keyOf(signal), signal);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting.clear();
    for (const reader of this.#readers.splice(0)) reader({ done: true, value: undefined });
    this.#onClose();
  }

  next(): Promise<IteratorResult<Signal>> {
    if (this.#closed) return Promise.resolve({ done: true, value: undefined });
    const [first] = this.#waiting;
    if (first === undefined) return new Promise((resolve) => this.#readers.push(resolve));
    this.#waiting.delete(first[0]);
    return Promise.resolve({ done: false, value: first[1] });
  }

  return(): Promise<IteratorResult<Signal>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** The subscribers of one process. */
export class Mailboxes {
  readonly #open = new Set<Mailbox>();
  #closed = false;

  /** Opens a mailbox for the signals that `wants` accepts, and every resync; it closes with `abort` or `return()`. */
  open(wants: (signal: Signal) => boolean, abort?: AbortSignal): AsyncIterableIterator<Signal> {
    const close = (): void => mailbox.close();
    const mailbox: Mailbox = new Mailbox(wants, () => {
      this.#open.delete(mailbox);
      abort?.removeEventListener('abort', close);
    });
    if (this.#closed || abort?.aborted) {
      mailbox.close();
      return mailbox;
    }
    abort?.addEventListener('abort', close, { once: true });
    this.#open.add(mailbox);
    return mailbox;
  }

  /** Puts a signal into every mailbox that wants it; a resync goes to all. */
  deliver(signal: Signal): void {
    for (const mailbox of this.#open) {
      if (signal.topic === 'resync' || mailbox.wants(signal)) mailbox.put(signal);
    }
  }

  /** Ends every subscription, and those that come later. */
  closeAll(): void {
    this.#closed = true;
    for (const mailbox of [...this.#open]) mailbox.close();
  }
}
