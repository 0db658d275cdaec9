import type { ApplicationStatusQuery, CaseStatus, DeliveryPreference } from '../../generated/graphql.ts';

/** An application as its receipt's holder is told of it. */
export type Application = NonNullable<ApplicationStatusQuery['applicationStatus']>;

/** A stage of the way of an application, as a citizen sees it. */
export type StageName =
  | 'accepted'
  | 'akim'
  | 'transit'
  | 'head'
  | 'check'
  | 'notice'
  | 'signature'
  | 'delivery'
  | 'stopped';

/** A stage and whether it is over. */
export interface Stage {
  readonly name: StageName;
  readonly state: 'done' | 'now' | 'next';
}

const AT_DEPARTMENT: readonly StageName[] = ['accepted', 'head', 'check', 'notice', 'signature', 'delivery'];
const THROUGH_AKIM: readonly StageName[] = ['accepted', 'akim', 'transit', ...AT_DEPARTMENT.slice(1)];

const STAGE_OF: Readonly<Record<CaseStatus, StageName>> = {
  AKIM_REGISTERED: 'akim',
  COMMISSION_REVIEW: 'akim',
  IN_TRANSIT: 'transit',
  REGISTERED: 'accepted',
  AWAITING_RESOLUTION: 'head',
  ASSIGNED: 'check',
  UNDER_REVIEW: 'check',
  DRAFTING: 'notice',
  RETURNED: 'notice',
  AWAITING_SIGNATURE: 'signature',
  SIGNED: 'delivery',
  DELIVERED: 'delivery',
  CANCELLED: 'stopped',
};

/** Whether the applicant has, or is known to have, what he asked for. */
const isThere = ({ status, letter, readyOn }: Application): boolean =>
  status === 'DELIVERED' && readyOn === null && (letter === null || letter === 'CONFIRMED');

/** The stages of the way, those behind, the one where it stands, and those ahead. */
export function stagesOf(application: Application): Stage[] {
  const { status, akimOffice } = application;
  if (status === 'CANCELLED') {
    return [
      { name: 'accepted', state: 'done' },
      { name: 'stopped', state: 'now' },
    ];
  }
  const stage = STAGE_OF[status];
  const way = akimOffice || !AT_DEPARTMENT.includes(stage) ? THROUGH_AKIM : AT_DEPARTMENT;
  // Through an akim the receipt is older than the registration at the department.
  const now = way.indexOf(akimOffice && stage === 'accepted' ? 'transit' : stage);
  return way.map((name, index) => {
    if (index < now || isThere(application)) return { name, state: 'done' };
    return { name, state: index === now ? 'now' : 'next' };
  });
}

/** How the notice reaches, or has reached, the applicant: as it happened, and before that as it was asked for. */
export function deliveryWay({
  status,
  letter,
  readyAtOffice,
  deliveryPreference,
}: Application): DeliveryPreference | 'HANDED' {
  if (readyAtOffice) return readyAtOffice.kind === 'AKIM_OFFICE' ? 'AKIM_OFFICE' : 'DEPARTMENT';
  if (letter !== null) return 'POST';
  return status === 'DELIVERED' ? 'HANDED' : deliveryPreference;
}

/** Whether the promised day has passed and the service is not rendered (Standard cl. 7, 14). */
export function isLate({ status, promisedOn, readyOn }: Application, today: string): boolean {
  if (status === 'DELIVERED' || status === 'CANCELLED' || readyOn !== null) return false;
  return promisedOn !== null && promisedOn < today;
}
