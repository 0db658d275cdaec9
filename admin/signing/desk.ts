import type { NoticesToSignQuery, NoticeWholeFragment, ShownNoticeInput } from '../generated/graphql.ts';
import { type Problem, problemOfValue } from '../providers/problem.ts';
import { latestNotice } from './latestNotice.ts';

/** A case of the queue as the server answers it. */
export type QueuedCase = NoticesToSignQuery['inboxCases']['nodes'][number];

/** A notice that waits for the signature. */
export interface SignLine {
  readonly record: QueuedCase;
  readonly notice: NoticeWholeFragment;
  /** Why this reader may not sign it; null where he may. */
  readonly refusal: QueuedCase['availableTransitions'][number]['refusal'];
}

/** What the signer has done so far: which pages he was shown, which he marked, and what was refused. */
export interface Desk {
  readonly shown: Readonly<Record<string, ShownNoticeInput>>;
  readonly marked: ReadonlySet<string>;
  readonly problems: Readonly<Record<string, Refused>>;
  /** Signed on this page, the last first. */
  readonly signed: readonly SignedCase[];
}

/** A notice that was not signed, and why. */
export interface Refused {
  readonly number: string;
  readonly problem: Problem;
}

/** A notice that was signed just now. */
export interface SignedCase {
  readonly caseId: string;
  readonly number: string;
  readonly outgoingNumber: string;
}

/** What became of one of many. */
export interface SignOutcome {
  readonly caseId: string;
  readonly result: { readonly case: { readonly notices: readonly Signed[] } | null } | null;
  readonly problem: { readonly code: string; readonly params: unknown } | null;
}

type Signed = Pick<NoticeWholeFragment, 'version' | 'outgoingNumber'>;

/** Nothing read and nothing marked. */
export const EMPTY_DESK: Desk = { shown: {}, marked: new Set(), problems: {}, signed: [] };

/** The most that one call signs. */
export const MOST_AT_ONCE = 100;

/** The queue as lines, without what was signed on this page and is still in an older answer. */
export function signLines(nodes: readonly QueuedCase[], { signed }: Pick<Desk, 'signed'>): SignLine[] {
  return nodes.flatMap((record) => {
    const notice = latestNotice(record);
    if (!notice || signed.some(({ caseId }) => caseId === record.id)) return [];
    const step = record.availableTransitions.find(({ name }) => name === 'signNotice');
    return [{ record, notice, refusal: step?.allowed ? null : (step?.refusal ?? null) }];
  });
}

/** The page of this line was shown: these bytes, of this version, of the case as it then was. */
export function withShown(desk: Desk, { record, notice }: SignLine, shownHash: string): Desk {
  const shown: ShownNoticeInput = {
    caseId: record.id,
    expectedVersion: record.version,
    noticeVersion: notice.version,
    contentHash: notice.contentHash,
    shownHash,
  };
  return { ...desk, shown: { ...desk.shown, [record.id]: shown } };
}

/** Whether the page that was shown is still that of the line. */
export function isRead({ shown }: Pick<Desk, 'shown'>, { record, notice }: SignLine): boolean {
  const page = shown[record.id];
  return (
    page !== undefined &&
    page.expectedVersion === record.version &&
    page.noticeVersion === notice.version &&
    page.contentHash === notice.contentHash
  );
}

/** Whether it may be marked to be signed: the reader may sign it and has been shown it. */
export const mayMark = (desk: Desk, line: SignLine): boolean => line.refusal === null && isRead(desk, line);

/** Whether it is marked; a mark of an older version says nothing. */
export const isMarked = (desk: Desk, line: SignLine): boolean =>
  desk.marked.has(line.record.id) && mayMark(desk, line);

/** Marks a line to be signed, or takes the mark away; nothing that was not shown is marked. */
export function withMark(desk: Desk, line: SignLine): Desk {
  const { id } = line.record;
  const others = new Set([...desk.marked].filter((one) => one !== id));
  if (isMarked(desk, line)) return { ...desk, marked: others };
  if (!mayMark(desk, line)) return desk;
  const { [id]: _told, ...problems } = desk.problems;
  return { ...desk, marked: new Set([...others, id]), problems };
}

/** What is sent: the marked ones in the order of the queue, as they were shown. */
export function toSend(desk: Desk, lines: readonly SignLine[]): ShownNoticeInput[] {
  return lines
    .filter((line) => isMarked(desk, line))
    .flatMap(({ record }) => desk.shown[record.id] ?? [])
    .slice(0, MOST_AT_ONCE);
}

/** What of the sent ones was signed, and why not the others; `again`: refused for the proof alone, so they stay marked. */
export function afterSigning(
  desk: Desk,
  outcomes: readonly SignOutcome[],
  numberOf: (caseId: string) => string,
  isAgain: (problem: Problem) => boolean,
): { readonly desk: Desk; readonly done: number; readonly failed: number; readonly again: number } {
  const marked = new Set(desk.marked);
  const shown = { ...desk.shown };
  const problems = { ...desk.problems };
  const signed: SignedCase[] = [];
  const count = { failed: 0, again: 0 };
  for (const { caseId, result, problem: value } of outcomes) {
    const problem = value ? problemOfValue(value) : null;
    if (problem && isAgain(problem)) {
      count.again += 1;
      continue;
    }
    marked.delete(caseId);
    delete problems[caseId];
    // The page is another one by now: it must be shown anew.
    if (problem?.refusal?.code === 'CONTENT_DIFFERS') delete shown[caseId];
    if (problem) {
      count.failed += 1;
      problems[caseId] = { number: numberOf(caseId), problem };
    } else {
      const number = result?.case?.notices.find(({ outgoingNumber }) => outgoingNumber)?.outgoingNumber;
      signed.push({ caseId, number: numberOf(caseId), outgoingNumber: number ?? '' });
    }
  }
  return {
    desk: { shown, marked, problems, signed: [...signed.reverse(), ...desk.signed] },
    done: signed.length,
    ...count,
  };
}

/** What was refused and waits no longer: somebody else has returned it, say. */
export const refusedAndGone = ({ problems }: Desk, lines: readonly SignLine[]): [string, Refused][] =>
  Object.entries(problems).filter(([id]) => !lines.some(({ record }) => record.id === id));

/** Which line is chosen: the same, else the one that took its place, else the last; null in an empty queue. */
export function chosenLine(
  lines: readonly SignLine[],
  chosen: { readonly id: string; readonly index: number } | null,
): SignLine | null {
  const same = lines.find(({ record }) => record.id === chosen?.id);
  return same ?? lines[Math.min(chosen?.index ?? 0, lines.length - 1)] ?? null;
}
