import type { CaseClock, LimitCode, Prisma, PrismaClient } from '../../prisma/client.ts';
import type { Actor } from '../../schema/context.ts';
import { applyChange } from '../../schema/deadlines/changes/applyChange.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { RawCases } from '../store/rawCase.ts';
import type { People } from '../store/rawStore.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

/** A DeadlineChangeInput as GraphQL gives it. */
export type ChangeRequest = Readonly<Record<string, unknown>>;

/** A database with officials and cases whose clocks a test starts and ends as it likes. */
export interface ClockStore {
  readonly db: PrismaClient;
  readonly url: string;
  readonly ownerUrl: string;
  readonly people: People;
  readonly admin: Actor;
  readonly raw: RawCases;
  /** A registered case. */
  newCase(): Promise<string>;
  /** Starts a clock by the data as they are, of a case of its own unless told. */
  start(
    code: LimitCode,
    startedAt: string,
    more?: { officeId?: string; caseId?: string },
  ): Promise<CaseClock>;
  end(clock: CaseClock, endedAt: string): Promise<void>;
  /** All clocks by key. */
  clocks(): Promise<Map<string, CaseClock>>;
  revision(): Promise<number>;
  /** Applies a change as the administrator, with the newest revision and a reason unless told; answers its key. */
  apply(request: ChangeRequest, now: string): Promise<string>;
  close(): Promise<void>;
}

/** A day off of its own, as a request names it. */
export const dayOff = (date: string, more: ChangeRequest = {}): ChangeRequest => ({
  date: new Date(`${date}T00:00:00Z`),
  kind: 'FREED',
  source: 'Қаулы',
  ...more,
});

/** The first day of Kurban Ait, as a request names it. */
export const kurbanAit = (date: string): ChangeRequest =>
  dayOff(date, { kind: 'FIXED_DAY_OFF', nameKk: 'Құрбан айт', nameRu: 'Курбан айт', nameEn: 'Kurban Ait' });

/** A version of a limit, as a request names it. */
export const limit = (code: LimitCode, validFrom: string, more: ChangeRequest = {}): ChangeRequest => ({
  code,
  validFrom: new Date(`${validFrom}T00:00:00Z`),
  limit: 9,
  unit: 'CALENDAR_DAYS',
  firstDayCounts: false,
  rollsForward: true,
  remindAtPercent: 80,
  headAfter: 60,
  overseerAfter: 480,
  source: 'Бұйрық',
  ...more,
});

/** A request with the newest revision and a reason. */
export const requested = async (db: PrismaClient, request: ChangeRequest): Promise<ChangeRequest> => ({
  reason: 'Жарлық',
  expectedRevision: (await db.deadlineChange.aggregate({ _max: { revision: true } }))._max.revision ?? 0,
  ...request,
});

/** Opens a {@link ClockStore} of a test file's own, or over its database. */
export async function clockStore(database?: TestDatabase): Promise<ClockStore> {
  const store = database ?? (await testDatabase());
  const { db, url, ownerUrl } = store;
  const raw = new RawCases(url);
  await raw.client.connect();
  const people = await raw.people();
  const { id } = await db.user.create({
    data: {
      login: 'changes.admin',
      passwordHash: 'x',
      surname: 'Сынақ',
      givenName: 'Әкімші',
      roles: ['ADMIN'],
      officeId: people.office,
    },
  });
  const admin: Actor = {
    id,
    login: 'changes.admin',
    surname: 'Сынақ',
    givenName: 'Әкімші',
    patronymic: null,
    iin: null,
    roles: ['ADMIN'],
    officeId: people.office,
    acting: false,
    overseenOfficeIds: [],
    credential: SOME_SESSION,
    proof: ALWAYS_PROVEN,
  };
  const earliest = async (tx: Prisma.TransactionClient, caseId: string): Promise<void> => {
    const { _min } = await tx.caseClock.aggregate({
      where: { caseId, endedAt: null },
      _min: { dueAt: true },
    });
    await tx.case.update({ where: { id: caseId }, data: { dueAt: _min.dueAt } });
  };
  return {
    ...{ db, url, ownerUrl, people, admin, raw },
    newCase: () => raw.registered(people),
    async start(code, startedAt, { officeId = people.office, caseId } = {}) {
      const ofCase = caseId ?? (await raw.registered(people));
      const at = new Date(startedAt);
      return db.$transaction(async (tx) => {
        const { explanation, ...times } = clockTimes(await deadlineTerms(tx), code, officeId, at);
        const round = 1 + (await tx.caseClock.count({ where: { caseId: ofCase, code } }));
        const clock = await tx.caseClock.create({
          data: {
            ...times,
            explanation: JSON.parse(JSON.stringify(explanation)) as Prisma.InputJsonObject,
            caseId: ofCase,
            code,
            officeId,
            round,
            startedAt: at,
          },
        });
        await earliest(tx, ofCase);
        return clock;
      });
    },
    end: (clock, endedAt) =>
      db.$transaction(async (tx) => {
        await tx.caseClock.update({
          where: { id: clock.id },
          data: { endedAt: new Date(endedAt), endedById: people.clerk, usedMinutes: 1 },
        });
        await earliest(tx, clock.caseId);
      }),
    clocks: async () => new Map((await db.caseClock.findMany()).map((clock) => [clock.id, clock])),
    revision: async () => Number((await requested(db, {})).expectedRevision),
    apply: async (request, now) =>
      applyChange({ db, now: () => new Date(now) }, admin, await requested(db, request)),
    async close() {
      await raw.client.end();
      if (store !== database) await store.close();
    },
  };
}
