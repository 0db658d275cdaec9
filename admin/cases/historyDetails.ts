import { formatDate } from '../i18n/format.ts';
import type { Translate } from '../providers/problemWords.ts';

/** One line under a history entry. */
export interface HistoryDetail {
  /** Which change it tells. */
  readonly change: string;
  readonly label: string;
  /** Null when the label says it all. */
  readonly value: string | null;
}

/** Where the words of the codes are that stand in a change. */
const GROUPS: Readonly<Record<string, string>> = {
  deliveryPreference: 'terms.deliveryPreference',
  missingDocuments: 'terms.documentKind',
  opinion: 'terms.commissionOpinion',
  kind: 'terms.noticeKind',
  grounds: 'terms.refusalGround',
  method: 'terms.deliveryMethod',
  ground: 'terms.cancellationGround',
  suggestionReason: 'suggestion',
  postReturnReason: 'terms.postReturnReason',
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `changes` of a history entry in the reader's words; what has no words (a hash) is left out. */
export function historyDetails(translate: Translate, changes: unknown): HistoryDetail[] {
  if (!isObject(changes)) return [];
  const term = termOf(translate);

  const wordsOf = (key: string, value: unknown): string | null => {
    const group = GROUPS[key];
    if (value === true) return null;
    if (Array.isArray(value))
      return value.map((item) => (group ? term(group, item) : String(item))).join('; ');
    if (isObject(value)) return documentMarks(translate, value);
    if (key === 'day') return formatDate(String(value));
    return group ? term(group, value) : String(value);
  };

  return Object.entries(changes).flatMap(([key, value]) => {
    const label = translate(`change.${key}`, { _: '' });
    return label === '' || value === null || value === false
      ? []
      : [{ change: key, label, value: wordsOf(key, value) }];
  });
}

const termOf =
  (translate: Translate) =>
  (group: string, code: unknown): string =>
    translate(`${group}.${code}`, { _: String(code) });

/** Marks of the check: how many documents are there, and which are not. */
export function documentMarks(translate: Translate, states: Readonly<Record<string, unknown>>): string {
  const term = termOf(translate);
  const present = Object.values(states).filter((state) => state === 'PRESENT').length;
  const others = Object.entries(states)
    .filter(([, state]) => state !== 'PRESENT')
    .map(
      ([kind, state]) =>
        `${term('terms.documentKind', kind)}: ${term('terms.documentState', state).toLowerCase()}`,
    );
  return [`${term('terms.documentState', 'PRESENT').toLowerCase()}: ${present}`, ...others].join('; ');
}
