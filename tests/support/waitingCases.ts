import { randomUUID } from 'node:crypto';
import type { Staff } from './steps.ts';
import { syntheticIin, type World } from './world.ts';

const APPLICANT = syntheticIin(3_300);

/** The last number of each office, by world: a count of the module would depend on which files ran before. */
const last = new WeakMap<World, Map<string, number>>();

/** Keeps the next numbers of an office for one caller, also of several at once; answers the one before them. */
function reserve(world: World, officeId: string, count: number): number {
  const offices = last.get(world) ?? new Map<string, number>();
  last.set(world, offices);
  const before = offices.get(officeId) ?? 0;
  offices.set(officeId, before + count);
  return before;
}

/**
 * Many cases of 2025 that wait for a resolution (version 2), written past the API where making them by steps would take
 * longer than what is tested; the database checks them all the same. Their keys, in the order of their numbers.
 */
export async function waitingCases(world: World, { clerk }: Staff, count: number): Promise<string[]> {
  const { officeId } = clerk;
  const before = reserve(world, officeId, count);
  const { code } = await world.db.office.findUniqueOrThrow({ where: { id: officeId } });
  const at = new Date('2025-04-04T05:00:00.000Z');
  const rows = Array.from({ length: count }, (_, index) => {
    const numberSeq = before + index + 1;
    return { id: randomUUID(), numberSeq, number: `${code}-2025/${String(numberSeq).padStart(6, '0')}` };
  });
  const entry = {
    at,
    actorId: clerk.id,
    actorName: 'Кеңсебаева А.',
    actorRole: 'CLERK',
    officeId,
    changes: {},
  } as const;
  await world.db.applicant.createMany({
    data: {
      iin: APPLICANT,
      surname: 'Әлиев',
      givenName: 'Сынақ',
      searchName: 'әлиев сынақ',
      address: 'Ақсу ауылы, 1',
      language: 'KK',
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
  });
  const { id: applicantId } = await world.db.applicant.findUniqueOrThrow({ where: { iin: APPLICANT } });
  await world.db.$transaction([
    world.db.case.createMany({
      data: rows.map((row) => ({
        ...row,
        status: 'AWAITING_RESOLUTION',
        version: 2,
        channel: 'DEPARTMENT',
        officeId,
        numberYear: 2025,
        registeredAt: at,
        receivedAt: at,
        statusChangedAt: at,
        applicantId,
        language: 'KK',
        deliveryPreference: 'DEPARTMENT',
      })),
    }),
    world.db.receipt.createMany({
      data: rows.map(({ id, number }) => ({
        caseId: id,
        number,
        language: 'KK',
        content: {},
        contentHash: 'none',
        issuedAt: at,
        issuerId: clerk.id,
      })),
    }),
    world.db.caseEvent.createMany({
      data: rows.map(({ id }) => ({
        ...entry,
        caseId: id,
        seq: 1,
        transition: 'registerApplication',
        to: 'REGISTERED',
      })),
    }),
    world.db.caseEvent.createMany({
      data: rows.map(({ id }) => ({
        ...entry,
        caseId: id,
        seq: 2,
        transition: 'forwardToHead',
        from: 'REGISTERED',
        to: 'AWAITING_RESOLUTION',
      })),
    }),
  ]);
  return rows.map(({ id }) => id);
}
