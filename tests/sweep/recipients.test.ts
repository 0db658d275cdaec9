import { describe, expect, it } from 'vitest';
import type { CaseStatus, LimitCode } from '../../prisma/client.ts';
import { clockNotices, type SweptClock, toldKey } from '../../schema/notifications/sweep/clockNotices.ts';
import type { Officials } from '../../schema/notifications/sweep/officials.ts';
import { later } from './clocks.ts';

const START = new Date('2026-11-18T04:00:00.000Z');
const at = (minutes: number): Date => later(START, minutes);

interface Staffing {
  readonly clerks?: string[];
  readonly heads?: string[];
  readonly akimClerks?: string[];
  readonly overseers?: string[];
  readonly away?: string[];
}

/** The department `dep` and its akim's office `akim`. */
function officialsOf(staffing: Staffing = {}): Officials {
  const { clerks = ['clerk'], heads = ['head'], akimClerks = ['akimClerk'], away = [] } = staffing;
  const holders: Record<string, readonly string[]> = {
    'dep CLERK': clerks,
    'dep HEAD': heads,
    'akim AKIM_CLERK': akimClerks,
  };
  return {
    isActive: (userId) => !away.includes(userId),
    holders: (officeId, role) => holders[`${officeId} ${role}`] ?? [],
    overseers: (officeId) => (officeId === 'dep' ? (staffing.overseers ?? ['overseer']) : []),
  };
}

/** A clock that started at minute 0: reminder at 10, due at 20, head at 30, overseer at 40. */
function clock(code: LimitCode, more: Partial<SweptClock> & { status?: CaseStatus } = {}): SweptClock {
  const { status = 'UNDER_REVIEW', ...own } = more;
  return {
    id: 'clock',
    caseId: 'case',
    code,
    officeId: 'dep',
    office: { kind: 'DEPARTMENT' },
    responsibleId: ['A3', 'A4', 'A6'].includes(code) ? 'executor' : null,
    case: { status, officeId: 'dep', akimOfficeId: 'akim', executorId: 'executor', noticeAtAkim: false },
    remindAt: at(10),
    dueAt: at(20),
    headAt: at(30),
    overseerAt: at(40),
    remindedAt: null,
    overdueAt: null,
    headToldAt: null,
    overseerToldAt: null,
    ...own,
  };
}

/** What is told at a minute, as `KIND recipient`. */
function toldAt(minute: number, of: SweptClock, staffing?: Staffing, before: string[] = []): string[] {
  const known = new Set(before.map((recipientId) => toldKey(of.id, recipientId)));
  return clockNotices([of], officialsOf(staffing), known, at(minute)).rows.map(
    ({ kind, recipientId }) => `${kind} ${recipientId}`,
  );
}

const AT_AKIM = { officeId: 'akim', office: { kind: 'AKIM_OFFICE' } } as const;

const caseOf = (status: CaseStatus, noticeAtAkim = false, executorId: string | null = 'executor') => ({
  case: { status, officeId: 'dep', akimOfficeId: 'akim', executorId, noticeAtAkim },
});

describe('the first to hear of a limit', () => {
  it.each<[string, SweptClock, string[]]>([
    ['A1 is the clerk', clock('A1'), ['clerk']],
    ['A1 at an akim’s office is the akim’s clerk', clock('A1', AT_AKIM), ['akimClerk']],
    ['A2 is the head', clock('A2'), ['head']],
    ['A3 is the executor', clock('A3'), ['executor']],
    ['A4 is the executor', clock('A4'), ['executor']],
    ['A5 is the head', clock('A5'), ['head']],
    ['A6 is the executor', clock('A6'), ['executor']],
    ['the commission’s days is the akim’s clerk', clock('COMMISSION', AT_AKIM), ['akimClerk']],
    ...(
      [
        ['AKIM_REGISTERED', ['akimClerk']],
        ['COMMISSION_REVIEW', ['akimClerk']],
        ['IN_TRANSIT', ['clerk', 'akimClerk']],
        ['REGISTERED', ['clerk']],
        ['AWAITING_RESOLUTION', ['head']],
      ] as const
    ).map(([status, who]): [string, SweptClock, string[]] => [
      `the Standard’s term in ${status} is ${who.join(' and ')}`,
      clock('STANDARD_AKIM', caseOf(status, false, null)),
      [...who],
    ]),
    ...(
      [
        ['ASSIGNED', 'executor'],
        ['UNDER_REVIEW', 'executor'],
        ['DRAFTING', 'executor'],
        ['AWAITING_SIGNATURE', 'head'],
        ['RETURNED', 'executor'],
        ['SIGNED', 'executor'],
      ] as const
    ).map(([status, who]): [string, SweptClock, string[]] => [
      `the Standard’s term in ${status} is the ${who}`,
      clock('STANDARD', caseOf(status)),
      [who],
    ]),
    [
      'the Standard’s term once the notice lies at the akim’s is the akim’s clerk',
      clock('STANDARD_AKIM', caseOf('SIGNED', true)),
      ['akimClerk'],
    ],
  ])('of %s', (_limit, of, who) => {
    expect(toldAt(10, of)).toEqual(who.map((each) => `REMINDER ${each}`));
    expect(toldAt(20, { ...of, remindedAt: at(10) })).toEqual(who.map((each) => `OVERDUE ${each}`));
  });

  it('are all who hold the role', () => {
    expect(toldAt(10, clock('A2'), { heads: ['head', 'acting'] })).toEqual([
      'REMINDER head',
      'REMINDER acting',
    ]);
  });

  it('are the heads where nobody answers, and the overseers where there is no head either', () => {
    expect(toldAt(10, clock('A1'), { clerks: [] })).toEqual(['REMINDER head']);
    expect(toldAt(10, clock('A3'), { away: ['executor'] })).toEqual(['REMINDER head']);
    expect(toldAt(10, clock('A1'), { clerks: [], heads: [] })).toEqual(['REMINDER overseer']);
  });

  it('are the heads of the authorised body where an akim’s office has nobody', () => {
    expect(toldAt(10, clock('COMMISSION', AT_AKIM), { akimClerks: [] })).toEqual(['REMINDER head']);
  });
});

