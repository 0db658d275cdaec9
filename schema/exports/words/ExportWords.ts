import type {
  CaseStatus,
  Channel,
  DeliveryPreference,
  LimitCode,
  LimitUnit,
  NoticeKind,
  PaperLanguage,
  Role,
} from '../../../prisma/client.ts';
import type { DueState } from '../../cases/dueState.ts';
import type { TransitionName } from '../../cases/workflow/transitions.ts';
import type { ExportColumn } from '../columns.ts';

/** What a file says in words; the terms are those of the glossary and of the back office. */
export interface ExportWords {
  /** Names of the sheets, and the beginnings of the files' names. */
  readonly cases: string;
  readonly caseEvents: string;
  readonly clocks: string;
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly status: Readonly<Record<CaseStatus, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly deliveryPreference: Readonly<Record<DeliveryPreference, string>>;
  readonly paperLanguage: Readonly<Record<PaperLanguage, string>>;
  readonly noticeKind: Readonly<Record<NoticeKind, string>>;
  readonly dueState: Readonly<Record<DueState, string>>;
  /** What was done, as the history says it. */
  readonly transition: Readonly<Record<TransitionName, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly limitCode: Readonly<Record<LimitCode, string>>;
  readonly limitUnit: Readonly<Record<LimitUnit, string>>;
}
