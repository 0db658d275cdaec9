import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { fullName, shortName } from '../applicants/personName.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import { dayAfter, localDay, startOfLocalDay } from '../deadlines/zone.ts';
import { validationFailed } from '../errors.ts';
import { EXPORT_WORDS } from '../exports/words/words.ts';
import { inTransaction } from '../transaction.ts';
import { parseInput } from '../validation.ts';
import { issuePaper } from './issuePaper.ts';
import { type JournalLine, journalText } from './journalPaper.ts';
import { officeNameIn, type Tongue } from './paper.ts';
import { shortDateOf, shortTimeOf } from './paperDates.ts';
import { officeForPaper } from './paperOffice.ts';

/** The most days of one journal: a month. */
export const MAX_JOURNAL_DAYS = 31;
const DAY_MS = 86_400_000;

const asked = z.object({ from: z.date(), to: z.date(), language: z.enum(['KK', 'RU']) });

/**
 * Issues the journal of what the actor's office registered on some days, at most a month, as it stands now: a paper like
 * any other, sealed and kept. Throws VALIDATION_FAILED (ORDER, TOO_MANY_DAYS, IN_FUTURE). Answers its key.
 */
export async function issueJournal(
  context: Pick<Context, 'db' | 'now' | 'papers'>,
  actor: Actor,
  rawInput: unknown,
): Promise<string> {
  const { from, to, language } = parseInput(asked, rawInput);
  checkDays(from, to, localDay(context.now()));
  return inTransaction(context.db, async (tx) => {
    const at = context.now();
    const { kind, code } = await tx.office.findUniqueOrThrow({
      where: { id: actor.officeId },
      select: { kind: true, code: true },
    });
    const office = await officeForPaper(tx, actor.officeId);
    const lines = await linesOf(tx, actor.officeId, kind === 'AKIM_OFFICE', { from, to }, language);
    const [first, last] = [dayText(from), dayText(to)];
    const number = first === last ? `${code} ${first}` : `${code} ${first}–${last}`;
    const id = await issuePaper(tx, context.papers, {
      kind: 'JOURNAL',
      caseId: null,
      officeId: actor.officeId,
      author: officeNameIn(language, office),
      number,
      language,
      texts: [journalText({ language, office, from: first, to: last, lines })],
      issuedAt: at,
      issuerId: actor.id,
    });
    await record(tx, actor, at, {
      action: 'PAPER_ISSUED',
      subjectId: id,
      details: { kind: 'JOURNAL', from: first, to: last, lines: lines.length },
    });
    return id;
  });
}

const dayText = (day: Date): string => day.toISOString().slice(0, 10);

function checkDays(from: Date, to: Date, today: Date): void {
  if (to < from) throw validationFailed([{ path: 'to', code: 'ORDER' }]);
  if (to.getTime() - from.getTime() >= MAX_JOURNAL_DAYS * DAY_MS)
    throw validationFailed([{ path: 'to', code: 'TOO_MANY_DAYS', params: { maximum: MAX_JOURNAL_DAYS } }]);
  if (from > today) throw validationFailed([{ path: 'from', code: 'IN_FUTURE' }]);
}

const LINE = {
  number: true,
  registeredAt: true,
  akimNumber: true,
  akimRegisteredAt: true,
  status: true,
  applicant: { select: { surname: true, givenName: true, patronymic: true, address: true } },
  documents: { select: { pages: true } },
  executor: { select: { surname: true, givenName: true, patronymic: true } },
  notices: { where: { signedAt: { not: null } }, select: { outgoingNumber: true, signedAt: true } },
} as const satisfies Prisma.CaseSelect;

/** What an office registered under its own numbers, in the order of the numbers (I-02). */
async function linesOf(
  tx: Prisma.TransactionClient,
  officeId: string,
  akim: boolean,
  { from, to }: { readonly from: Date; readonly to: Date },
  language: Tongue,
): Promise<JournalLine[]> {
  const days = { gte: startOfLocalDay(from), lt: startOfLocalDay(dayAfter(to)) };
  const rows = await tx.case.findMany({
    where: akim ? { akimOfficeId: officeId, akimRegisteredAt: days } : { officeId, registeredAt: days },
    orderBy: akim
      ? [{ akimNumberYear: 'asc' }, { akimNumberSeq: 'asc' }]
      : [{ numberYear: 'asc' }, { numberSeq: 'asc' }],
    select: LINE,
  });
  return rows.map((row) => {
    const [notice] = row.notices;
    const at = akim ? row.akimRegisteredAt : row.registeredAt;
    return {
      registeredAt: at ? shortTimeOf(at) : '',
      number: (akim ? row.akimNumber : row.number) ?? '',
      applicant: fullName(row.applicant),
      address: row.applicant.address,
      pages: row.documents.reduce((sum, { pages }) => sum + pages, 0),
      executor: row.executor ? shortName(row.executor) : null,
      result:
        notice?.outgoingNumber && notice.signedAt
          ? `${notice.outgoingNumber}, ${shortDateOf(notice.signedAt)}`
          : EXPORT_WORDS[language].status[row.status],
    };
  });
}
