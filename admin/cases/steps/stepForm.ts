import type { ComponentType } from 'react';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import type { StepName, TransitionInputs } from '../../providers/transitions.ts';

/** What a step asks for beside the case, its version and the key of the intent. */
export type StepAnswers<Name extends StepName> = Omit<
  TransitionInputs[Name],
  'caseId' | 'expectedVersion' | 'idempotencyKey'
>;

/** The inside of a step's dialog. */
export interface StepForm<Name extends StepName> {
  /** Inputs of the form; none for a step that only asks to be confirmed. */
  readonly Fields?: ComponentType<{ readonly record: CaseWholeFragment }>;
  readonly defaults: (record: CaseWholeFragment, words: StepWords) => Record<string, unknown>;
  readonly answers: (values: Record<string, unknown>, record: CaseWholeFragment) => StepAnswers<Name>;
  /** Papers need room. */
  readonly wide?: boolean;
  /** The signer may have to prove by his password that it is he: the form's field `password`. */
  readonly needsProof?: boolean;
  /** A step of the delivery, which files may prove. */
  readonly isProved?: boolean;
}

/** Looks a text up for a default value. */
export type StepWords = (key: string) => string;

/** What was typed, trimmed; nothing typed is null. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** What was typed where something must be; the server says so when it is missing. */
export const requiredText = (value: unknown): string => textOf(value) ?? '';
