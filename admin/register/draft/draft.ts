import type { RegisterApplicationInput } from '../../generated/graphql.ts';
import type { RegisterValues } from '../registerInput.ts';

/** For so many hours a draft is kept. */
export const DRAFT_HOURS = 12;

/** An application as it was sent, and under which key: the server answers it once, however often it is sent. */
export interface Attempt {
  readonly input: RegisterApplicationInput;
  readonly key: string;
  /** When it was first sent, in milliseconds. */
  readonly sentAt: number;
}

/** A form in the middle of being filled in. */
export interface DraftContent {
  readonly values: RegisterValues;
  /** What was filled in by itself: it is not taken for typed. */
  readonly defaults: RegisterValues;
  /** The opened intake: action A1 goes on from where it began. */
  readonly intake: { readonly id: string; readonly openedAt: string } | null;
  /** What was sent and not answered. */
  readonly attempt: Attempt | null;
}

/** A kept form. */
export interface Draft {
  readonly id: string;
  /** In milliseconds, by this machine's clock. */
  readonly savedAt: number;
  readonly content: DraftContent;
}

/** Where drafts are kept. */
export interface DraftStore {
  /** Whether everything typed is kept, or only what says nothing of a person. */
  readonly whole: boolean;
  /** The signed-in official's drafts that can be read, the newest first; those too old are removed. */
  list(): Promise<readonly Draft[]>;
  /** Keeps a form; false when nothing is kept any more, because he has signed out. */
  save(id: string, content: DraftContent): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Whether a draft of that time is too old to be kept. */
export const isExpired = (savedAt: number, now: number): boolean =>
  now - savedAt > DRAFT_HOURS * 3_600_000 || savedAt > now + 60_000;

/** Whether anything in the form is worth keeping. */
export const isTouched = ({ values, attempt }: DraftContent, empty: RegisterValues): boolean =>
  attempt !== null || JSON.stringify(values) !== JSON.stringify(empty);

/** The same form with nothing of any person in it, for where it cannot be encrypted. */
export function withoutPeople(content: DraftContent, empty: RegisterValues): DraftContent {
  const { documents, language, deliveryPreference } = content.values;
  const values = { ...empty, documents, language, deliveryPreference };
  return { values, defaults: empty, intake: content.intake, attempt: null };
}

/** Whose application it is, for a list of drafts; empty while nothing of it is typed. */
export const draftName = ({ values }: DraftContent): string =>
  [values.surname, values.givenName, values.patronymic].filter(Boolean).join(' ');
