import type { PrismaClient, Role } from '../../prisma/client.ts';
import { replayClocks } from '../../schema/cases/workflow/replayClocks.ts';
import { INTAKES, type IntakeRow, STEPS, type StepRow } from '../../schema/cases/workflow/transitions.ts';

const ROWS: ReadonlyMap<string, StepRow | IntakeRow> = new Map(Object.entries({ ...INTAKES, ...STEPS }));

const readCases = (db: PrismaClient, ids: readonly string[]) =>
  db.case.findMany({
    where: { id: { in: [...ids] } },
    include: {
      events: { orderBy: { seq: 'asc' } },
      resolutions: { orderBy: { seq: 'asc' } },
      notices: true,
      clocks: true,
      deliveries: true,
      papers: { select: { kind: true, bytes: { select: { paperId: true } } } },
      notifications: { select: { kind: true, recipientId: true } },
      intake: { select: { openedAt: true } },
    },
  });

type Stored = Awaited<ReturnType<typeof readCases>>[number];

/** The history against the table: a chain of its rows, by the roles that may, that ends where the case stands. */
function historyFaults({ events, version, status }: Stored): string[] {
  const faults: string[] = [];
  for (const [index, { seq, transition, from, to, at, actorRole }] of events.entries()) {
    const before = events[index - 1];
    const row = ROWS.get(transition);
    const say = (what: string) => faults.push(`entry ${seq} (${transition}) ${what}`);
    if (!row) say('is no row of the table');
    else {
      if (seq !== index + 1) say('is out of order');
      if (from !== (before?.to ?? null)) say('does not begin where the one before ended');
      if (row.from === null ? from !== null : !from || !row.from.includes(from)) say('may not start there');
      if (to !== (row.to ?? from)) say('may not lead there');
      if (!row.roles.includes(actorRole as Role)) say('is by a role that may not');
      if (before && at < before.at) say('is earlier than the one before');
    }
  }
  if (events.at(-1)?.to !== status || events.length !== version)
    faults.push('does not stand where its history ends');
  return faults;
}

/** What a step writes beside the history: clocks, resolutions, notices, deliveries, papers, feeds. */
function traceFaults(stored: Stored): string[] {
  const { events, resolutions, notices, clocks, deliveries, papers, notifications } = stored;
  const times = (...names: readonly string[]): number =>
    events.filter(({ transition }) => names.includes(transition)).length;
  const alike = (what: string, is: unknown, should: unknown): string[] =>
    JSON.stringify(is) === JSON.stringify(should)
      ? []
      : [`${what}: ${JSON.stringify(is)} where the history says ${JSON.stringify(should)}`];
  const clockLine = (clock: (typeof clocks)[number] | ReturnType<typeof replayClocks>[number]): string =>
    [
      clock.code,
      clock.round,
      clock.startedAt.toISOString(),
      clock.endedAt?.toISOString(),
      clock.cancelled,
    ].join(' ');
  const replayed = replayClocks({
    intakeOpenedAt: stored.intake?.openedAt ?? null,
    steps: events,
    executorIds: resolutions.map(({ executorId }) => executorId),
  });
  const running = clocks.filter(({ endedAt }) => endedAt === null).map(({ dueAt }) => dueAt.getTime());
  return [
    ...alike('clocks', clocks.map(clockLine).sort(), replayed.map(clockLine).sort()),
    ...alike('due', stored.dueAt?.getTime() ?? null, running.length > 0 ? Math.min(...running) : null),
    ...alike('resolutions', resolutions.length, times('assignExecutor', 'reassignExecutor')),
    ...alike('executor', stored.executorId, resolutions.at(-1)?.executorId ?? null),
    ...alike('notices', notices.length, times('submitNotice')),
    ...alike('signatures', notices.filter(({ signedAt }) => signedAt).length, times('signNotice')),
    ...alike('returns', notices.filter(({ returnedAt }) => returnedAt).length, times('returnNotice')),
    ...alike(
      'deliveries',
      deliveries.length,
      times('recordHandDelivery', 'recordPostDispatch', 'sendAgain', 'recordCollection'),
    ),
    ...alike(
      'papers',
      papers
        .filter(({ bytes }) => bytes)
        .map(({ kind }) => kind)
        .sort(),
      [
        ...Array<string>(times('sendToDepartment')).fill('COVERING_LETTER'),
        ...Array<string>(times('signNotice')).fill('NOTICE'),
        ...Array<string>(times('registerApplication', 'registerAtAkim')).fill('RECEIPT'),
      ],
    ),
    ...alike(
      'feeds',
      notifications
        .filter(({ kind }) => kind === 'ASSIGNED' || kind === 'RETURNED')
        .map(({ kind }) => kind)
        .sort(),
      [
        ...Array<string>(resolutions.length).fill('ASSIGNED'),
        ...Array<string>(times('returnNotice')).fill('RETURNED'),
      ],
    ),
  ];
}

/** Everything in which these cases contradict the transition table or themselves, a sentence a fault. */
export async function faultsOf(db: PrismaClient, caseIds: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (let at = 0; at < caseIds.length; at += 200) {
    for (const stored of await readCases(db, caseIds.slice(at, at + 200))) {
      const history = historyFaults(stored);
      // From a history that is none nothing follows.
      const found = history.length > 0 ? history : traceFaults(stored);
      faults.push(...found.map((fault) => `${stored.id}: ${fault}`));
    }
  }
  return faults;
}

/** Counters that must agree with the rows that they count: number series, feeds, the tally; a sentence a fault. */
export async function counterFaults(db: PrismaClient): Promise<string[]> {
  const rows = await db.$queryRaw<{ fault: string }[]>`
    SELECT 'series ' || s.series || ' of ' || o.code || ': last ' || s.last || ', given ' || given.count AS fault
    FROM number_series s JOIN office o ON o.id = s."officeId" CROSS JOIN LATERAL (
      SELECT CASE s.series
        WHEN 'REGISTRATION' THEN (SELECT count(*) FROM "case" c WHERE c."officeId" = o.id AND c."numberYear" = s.year)
        WHEN 'AKIM_REGISTRATION' THEN (SELECT count(*) FROM "case" c
          WHERE c."akimOfficeId" = o.id AND c."akimNumberYear" = s.year)
        ELSE s.last END AS count) given
    WHERE given.count <> s.last
    UNION ALL
    SELECT 'feed of ' || f."recipientId" || ': last ' || f.last || ', rows ' || given.count FROM feed f
      CROSS JOIN LATERAL (SELECT count(*), max(cursor) AS most FROM notification n
        WHERE n."recipientId" = f."recipientId") given
    WHERE given.count <> f.last OR given.most <> f.last
    UNION ALL
    SELECT 'tally of ' || status FROM
      (SELECT "officeId", status, channel, sum(cases)::bigint AS count FROM case_tally GROUP BY 1, 2, 3) t
      FULL JOIN (SELECT "officeId", status, channel, count(*) AS count FROM "case" GROUP BY 1, 2, 3) c
        USING ("officeId", status, channel)
    WHERE coalesce(t.count, 0) <> coalesce(c.count, 0)`;
  return rows.map(({ fault }) => fault);
}

/** Cases of which a step was taken under a key since then; those that the generator made have none. */
export async function casesSince(db: PrismaClient, since: Date): Promise<string[]> {
  const keys = await db.idempotencyKey.findMany({
    where: { at: { gte: since } },
    distinct: ['caseId'],
    select: { caseId: true },
  });
  return keys.flatMap(({ caseId }) => caseId ?? []);
}
