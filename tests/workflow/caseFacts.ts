import { DocumentKind } from '../../prisma/client.ts';
import type { CaseFacts, ExecutorFacts, NoticeFacts, Official } from '../../schema/cases/workflow/facts.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';

/** A moment for guards that look at none. */
export const NOW = new Date('2026-11-18T05:00:00.000Z');

/** A notice of assignment, drafted by `executor`. */
export const noticeFacts = (more: Partial<NoticeFacts> = {}): NoticeFacts => ({
  version: 1,
  kind: 'ASSIGNMENT',
  grounds: [],
  explanation: null,
  contentHash: 'a'.repeat(64),
  drafterId: 'executor',
  ...more,
});

/** A case of the akim's path in the hands of `executor`, against which no guard speaks. */
export const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  id: 'case',
  status: 'DRAFTING',
  version: 7,
  channel: 'AKIM',
  officeId: 'department',
  akimOfficeId: 'akim',
  executorId: 'executor',
  statusChangedAt: NOW,
  deliveryPreference: 'AKIM_OFFICE',
  noticeAtAkim: false,
  readyAt: null,
  delivery: null,
  receiptIssued: true,
  applicantAddress: 'Ақсу ауданы, Жансүгіров кенті',
  familyIins: ['000101300009', '000228400016'],
  documentKinds: Object.values(DocumentKind),
  notice: null,
  commissionRequired: false,
  commissionConcluded: false,
  ...more,
});

/** An official of the department who acts as an executor. */
export const official = (more: Partial<Official> = {}): Official => ({
  id: 'executor',
  login: 'executor',
  surname: 'Орындаушы',
  givenName: 'Дана',
  patronymic: null,
  iin: null,
  roles: ['EXECUTOR'],
  role: 'EXECUTOR',
  officeId: 'department',
  acting: false,
  overseenOfficeIds: [],
  credential: SOME_SESSION,
  proof: ALWAYS_PROVEN,
  ...more,
});

/** Somebody whom a resolution may name. */
export const executorFacts = (more: Partial<ExecutorFacts> = {}): ExecutorFacts => ({
  id: 'another',
  active: true,
  roles: ['EXECUTOR'],
  officeId: 'department',
  iin: null,
  surname: 'Орындаушы',
  givenName: 'Дана',
  patronymic: null,
  ...more,
});
