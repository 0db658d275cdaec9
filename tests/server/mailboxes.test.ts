import { describe, expect, it } from 'vitest';
import type { Signal } from '../../schema/context.ts';
import { Mailboxes } from '../../server/mailboxes.ts';

const change = (caseId: string, version: number): Signal => ({ topic: 'case', caseId, version });
const all = () => true;

async function waitingIn(mailbox: AsyncIterableIterator<Signal>, mailboxes: Mailboxes): Promise<Signal[]> {
  const got: Signal[] = [];
  const end: Signal = { topic: 'session', userId: 'end' };
  mailboxes.deliver(end);
  for await (const signal of mailbox) {
    if (signal.topic === 'session') break;
    got.push(signal);
    if (signal.topic === 'resync') break;
  }
  return got;
}

describe('a mailbox', () => {
  it('collects from the moment it is opened, not from the first read', async () => {
    const mailboxes = new Mailboxes();
    const mailbox = mailboxes.open(all);
    mailboxes.deliver(change('a', 1));
    expect(await mailbox.next()).toEqual({ done: false, value: change('a', 1) });
  });

  it('gets only what it wants', async () => {
    const mailboxes = new Mailboxes();
    const mailbox = mailboxes.open((signal) => signal.topic !== 'case' || signal.caseId === 'b');
    mailboxes.deliver(change('a', 1));
    mailboxes.deliver(change('b', 1));
    expect(await waitingIn(mailbox, mailboxes)).toEqual([change('b', 1)]);
  });

  it('keeps only the newest signal of each subject for a slow reader', async () => {
    const mailboxes = new Mailboxes();
    const mailbox = mailboxes.open(all);
    for (let version = 1; version <= 1000; version++)
      mailboxes.deliver(change(version % 2 ? 'a' : 'b', version));
    expect(await waitingIn(mailbox, mailboxes)).toEqual([change('a', 999), change('b', 1000)]);
  });

  it('turns more subjects than it can hold into one resync', async () => {
    const mailboxes = new Mailboxes();
    const mailbox = mailboxes.open(all);
    for (let at = 0; at < 1000; at++) mailboxes.deliver(change(`case ${at}`, 1));
    expect(await waitingIn(mailbox, mailboxes)).toEqual([{ topic: 'resync' }]);
  });

  it('gets a resync even if it never asked for one', async () => {
    const mailboxes = new Mailboxes();
    const mailbox = mailboxes.open(() => false);
    mailboxes.deliver({ topic: 'resync' });
    expect(await mailbox.next()).toEqual({ done: false, value: { topic: 'resync' } });
  });

  it.each([
    ['its abort', (_: Mailboxes, abort: AbortController) => abort.abort()],
    ['the end of the server', (mailboxes: Mailboxes) => mailboxes.closeAll()],
  ])('ends a waiting reader with %s', async (_, end) => {
    const mailboxes = new Mailboxes();
    const abort = new AbortController();
    const mailbox = mailboxes.open(all, abort.signal);
    const waiting = mailbox.next();
    end(mailboxes, abort);
    expect(await waiting).toEqual({ done: true, value: undefined });
    mailboxes.deliver(change('a', 1));
    expect(await mailbox.next()).toEqual({ done: true, value: undefined });
  });

  it('is over from the start when its abort is, or the server', async () => {
    const mailboxes = new Mailboxes();
    expect(await mailboxes.open(all, AbortSignal.abort()).next()).toMatchObject({ done: true });
    mailboxes.closeAll();
    expect(await mailboxes.open(all).next()).toMatchObject({ done: true });
  });
});
