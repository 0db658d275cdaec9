import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NoticeWholeFragment } from '../../admin/generated/graphql.ts';
import {
  afterSigning,
  chosenLine,
  type Desk,
  EMPTY_DESK,
  isMarked,
  isRead,
  mayMark,
  type QueuedCase,
  refusedAndGone,
  type SignLine,
  signLines,
  toSend,
  withMark,
  withShown,
} from '../../admin/signing/desk.ts';
import { latestNotice } from '../../admin/signing/latestNotice.ts';
import { pageHash } from '../../admin/signing/pageHash.ts';
import { isProven } from '../../admin/signing/proof.ts';
import { signProblemWords } from '../../admin/signing/signProblemWords.ts';
import { readerOf } from './support/reader.ts';

const notice = (version: number): NoticeWholeFragment =>
  ({ id: `n${version}`, version, contentHash: `words ${version}` }) as NoticeWholeFragment;

/** A case that waits for the signature; `code`: why it may not be signed. */
const queued = (id: string, version = 5, notices = [notice(1)], code: string | null = null): QueuedCase =>
  ({
    id,
    version,
    number: `AKS-2026/${id}`,
    notices,
    availableTransitions: [
      { name: 'signNotice', allowed: code === null, refusal: code && { code, params: {} } },
    ],
  }) as unknown as QueuedCase;

const linesOf = (nodes: readonly QueuedCase[], desk: Desk = EMPTY_DESK): SignLine[] => signLines(nodes, desk);

/** Every line shown and marked. */
const allMarked = (lines: readonly SignLine[]): Desk =>
  lines.reduce((desk, line) => withMark(withShown(desk, line, `page ${line.record.id}`), line), EMPTY_DESK);

const refused = (caseId: string, code: string) => ({
  caseId,
  result: null,
  problem: { code: 'TRANSITION_REFUSED', params: { refusal: { code, params: {} } } },
});
const signed = (caseId: string, outgoingNumber: string) => ({
  caseId,
  result: { case: { notices: [{ version: 1, outgoingNumber }] } },
  problem: null,
});
const numberOf = (id: string) => `AKS-2026/${id}`;
const isAgain = (problem: { refusal: { code: string } | null }) => problem.refusal?.code === 'PROOF_EXPIRED';

