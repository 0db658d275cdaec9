import type { AttachmentWholeFragment, CaseWholeFragment } from '../../generated/graphql.ts';

type Delivery = CaseWholeFragment['deliveries'][number];
type Collection = CaseWholeFragment['collections'][number];
type Outcome = NonNullable<Delivery['outcome']>;
type Handing = CaseWholeFragment['history'][number];

/** One thing that happened to the signed notice on its way to the applicant. */
export type DeliveryEntry = {
  readonly key: string;
  readonly at: string;
  /** Its place in the history, by which files prove it; null for what was recorded before proofs were kept. */
  readonly eventSeq: number | null;
} & (
  | { readonly kind: 'atAkim'; readonly name: string | null; readonly event: Handing }
  | { readonly kind: 'ready'; readonly name: string; readonly collection: Collection }
  | { readonly kind: 'handed' | 'posted' | 'postedAgain'; readonly name: string; readonly delivery: Delivery }
  | { readonly kind: 'CONFIRMED' | 'RETURNED'; readonly name: string; readonly outcome: Outcome }
);

type Delivered = Pick<CaseWholeFragment, 'deliveries' | 'collections' | 'history'>;

/** The way of the notice, in the order in which it went. */
export function deliveryEntries({ deliveries, collections, history }: Delivered): DeliveryEntry[] {
  const handed = history
    .filter(({ transition }) => transition === 'handOverToAkim')
    .map((event): DeliveryEntry => {
      const { seq, at, actorName } = event;
      return { kind: 'atAkim', key: `akim ${seq}`, at, eventSeq: seq, name: actorName, event };
    });
  const ready = collections.map((collection): DeliveryEntry => {
    const { id, at, eventSeq, by } = collection;
    return { kind: 'ready', key: id, at, eventSeq, name: by.shortName, collection };
  });
  const gone = deliveries.flatMap((delivery): DeliveryEntry[] => {
    const { id, at, eventSeq, by, outcome } = delivery;
    const base = { key: id, at, eventSeq, name: by.shortName, delivery };
    const entry: DeliveryEntry = { ...base, kind: wayOf(delivery, deliveries) };
    if (!outcome) return [entry];
    return [
      entry,
      {
        kind: outcome.result,
        key: `${id} post`,
        at: outcome.at,
        eventSeq: outcome.eventSeq,
        name: outcome.by.shortName,
        outcome,
      },
    ];
  });
  return [...handed, ...ready, ...gone].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.eventSeq ?? 0) - (other.eventSeq ?? 0),
  );
}

const wayOf = ({ method, seq }: Delivery, all: readonly Delivery[]): 'handed' | 'posted' | 'postedAgain' => {
  if (method === 'HAND') return 'handed';
  return all.some((one) => one.method === 'POST' && one.seq < seq) ? 'postedAgain' : 'posted';
};

/** The files that prove an entry, in the order in which they came. */
export function proofsOf(
  attachments: readonly AttachmentWholeFragment[],
  { eventSeq }: Pick<DeliveryEntry, 'eventSeq'>,
): AttachmentWholeFragment[] {
  return eventSeq === null ? [] : attachments.filter(({ provesEvent }) => provesEvent === eventSeq);
}
