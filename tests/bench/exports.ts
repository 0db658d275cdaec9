import type { Actor } from '../../schema/context.ts';
import { EXPORTS_PATH } from '../../schema/exports/askExport.ts';
import type { ExportRequest } from '../../schema/exports/exportRequest.ts';
import { storedRequest } from '../../schema/exports/exportRequest.ts';
import { exportRoute } from '../../server/exports/exportRoute.ts';
import { newSecretKey, secretKeyFrom } from '../../server/keyFile.ts';
import { createLog } from '../../server/log.ts';
import { createPseudonyms } from '../../server/pseudonyms/pseudonyms.ts';
import { openScene, type Scene } from '../load/scene.ts';
import { shown } from './measure.ts';
import { numberOf } from './numberOf.ts';

const CASES: ExportRequest = {
  columns: [
    'ID',
    'NUMBER',
    'STATUS',
    'OUTCOME',
    'PSEUDONYM',
    'EXECUTOR_PSEUDONYM',
    'OFFICE',
    'RECEIVED_AT',
    'DUE_AT',
  ],
  language: 'KK',
  queue: null,
  filter: null,
  sort: null,
};
const EVENTS: ExportRequest = { table: 'CASE_EVENTS', language: 'KK', filter: null };

/** What the server itself takes to write the same columns as text, in one statement and to nowhere. */
const FLOORS = {
  cases: `COPY (SELECT c.id, c.number, c.status, c.outcome, c."applicantId", c."executorId", o.code, c."receivedAt", c."dueAt"
    FROM "case" c JOIN office o ON o.id = c."officeId" ORDER BY c."receivedAt", c.id) TO '/dev/null'`,
  steps: `COPY (SELECT e.id, e."caseId", e.seq, e.transition, e."from", e."to", e.at, e."actorRole", o.code
    FROM case_event e JOIN office o ON o.id = e."officeId" ORDER BY e.at, e.id) TO '/dev/null'`,
};

const FILES = [
  ['cases', 'JSONL', CASES],
  ['cases', 'CSV', CASES],
  ['cases', 'XLSX', CASES],
  ['steps', 'JSONL', EVENTS],
] as const;

async function analystOf({ db, sessions }: Scene): Promise<Actor> {
  const office = await db.office.findFirstOrThrow({ where: { code: 'TAL' } });
  const { id } = await db.user.create({
    data: {
      login: 'bench.analyst',
      passwordHash: 'none: signed in by the bench',
      surname: 'Сынақов',
      givenName: 'Талдау',
      roles: ['ANALYST'],
      officeId: office.id,
    },
  });
  const { token } = await sessions.open(id, { method: 'PASSWORD', secondFactor: false });
  const actor = await sessions.find(token);
  if (!actor) throw new Error('The analyst of the bench is not signed in.');
  return actor;
}

/** What whole tables cost as files: rows a second, processor time here and in PostgreSQL, and how far memory grows. */
export async function exportRows(): Promise<readonly object[]> {
  const scene = await openScene({ cases: numberOf('BENCH_LARGE', 1_000_000) });
  try {
    const { db, owner } = scene;
    const actor = await analystOf(scene);
    const route = exportRoute(createPseudonyms(secretKeyFrom(newSecretKey())));
    const rows: object[] = [];
    for (const [table, format, request] of FILES) {
      const floor = scene.cpu();
      await owner.query(FLOORS[table]);
      const copied = scene.cpu() - floor;
      const now = new Date();
      const { id } = await db.export.create({
        data: {
          userId: actor.id,
          format,
          request: storedRequest(request),
          createdAt: now,
          expiresAt: new Date(now.getTime() + 60_000),
        },
      });
      const asked = new Request(`http://localhost${EXPORTS_PATH}${id}`);
      const before = { rss: process.memoryUsage().rss, cpu: process.cpuUsage(), server: scene.cpu() };
      const started = performance.now();
      const log = createLog('silent');
      const response = await route.answer({
        request: asked,
        id,
        actor,
        db,
        tables: db,
        now: () => new Date(),
        log,
      });
      let highest = before.rss;
      let bytes = 0;
      for await (const part of response.body ?? []) {
        bytes += part.length;
        highest = Math.max(highest, process.memoryUsage.rss());
      }
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(before.cpu);
      const made = await db.export.findUniqueOrThrow({ where: { id } });
      rows.push({
        file: `${table}, ${format}`,
        rows: made.rows,
        MB: shown(bytes / 1e6, 0),
        'rows a second': shown((made.rows ?? 0) / seconds, 0),
        'CPU s here': shown((user + system) / 1e6),
        'CPU s PostgreSQL': shown((scene.cpu() - before.server) / 1000),
        'CPU s of COPY': shown(copied / 1000),
        'memory grew by, MB': shown((highest - before.rss) / 1e6, 0),
      });
    }
    return rows;
  } finally {
    await scene.end();
  }
}
