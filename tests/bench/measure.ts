import { deepStrictEqual } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import { Connection } from '../load/connection.ts';
import type { Load, LoadProcess } from '../load/load.ts';
import { cpuOf } from '../load/processes.ts';
import type { Question, System, WaitingCase } from './systems/system.ts';

/** Connections at once. */
export const AT_ONCE = 16;

/** What a question cost in one round; milliseconds, those of processor time a request. */
export interface Cost {
  readonly rate: number;
  readonly median: number;
  readonly p99: number;
  readonly node: number;
  readonly postgres: number;
}

/** The requests of one round. */
export type Round = Omit<Load, 'port' | 'connections'>;

/** Puts a round to a system; `cpu` tells PostgreSQL's processor time so far. */
export async function measure(
  load: LoadProcess,
  system: System,
  round: Round,
  cpu: () => number,
): Promise<Cost> {
  if (round.requests.length === 0) throw new Error(`There is nothing left to ask ${system.name}.`);
  const before = { node: cpuOf(system.process.pid), postgres: cpu() };
  const { requests, seconds, median, p99 } = await load.put({
    port: system.port,
    connections: AT_ONCE,
    ...round,
  });
  return {
    rate: requests / seconds,
    median,
    p99,
    node: (cpuOf(system.process.pid) - before.node) / requests,
    postgres: (cpu() - before.postgres) / requests,
  };
}

/** The one in the middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The median of each figure of several rounds. */
export function middle(costs: readonly Cost[]): Cost {
  const of = (figure: keyof Cost) => median(costs.map((cost) => cost[figure]));
  return {
    rate: of('rate'),
    median: of('median'),
    p99: of('p99'),
    node: of('node'),
    postgres: of('postgres'),
  };
}

/** Rounds a figure for a table. */
export const shown = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Asks once, outside every measure; throws unless it is answered well. */
export async function ask(system: System, request: string): Promise<unknown> {
  const connection = new Connection(system.port);
  try {
    const { status, body } = await connection.ask(Buffer.from(request));
    const text = body.toString();
    if (status !== 200 || text.includes('"errors"'))
      throw new Error(`${system.name}: ${status} ${text.slice(0, 500)}`);
    return JSON.parse(text);
  } finally {
    connection.close();
  }
}

/** Throws unless every system gives the same answers to the first, the middle and the last request of a question. */
export async function checkAlike(
  systems: readonly System[],
  question: Exclude<Question, 'Q4'>,
): Promise<void> {
  const answers = await Promise.all(
    systems.map(async (system) => {
      const requests = system.requests(question);
      const chosen = [0, Math.floor(requests.length / 2), requests.length - 1].flatMap(
        (at) => requests[at] ?? [],
      );
      return Promise.all(chosen.map(async (request) => system.plain(question, await ask(system, request))));
    }),
  );
  for (const [index, answer] of answers.entries()) {
    if (isDeepStrictEqual(answer, answers[0])) continue;
    const [other, first] = [answer, answers[0]].map((one) => JSON.stringify(one).slice(0, 1000));
    throw new Error(
      `${systems[index]?.name} answers ${question} otherwise than ${systems[0]?.name}:\n${other}\n${first}`,
    );
  }
}

/** Throws unless every system's step moves a case on by one version and answers so; uses up a case for each. */
export async function checkSteps(systems: readonly System[], waiting: WaitingCase[]): Promise<void> {
  for (const system of systems) {
    const one = waiting.pop();
    if (!one) throw new Error('No case waits for a step any more.');
    const answer = system.plain('Q4', await ask(system, system.step(one)));
    const { id, version } = one;
    deepStrictEqual(
      answer,
      { id, status: 'UNDER_REVIEW', version: version + 1 },
      `${system.name} takes the step otherwise`,
    );
  }
}
