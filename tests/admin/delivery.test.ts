import { describe, expect, it } from 'vitest';
import { deliveryEntries, proofsOf } from '../../admin/cases/delivery/deliveryEntries.ts';
import { awaitedRole } from '../../admin/cases/progress.ts';
import { stepForms } from '../../admin/cases/steps/stepForms.ts';
import type { AttachmentWholeFragment, CaseWholeFragment } from '../../admin/generated/graphql.ts';
import { DELIVERY_STEPS } from '../../schema/cases/workflow/transitions.ts';

type Delivery = CaseWholeFragment['deliveries'][number];

const by = { id: 'u', shortName: 'Ким В.', fullName: 'Ким Виктор' };
const at = (minute: number) => `2026-11-27T05:${String(minute).padStart(2, '0')}:00Z`;
const delivery = (seq: number, minute: number, more: Partial<Delivery>): Delivery => ({
  id: `d${seq}`,
  seq,
  method: 'POST',
  at: at(minute),
  receivedBy: null,
  identityDocument: null,
  address: 'Қапал',
  postNumber: `RR${seq}KZ`,
  eventSeq: 10 + minute,
  by,
  outcome: null,
  ...more,
});
const outcome = (result: 'CONFIRMED' | 'RETURNED', minute: number): Delivery['outcome'] => ({
  result,
  day: '2026-11-27',
  reason: result === 'RETURNED' ? 'NOT_COLLECTED' : null,
  note: null,
  at: at(minute),
  eventSeq: 10 + minute,
  by,
});
const collection = (minute: number): CaseWholeFragment['collections'][number] => ({
  id: `c${minute}`,
  at: at(minute),
  note: null,
  eventSeq: 10 + minute,
  office: { id: 'o', code: 'AKS', kind: 'DEPARTMENT', nameKk: 'Ақсу', nameRu: null },
  by,
});
const handedToAkim = (minute: number) =>
  ({
    seq: 10 + minute,
    transition: 'handOverToAkim',
    at: at(minute),
    actorName: 'Ким В.',
  }) as CaseWholeFragment['history'][number];

const kinds = (record: Parameters<typeof deliveryEntries>[0]) =>
  deliveryEntries(record).map(({ kind, eventSeq }) => [kind, eventSeq]);

describe('the way of the notice', () => {
  it('is told in its order: posted, brought back, sent again, delivered', () => {
    const deliveries = [
      delivery(1, 1, { outcome: outcome('RETURNED', 2) }),
      delivery(2, 4, { outcome: outcome('CONFIRMED', 5) }),
    ];
    expect(kinds({ deliveries, collections: [collection(3)], history: [] })).toEqual([
      ['posted', 11],
      ['RETURNED', 12],
      ['ready', 13],
      ['postedAgain', 14],
      ['CONFIRMED', 15],
    ]);
  });

  it('goes by the akim’s office to the hand', () => {
    const hand = delivery(1, 3, { method: 'HAND', receivedBy: 'Әлиева Г.', address: null, postNumber: null });
    expect(kinds({ deliveries: [hand], collections: [collection(2)], history: [handedToAkim(1)] })).toEqual([
      ['atAkim', 11],
      ['ready', 12],
      ['handed', 13],
    ]);
  });

  it('has nothing to tell before the notice leaves', () => {
    expect(kinds({ deliveries: [], collections: [], history: [] })).toEqual([]);
  });
});

describe('a proof', () => {
  const file = (id: string, provesEvent: number | null) => ({ id, provesEvent }) as AttachmentWholeFragment;

  it('stands with the entry that it proves and with no other', () => {
    const files = [file('a', 11), file('b', null), file('c', 12), file('d', 11)];
    expect(proofsOf(files, { eventSeq: 11 }).map(({ id }) => id)).toEqual(['a', 'd']);
    expect(proofsOf(files, { eventSeq: 15 })).toEqual([]);
    expect(proofsOf(files, { eventSeq: null })).toEqual([]);
  });

  it('may be chosen in the dialogs of exactly the steps that the server lets files prove', () => {
    const proved = Object.entries(stepForms).flatMap(([name, { isProved }]) => (isProved ? [name] : []));
    expect(proved.sort()).toEqual([...DELIVERY_STEPS].sort());
  });
});

describe('whose turn it is', () => {
  it('is still somebody’s while the post has the letter or has brought it back', () => {
    const of = (letter: CaseWholeFragment['letter']) =>
      awaitedRole({ status: 'DELIVERED', noticeAtAkim: false, letter });
    expect([of('UNDERWAY'), of('RETURNED'), of('CONFIRMED'), of(null)]).toEqual([
      'EXECUTOR',
      'EXECUTOR',
      null,
      null,
    ]);
  });
});
