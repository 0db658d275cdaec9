import type { NotificationKind } from '../../../prisma/client.ts';
import type { Told } from '../outbox.ts';
import type { Officials } from './officials.ts';
import type { AnsweredClock, Rung } from './recipients.ts';
import { recipientsAt } from './recipients.ts';

/** A running clock as the sweep judges it: its own stored times, and which of them it has seen to. */
export interface SweptClock extends AnsweredClock {
  readonly id: string;
  readonly caseId: string;
  readonly remindAt: Date;
  readonly dueAt: Date;
  readonly headAt: Date;
  readonly overseerAt: Date;
  readonly remindedAt: Date | null;
  readonly overdueAt: Date | null;
  readonly headToldAt: Date | null;
  readonly overseerToldAt: Date | null;
}

/** The column that says that a moment of a clock has been seen to. */
export type Mark = 'remindedAt' | 'overdueAt' | 'headToldAt' | 'overseerToldAt';

interface Stage {
  readonly moment: 'remindAt' | 'dueAt' | 'headAt' | 'overseerAt';
  readonly mark: Mark;
  readonly kind: NotificationKind;
  readonly rung: Rung;
}

/** What happens before and after a due time, in this order (AP art. 14(4), Regulation cl. 18). */
export const STAGES: readonly Stage[] = [
  { moment: 'remindAt', mark: 'remindedAt', kind: 'REMINDER', rung: 'ANSWERS' },
  { moment: 'dueAt', mark: 'overdueAt', kind: 'OVERDUE', rung: 'ANSWERS' },
  { moment: 'headAt', mark: 'headToldAt', kind: 'OVERDUE_RAISED', rung: 'HEAD' },
  { moment: 'overseerAt', mark: 'overseerToldAt', kind: 'OVERDUE_RAISED', rung: 'OVERSEER' },
];

/** What a sweep writes for clocks: rows of feeds in the order of their moments, and which clocks get which mark. */
export interface ClockNotices {
  readonly rows: readonly Told[];
  readonly marks: readonly { readonly mark: Mark; readonly clockId: string }[];
  /** Notices for which there was nobody on any rung. */
  readonly nobody: number;
}

/** Who has been told that a clock is overdue, as `clockId recipientId`. */
export type AlreadyTold = ReadonlySet<string>;

/** The key of {@link AlreadyTold}. */
export const toldKey = (clockId: string, recipientId: string): string => `${clockId} ${recipientId}`;

/**
 * What is due at `now` of these clocks and not yet seen to. A moment that passed while nothing swept is told
 * nevertheless; whoever knows already that a clock is overdue is not told again when it is raised.
 */
export function clockNotices(
  clocks: readonly SweptClock[],
  officials: Officials,
  before: AlreadyTold,
  now: Date,
): ClockNotices {
  const told = new Set(before);
  const due = clocks
    .flatMap((clock) =>
      STAGES.filter((stage) => clock[stage.mark] === null && clock[stage.moment] <= now).map((stage) => ({
        clock,
        stage,
      })),
    )
    .sort((a, b) => a.clock[a.stage.moment].getTime() - b.clock[b.stage.moment].getTime());
  const rows: Told[] = [];
  let nobody = 0;
  for (const { clock, stage } of due) {
    const recipients = recipientsAt(stage.rung, clock, officials);
    if (recipients.length === 0) nobody += 1;
    for (const recipientId of recipients) {
      const key = toldKey(clock.id, recipientId);
      if (stage.kind === 'OVERDUE_RAISED' && told.has(key)) continue;
      if (stage.kind !== 'REMINDER') told.add(key);
      rows.push({ recipientId, kind: stage.kind, caseId: clock.caseId, clockId: clock.id, at: now });
    }
  }
  return { rows, marks: due.map(({ clock, stage }) => ({ mark: stage.mark, clockId: clock.id })), nobody };
}