describe('a limit that passes', () => {
  it('is told once at each of its moments, not a millisecond before', () => {
    const before = (minute: number) => new Date(at(minute).getTime() - 1);
    let now = clock('A3');
    const seen: string[] = [];
    for (const minute of [10, 20, 30, 40]) {
      expect(clockNotices([now], officialsOf(), new Set(), before(minute)).marks).toEqual([]);
      const { rows, marks } = clockNotices([now], officialsOf(), new Set(), at(minute));
      expect(marks).toHaveLength(1);
      seen.push(...rows.map(({ kind, recipientId }) => `${kind} ${recipientId}`));
      for (const { mark } of marks) now = { ...now, [mark]: at(minute) };
    }
    expect(seen).toEqual([
      'REMINDER executor',
      'OVERDUE executor',
      'OVERDUE_RAISED head',
      'OVERDUE_RAISED overseer',
    ]);
    expect(toldAt(1000, now)).toEqual([]);
  });

  it('while nothing swept is told in full, the reminder first', () => {
    expect(toldAt(100, clock('A3'))).toEqual([
      'REMINDER executor',
      'OVERDUE executor',
      'OVERDUE_RAISED head',
      'OVERDUE_RAISED overseer',
    ]);
  });

  it('is not raised to a head who was the first to hear of it, but to another head it is', () => {
    const overdue = clock('A2', { remindedAt: at(10), overdueAt: at(20) });
    expect(toldAt(30, overdue, {}, ['head'])).toEqual([]);
    expect(toldAt(30, overdue, { heads: ['head', 'acting'] }, ['head'])).toEqual(['OVERDUE_RAISED acting']);
    expect(toldAt(100, clock('A2'))).toEqual(['REMINDER head', 'OVERDUE head', 'OVERDUE_RAISED overseer']);
  });

  it('is raised once to somebody who is head and overseer', () => {
    const both = { heads: ['both'], overseers: ['both', 'overseer'] };
    expect(toldAt(100, clock('A3'), both)).toEqual([
      'REMINDER executor',
      'OVERDUE executor',
      'OVERDUE_RAISED both',
      'OVERDUE_RAISED overseer',
    ]);
  });

  it('goes to the overseers at once where there is no head, and not a second time', () => {
    const overdue = clock('A3', { remindedAt: at(10), overdueAt: at(20) });
    expect(toldAt(30, overdue, { heads: [] })).toEqual(['OVERDUE_RAISED overseer']);
    expect(toldAt(100, clock('A3'), { heads: [] })).toEqual([
      'REMINDER executor',
      'OVERDUE executor',
      'OVERDUE_RAISED overseer',
    ]);
  });

  it('is counted, and marked all the same, where there is nobody at all', () => {
    const nobody = { clerks: [], heads: [], overseers: [] };
    const {
      rows,
      marks,
      nobody: count,
    } = clockNotices([clock('A1')], officialsOf(nobody), new Set(), at(100));
    expect([rows.length, marks.length, count]).toEqual([0, 4, 4]);
  });

  it('comes in the order of the moments, whichever clock they belong to', () => {
    const early = clock('A3', { id: 'early' });
    const late = clock('A4', {
      id: 'late',
      remindAt: at(15),
      dueAt: at(25),
      headAt: at(35),
      overseerAt: at(45),
    });
    const { rows } = clockNotices([late, early], officialsOf(), new Set(), at(26));
    expect(rows.map(({ clockId, kind }) => `${clockId} ${kind}`)).toEqual([
      'early REMINDER',
      'late REMINDER',
      'early OVERDUE',
      'late OVERDUE',
    ]);
  });
});
