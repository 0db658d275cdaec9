import type {
  CaseStatus,
  Channel,
  DeliveryPreference,
  NoticeKind,
  PaperLanguage,
} from '../../../prisma/client.ts';
import type { DueState } from '../../cases/dueState.ts';
import type { CaseColumn } from '../columns.ts';

/** What a file says in words; the terms are those of the glossary and of the back office. */
export interface ExportWords {
  /** Name of the sheet, and the beginning of the file's name. */
  readonly cases: string;
  readonly columns: Readonly<Record<CaseColumn, string>>;
  readonly status: Readonly<Record<CaseStatus, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly deliveryPreference: Readonly<Record<DeliveryPreference, string>>;
  readonly paperLanguage: Readonly<Record<PaperLanguage, string>>;
  readonly noticeKind: Readonly<Record<NoticeKind, string>>;
  readonly dueState: Readonly<Record<DueState, string>>;
}