describe('the page that is signed', () => {
  it('is told by the hash of its very bytes', () => {
    const bytes = new TextEncoder().encode('%PDF-1.7');
    expect(pageHash(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is that of the latest version', () => {
    expect(latestNotice({ notices: [notice(2), notice(3), notice(1)] })?.version).toBe(3);
    expect(latestNotice({ notices: [] })).toBeNull();
  });
});

describe('the proof of the signer', () => {
  it('holds until its time, and there may be none', () => {
    const until = '2026-11-27T06:00:00Z';
    expect(isProven(until, Date.parse(until) - 1)).toBe(true);
    expect(isProven(until, Date.parse(until))).toBe(false);
    expect(isProven(null, 0)).toBe(false);
  });
});

describe('a mark to be signed', () => {
  it('is given only to what was shown, and taken away again', () => {
    const [line] = linesOf([queued('1')]);
    if (!line) throw new Error('no line');
    expect(withMark(EMPTY_DESK, line)).toBe(EMPTY_DESK);
    const shown = withShown(EMPTY_DESK, line, 'page');
    const marked = withMark(shown, line);
    expect([mayMark(shown, line), isMarked(shown, line), isMarked(marked, line)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isMarked(withMark(marked, line), line)).toBe(false);
  });

  it('is never given to what the reader may not sign', () => {
    const [line] = linesOf([queued('1', 5, [notice(1)], 'SIGNER_IS_DRAFTER')]);
    if (!line) throw new Error('no line');
    const shown = withShown(EMPTY_DESK, line, 'page');
    expect(isRead(shown, line)).toBe(true);
    expect(isMarked(withMark(shown, line), line)).toBe(false);
  });

  it('falls off when the case or its notice is another one by now', () => {
    const desk = allMarked(linesOf([queued('1')]));
    const marks = (one: QueuedCase) => linesOf([one]).map((line) => isMarked(desk, line));
    expect(marks(queued('1'))).toEqual([true]);
    expect(marks(queued('1', 6))).toEqual([false]);
    expect(marks(queued('1', 5, [notice(1), notice(2)]))).toEqual([false]);
  });
});

describe('what is sent', () => {
  it('are the marked ones in the order of the queue, as they were shown', () => {
    const lines = linesOf([queued('1'), queued('2'), queued('3')]);
    const [first, , third] = lines;
    if (!first || !third) throw new Error('no lines');
    const desk = [third, first].reduce((one, line) => withMark(withShown(one, line, 'p'), line), EMPTY_DESK);
    expect(toSend(desk, lines)).toEqual(
      ['1', '3'].map((caseId) => ({
        caseId,
        expectedVersion: 5,
        noticeVersion: 1,
        contentHash: 'words 1',
        shownHash: 'p',
      })),
    );
  });

  it('is not more than one call may sign', () => {
    const lines = linesOf(Array.from({ length: 120 }, (_, index) => queued(String(index))));
    expect(toSend(allMarked(lines), lines)).toHaveLength(100);
  });
});

describe('after the call', () => {
  const nodes = [queued('1'), queued('2'), queued('3')];
  const desk = allMarked(linesOf(nodes));

  it('the signed ones leave the queue with their numbers, the others stay with the reason and without a mark', () => {
    const after = afterSigning(
      desk,
      [signed('1', 'N-7'), refused('2', 'WRONG_STATUS'), signed('3', 'N-8')],
      numberOf,
      isAgain,
    );
    expect([after.done, after.failed, after.again]).toEqual([2, 1, 0]);
    expect(after.desk.signed.map(({ outgoingNumber }) => outgoingNumber)).toEqual(['N-8', 'N-7']);
    const left = linesOf(nodes, after.desk);
    expect(left.map(({ record }) => record.id)).toEqual(['2']);
    expect(toSend(after.desk, left)).toEqual([]);
    expect(after.desk.problems['2']?.problem.refusal?.code).toBe('WRONG_STATUS');
    expect(refusedAndGone(after.desk, left)).toEqual([]);
    expect(refusedAndGone(after.desk, []).map(([id, { number }]) => [id, number])).toEqual([
      ['2', 'AKS-2026/2'],
    ]);
  });

  it('a refused one may be marked again, unless its page is another one: that must be shown first', () => {
    const after = afterSigning(
      desk,
      [refused('1', 'NOTICE_AT_AKIM'), refused('2', 'CONTENT_DIFFERS')],
      numberOf,
      isAgain,
    );
    const [one, two] = linesOf(nodes, after.desk);
    if (!one || !two) throw new Error('no lines');
    expect([mayMark(after.desk, one), mayMark(after.desk, two)]).toEqual([true, false]);
    expect(withMark(after.desk, one).problems['1']).toBeUndefined();
  });

  it('what was refused for the proof alone stays marked and is sent again', () => {
    const lines = linesOf(nodes);
    const outcomes = nodes.map(({ id }) => refused(id, 'PROOF_EXPIRED'));
    const after = afterSigning(desk, outcomes, numberOf, isAgain);
    expect([after.done, after.failed, after.again]).toEqual([0, 0, 3]);
    expect(toSend(after.desk, lines)).toEqual(toSend(desk, lines));
  });
});

describe('why one of many was not signed', () => {
  const stale = {
    code: 'STALE_VERSION',
    params: { by: 'Ким В.', at: '2026-11-27T07:39:00Z', transition: 'returnNotice' },
    fields: [],
    refusal: null,
  };

  it('names who did what meanwhile, and else says it as everywhere', () => {
    const { t } = readerOf('ru');
    expect(signProblemWords(t, stale)).toBe(
      'Дело изменилось: Уведомление возвращено на доработку (Ким В., 27.11.2026 12:39).',
    );
    expect(signProblemWords(t, { ...stale, params: {} })).toMatch(/^Запись тем временем изменили/);
    expect(
      signProblemWords(t, {
        ...stale,
        code: 'TRANSITION_REFUSED',
        refusal: { code: 'SIGNER_IS_DRAFTER', params: {} },
      }),
    ).toBe('Тот, кто подготовил уведомление, не может его подписать.');
  });
});

describe('the chosen line', () => {
  const lines = linesOf([queued('1'), queued('2'), queued('3')]);
  const idOf = (chosen: Parameters<typeof chosenLine>[1], of = lines) =>
    chosenLine(of, chosen)?.record.id ?? null;

  it('is the first at first, then the same, and whatever took its place', () => {
    expect(idOf(null)).toBe('1');
    expect(idOf({ id: '2', index: 1 })).toBe('2');
    expect(idOf({ id: 'gone', index: 1 })).toBe('2');
    expect(idOf({ id: 'gone', index: 9 })).toBe('3');
    expect(idOf(null, [])).toBeNull();
  });
});
