import { describe, expect, it, vi } from 'vitest';
import { gather } from '../../prisma/gather.ts';

/** Work that ends when it is told to. */
function heldWork() {
  const calls: { readonly inputs: readonly number[]; readonly end: (error?: Error) => void }[] = [];
  const ask = gather(
    (inputs: readonly number[]) =>
      new Promise<string[]>((resolve, reject) => {
        const end = (error?: Error) =>
          error ? reject(error) : resolve(inputs.map((input) => `answer ${input}`));
        calls.push({ inputs, end });
      }),
  );
  return { calls, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is gathered', () => {
  it('is done at once for the first, and together for all who come meanwhile, each with his own answer', async () => {
    const { calls, ask } = heldWork();
    const answers = [1, 2, 3].map((input) => ask(input));
    expect(calls.map(({ inputs }) => inputs)).toEqual([[1]]);
    calls[0]?.end();
    await settled();
    const late = ask(4);
    expect(calls.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]);
    calls[1]?.end();
    await settled();
    expect(calls.map(({ inputs }) => inputs)).toEqual([[1], [2, 3], [4]]);
    calls[2]?.end();
    expect(await Promise.all([...answers, late])).toEqual([1, 2, 3, 4].map((n) => `answer ${n}`));
  });

  it('does not wait long for a call that hangs: who came meanwhile is served beside it, in one call', async () => {
    const { calls, ask } = heldWork();
    const answers = [1, 2, 3].map((input) => ask(input));
    await vi.waitFor(() => expect(calls.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]));
    const late = ask(4);
    calls[1]?.end();
    await settled();
    calls[2]?.end();
    // The first still hangs, and nobody waits for it.
    expect(await Promise.all([...answers.slice(1), late])).toEqual([2, 3, 4].map((n) => `answer ${n}`));
    calls[0]?.end();
    expect(await answers[0]).toBe('answer 1');
  });

  it('is never more than two calls at a time, however long they hang', async () => {
    const { calls, ask } = heldWork();
    const answers = [ask(1), ask(2)];
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    answers.push(ask(3), ask(4));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(calls.map(({ inputs }) => inputs)).toEqual([[1], [2]]);
    calls[0]?.end();
    await settled();
    expect(calls.map(({ inputs }) => inputs)).toEqual([[1], [2], [3, 4]]);
    for (const { end } of calls) end();
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4].map((n) => `answer ${n}`));
  });

  it('is tried for each alone where it failed for several, so that only he fails whose it is', async () => {
    const ask = gather(async (inputs: readonly number[]) => {
      await settled();
      if (inputs.includes(3)) throw new Error('not for 3');
      return inputs.map((input) => input * 10);
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map((input) => ask(input)));
    expect(
      results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message)),
    ).toEqual([10, 20, 'not for 3', 40]);
    expect(await ask(5)).toBe(50);
  });

  it('is at most a hundred at a time, and none is forgotten', async () => {
    const sizes: number[] = [];
    const ask = gather(async (inputs: readonly number[]) => {
      sizes.push(inputs.length);
      await settled();
      return inputs;
    });
    const inputs = Array.from({ length: 251 }, (_, index) => index);
    expect(await Promise.all(inputs.map((input) => ask(input)))).toEqual(inputs);
    expect(sizes).toEqual([1, 100, 100, 50]);
  });

  it('fails for all whom the work forgot to answer', async () => {
    const ask = gather(async (inputs: readonly number[]) => inputs.slice(1));
    await expect(ask(1)).rejects.toThrow('answered');
  });
});
