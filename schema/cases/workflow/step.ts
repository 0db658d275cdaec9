import type { z } from 'zod';
import type { Case, Prisma } from '../../../prisma/client.ts';
import type { WriteStatement } from '../../../prisma/writeStatement.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import type { PaperWorks } from '../../papers/works.ts';
import type { ClockMoves } from './advanceClocks.ts';
import type { applicationSchema } from './application.ts';
import type { StoredClock } from './clocks.ts';
import type { CaseFacts, Official } from './facts.ts';
import type { IntakeReading } from './readIntake.ts';

/** The transaction in which a step happens. */
export type Tx = Prisma.TransactionClient;

/** A checked application as it comes in over the counter. */
export type Application = z.infer<typeof applicationSchema>;

/** What an effect works with: what was read of the case, and what was asked. */
export interface Step<Input> {
  readonly facts: CaseFacts;
  /** Every clock that the case has had, and the terms of this moment. */
  readonly clocks: readonly StoredClock[];
  readonly terms: DeadlineTerms;
  readonly actor: Official;
  readonly at: Date;
  /** What the row asks for, with the facts of what it names. */
  readonly input: Input;
  /** The place of this step in the history of the case. */
  readonly eventSeq: number;
}

/** What an effect works with that reads more, inside the step's transaction. */
export interface ReadingStep<Input> extends Step<Input> {
  readonly tx: Tx;
  readonly papers: PaperWorks;
}

/** Columns of a case that a step changes; a count goes up by `increment`. */
export type CasePatch = Partial<
  Omit<Case, 'id' | 'status' | 'version' | 'statusChangedAt' | 'dueAt' | 'returnCount'>
> & { readonly returnCount?: { readonly increment: number } };

/** What a step leaves: columns of the case, and what its history entry says changed. */
export interface Outcome {
  readonly patch: CasePatch;
  readonly changes: Prisma.InputJsonObject;
  /** Adds what else the step writes to its one statement; no other statement sees it before. */
  readonly writes?: (writing: WriteStatement) => void;
}

/**
 * Says what a step brings about besides its state; a method, so that a row may hold an effect of a narrower input than
 * the table's common type.
 */
export type StepEffect<Input> = { bivariant(step: Step<Input>): Outcome }['bivariant'];

/** The same of a step that must ask the database for more than its case. */
export type ReadingEffect<Input> = { bivariant(step: ReadingStep<Input>): Promise<Outcome> }['bivariant'];

/** What an intake works with. */
export interface IntakeStep {
  readonly tx: Tx;
  readonly reading: IntakeReading;
  readonly actor: Official;
  readonly now: Date;
  readonly input: Application;
  /** The time limits of its row. */
  readonly clocks: ClockMoves;
  readonly papers: PaperWorks;
}

/** What an intake leaves: the new case, when it was registered, what its history entry says, and all that it writes. */
export interface IntakeOutcome {
  readonly caseId: string;
  readonly at: Date;
  readonly changes: Prisma.InputJsonObject;
  readonly writes: (writing: WriteStatement) => void;
}

/** Makes the case, its number, its documents and its receipt. */
export type IntakeEffect = (step: IntakeStep) => Promise<IntakeOutcome>;
