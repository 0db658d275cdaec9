import { typedTexts } from '../../providers/forgetting.ts';
import type { StepName } from '../../providers/transitions.ts';

type Values = Record<string, unknown>;

/** What was typed into the dialog of one step of one case by one official, kept in this tab until it is sent. */
export interface StepDraft {
  readonly read: () => Values | null;
  readonly keep: (values: Values) => void;
  readonly drop: () => void;
}

/** Steps whose dialog holds nothing typed; of a signature not even the tick is kept, it must be given anew. */
const NOT_KEPT: readonly StepName[] = ['signNotice'];

/** The draft of a step; nobody is signed in yet: nothing is kept. */
export function stepDraft(userId: string | null, caseId: string, name: StepName): StepDraft {
  if (userId === null || NOT_KEPT.includes(name)) {
    return { read: () => null, keep: () => {}, drop: () => {} };
  }
  const key = `${caseId}.${name}`;
  return {
    read() {
      try {
        const values: unknown = JSON.parse(typedTexts.read(userId, key) ?? 'null');
        return typeof values === 'object' && values !== null ? (values as Values) : null;
      } catch {
        return null;
      }
    },
    keep: (values) => typedTexts.write(userId, key, JSON.stringify(values)),
    drop: () => typedTexts.drop(userId, key),
  };
}

/** What somebody typed into the fields, each text once, to be copied; choices and marks are no text. */
export function typedText(values: Values, defaults: Values): string {
  const texts = (value: unknown, before: unknown): string[] => {
    if (typeof value === 'string') return value.trim() !== '' && value !== before ? [value.trim()] : [];
    if (typeof value !== 'object' || value === null) return [];
    const old = typeof before === 'object' && before !== null ? (before as Values) : {};
    return Object.entries(value).flatMap(([key, one]) => (CODED.includes(key) ? [] : texts(one, old[key])));
  };
  return texts(values, defaults).join('\n\n');
}

/** Fields that hold codes, keys and days, and the proof of oneself, which is never copied. */
const CODED = [
  ...['executorId', 'kind', 'grounds', 'ground', 'opinion', 'state', 'day'],
  ...['contentHash', 'shownHash', 'password', 'code'],
];
