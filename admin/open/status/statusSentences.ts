import type { LetterState } from '../../generated/graphql.ts';
import { formatLongDate } from '../../i18n/format.ts';
import type { MarkKind } from '../shared/Mark.tsx';
import type { DoorOffice } from '../shared/officeWords.ts';
import { fill, type OpenLanguage, type OpenWords } from '../words/words.ts';
import type { Application } from './stages.ts';

/** Where an application stands, in words for its applicant. */
export interface StatusSentences {
  readonly mark: MarkKind;
  readonly now: string;
  readonly next: string;
  readonly todo: string;
  /** Whether nothing is asked of the applicant but to wait. */
  readonly waits: boolean;
  /** Whether the decision is known to the applicant, so that he may want to complain of it. */
  readonly mayComplain: boolean;
}

/** What is happening, what happens next, and what the applicant must do. */
export function statusSentences(
  { status: words }: OpenWords,
  language: OpenLanguage,
  application: Application,
): StatusSentences {
  const { status, deliveryPreference, letter, readyOn } = application;
  const told = { mark: 'plain', waits: false, mayComplain: false } as const;
  const waiting = { ...told, todo: words.nothingTodo.DEPARTMENT, waits: true } as const;
  if (readyOn !== null) {
    const next = fill(words.ready.next, { date: formatLongDate(language, readyOn) });
    return { ...told, ...words.ready, next, mark: 'yes' };
  }
  switch (status) {
    case 'DELIVERED':
      return { ...told, ...words.delivered[letter ?? 'HANDED'], ...DELIVERED[letter ?? 'HANDED'] };
    case 'SIGNED':
      return { ...told, ...words.at.SIGNED, ...words.signed[deliveryPreference] };
    case 'CANCELLED':
      return { ...told, ...words.at.CANCELLED, mark: 'warn', mayComplain: true };
    case 'COMMISSION_REVIEW':
      return { ...told, ...words.at.COMMISSION_REVIEW };
    case 'AKIM_REGISTERED':
      return { ...waiting, ...words.at.AKIM_REGISTERED, todo: words.nothingTodo.AKIM_OFFICE };
    case 'AWAITING_SIGNATURE':
      return { ...waiting, ...words.at.AWAITING_SIGNATURE, next: words.afterSignature[deliveryPreference] };
    default:
      return { ...waiting, ...words.at[status] };
  }
}

/** How each end looks, and whether the applicant has read the decision. */
const DELIVERED: Readonly<Record<LetterState | 'HANDED', Pick<StatusSentences, 'mark' | 'mayComplain'>>> = {
  HANDED: { mark: 'yes', mayComplain: true },
  CONFIRMED: { mark: 'yes', mayComplain: true },
  UNDERWAY: { mark: 'plain', mayComplain: false },
  RETURNED: { mark: 'warn', mayComplain: false },
};

/** The offices to turn to, the first one first. */
export function contactsOf(application: Application): DoorOffice[] {
  const { status, office, akimOffice, readyAtOffice, deliveryPreference } = application;
  if (readyAtOffice) return [readyAtOffice];
  if (!akimOffice) return [office];
  if (status === 'AKIM_REGISTERED' || status === 'COMMISSION_REVIEW') return [akimOffice];
  if (status === 'CANCELLED') return [office, akimOffice];
  if (status === 'SIGNED' && deliveryPreference === 'AKIM_OFFICE') return [akimOffice, office];
  return [office];
}
