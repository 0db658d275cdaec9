/** The most that goes together, so that no statement grows without bound. */
const MOST = 100;

/** One call at a time does the most together; where it takes longer than this, in milliseconds, the next goes beside it. */
const LATE = 20;
/** So many calls at a time at most: where one hangs on a broken connection, the others do not wait for it. */
const LANES = 2;

interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does for many at once what each asks for by itself: the first is served at once, and whoever comes meanwhile goes with
 * the next call, all together. `work` answers in the order of its inputs, and either does all or nothing: where it fails
 * over several, each is tried alone, so that nobody fails for another's sake.
 */
export function gather<Input, Output>(
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = [];
  let busy = 0;
  let late: NodeJS.Timeout | undefined;

  async function serve(group: readonly Waiting<Input, Output>[]): Promise<void> {
    try {
      const outputs = await work(group.map(({ input }) => input));
      if (outputs.length !== group.length) throw new Error('Not everybody who waited was answered.');
      group.forEach(({ resolve }, index) => {
        resolve(outputs[index] as Output);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => serve([one])));
    }
  }

  async function serveAll(): Promise<void> {
    busy += 1;
    while (waiting.length > 0) {
      clearTimeout(late);
      late = undefined;
      await serve(waiting.splice(0, MOST));
    }
    busy -= 1;
  }

  /** Serves whoever waits beside a call that does not end. */
  function serveBeside(): void {
    late = undefined;
    if (busy < LANES) void serveAll();
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (busy === 0) void serveAll();
      else late ??= setTimeout(serveBeside, LATE);
    });
}

/** As {@link gather}, for work on a client of the database: those who ask of one client go together. */
export function gatherOn<On extends object, Input, Output>(
  work: (on: On, inputs: readonly Input[]) => Promise<readonly Output[]>,
): (on: On, input: Input) => Promise<Output> {
  const gathered = new WeakMap<On, (input: Input) => Promise<Output>>();
  return (on, input) => {
    const ask = gathered.get(on) ?? gather((inputs: readonly Input[]) => work(on, inputs));
    gathered.set(on, ask);
    return ask(input);
  };
}
