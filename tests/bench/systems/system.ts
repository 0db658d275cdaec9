import type { Started } from '../../load/processes.ts';

/** What is asked of every system; the names are those of the issue that set the goal. */
export const QUESTIONS = {
  Q1: 'a list of 25 with 3 relations and the total',
  Q2: 'one case with its relations and its history',
  Q3: 'counts by office and status',
  Q4: 'one step: version check, history, one transaction',
} as const;

export type Question = keyof typeof QUESTIONS;

/** What the questions are asked about. */
export interface Subjects {
  /** Departments, each with the session token of its head. */
  readonly offices: readonly { readonly id: string; readonly code: string; readonly token: string }[];
  /** Cases of all these offices in turn, each with the session token of its head. */
  readonly cases: readonly { readonly id: string; readonly token: string }[];
  /** Session token of an analyst. */
  readonly analyst: string;
  /** Session tokens of the executors whose cases wait for a step, by their keys. */
  readonly executors: Readonly<Record<string, string>>;
}

/** A case that waits for the step of Q4. */
export interface WaitingCase {
  readonly id: string;
  readonly version: number;
  readonly executorId: string;
}

/** A server process that answers the questions in its own way. */
export interface System {
  readonly name: string;
  readonly port: number;
  readonly process: Started;
  /** The bytes of the requests of a question. */
  requests(question: Exclude<Question, 'Q4'>): readonly string[];
  /** The bytes of the request that takes the step with one case. */
  step(waiting: WaitingCase): string;
  /** The answer's body in the one form in which all are compared. */
  plain(question: Question, body: unknown): unknown;
}

/** A person in a list: name parts, or null. */
export interface PlainPerson {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
}

/** A case of Q1 and Q2 as every system must have answered it. */
export interface PlainCase {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly office: { readonly code: string; readonly nameKk: string };
  readonly applicant: PlainPerson | null;
  readonly executor: PlainPerson | null;
}

/** Times in the one form: ISO 8601 with milliseconds. */
export const plainTime = (time: string): string => new Date(time).toISOString();

/** Groups of fewer people are kept back by Komek. */
const FEW = 5;

/** Counts in one order, without groups so small that Komek keeps them back from an analyst. */
export const plainCounts = (
  counts: readonly { readonly office: string; readonly status: string; readonly cases: number | null }[],
): readonly string[] =>
  counts
    .filter(({ cases }) => (cases ?? 0) >= FEW)
    .map(({ office, status, cases }) => `${office} ${status} ${cases}`)
    .sort();
