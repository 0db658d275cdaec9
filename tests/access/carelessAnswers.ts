import { beforeAll, describe, expect, it } from 'vitest';
import { readingFor } from '../../prisma/readingFor.ts';
import { databaseReader } from '../../schema/access/databaseReader.ts';
import type { KomekError } from '../../schema/errors.ts';
import { CASE_COLUMNS, type CaseColumn } from '../../schema/exports/columns.ts';
import { type ExportRequest, exportWords } from '../../schema/exports/exportRequest.ts';
import { exportRows } from '../../schema/exports/exportRows.ts';
import { schema } from '../../schema/index.ts';
import { fileRoutes } from '../../server/files/routes.ts';
import { createLog } from '../../server/log.ts';
import { LIMITS } from '../attachments/filesWorld.ts';
import { type RootField, rootFields } from '../support/documents.ts';
import { subscribe } from '../support/sse.ts';
import { inLanes } from '../support/together.ts';
import type { AccessWorld } from './accessWorld.ts';
import type { CarelessServer } from './careless.ts';
import { type Depth, occurring } from './markers.ts';
import { mayFind, PLACES, type PlaceName, READERS, READS, type ReaderName } from './oracle.ts';
import { callOf, questionsOf, selectionOf } from './questions.ts';

const SLOWLY = 90_000;
const rootsOf = (kind: RootField['operation']): RootField[] =>
  rootFields(schema).filter(({ operation }) => operation === kind);
const QUERIES = rootsOf('query');
const SUBSCRIPTIONS = rootsOf('subscription');
const FILES = { attachments: 'attachmentId', papers: 'paperId', notices: 'noticeId' } as const;
const log = createLog('silent');
const codeOf = (error: KomekError | Error): unknown =>
  'extensions' in error ? error.extensions.code : error.message;
/** How long nothing must come. */
const QUIET = 150;

const language = 'KK';
const filter = null;
const EXPORTS: readonly ExportRequest[] = [
  { columns: Object.keys(CASE_COLUMNS) as CaseColumn[], language, queue: null, filter, sort: null },
  { table: 'CASE_EVENTS', language, filter },
  { table: 'CLOCKS', language, filter },
];

let access: AccessWorld;
let server: CarelessServer;

const depth = (reader: ReaderName, place: string): Depth => READS[reader][place as PlaceName];
const sees = (reader: ReaderName, place: string): boolean => depth(reader, place) !== 'NONE';
/** Persons of a case, and its bytes. */
const seesPersons = (reader: ReaderName, place: string): boolean =>
  sees(reader, place) && depth(reader, place) !== 'COUNTS';

/**
 * What a text tells of cases of which its reader may not know that they are, and of persons to whoever only counts; with
 * what it tells in all.
 */
function judged(reader: ReaderName, text: string): { readonly told: number; readonly leaks: string[] } {
  const found = occurring(access.markers, text).filter(({ official }) => !official || reader === 'ANALYST');
  const leaks = found
    .filter((marker) => !sees(reader, marker.place) || (reader === 'ANALYST' && !mayFind(reader, marker)))
    .map(({ what, place }) => `${reader} is told ${what} of ${place}`);
  return { told: found.length, leaks };
}

/** What a server without the first wall answers, in the world that `world` gives once it is made. */
export function carelessAnswersAreJudged(
  world: () => { readonly access: AccessWorld; readonly server: CarelessServer },
): void {
  beforeAll(() => {
    ({ access, server } = world());
  });

  describe.each(READERS)('without the first wall %s', (reader) => {
    const some = PLACES.some((place) => sees(reader, place));

    it(
      'is told nothing of a foreign case by any query',
      async () => {
        const questions = QUERIES.flatMap((root) => questionsOf(root, Object.values(access.places)));
        let told = 0;
        const leaks = await inLanes(4, questions, async ({ root, place, document, variables }) => {
          const answer = judged(reader, await server.ask(reader, document, variables));
          told += answer.told;
          return answer.leaks.map((leak) => `${root.name} (${place?.name ?? 'all'}): ${leak}`);
        });
        expect(leaks.flat()).toEqual([]);
        if (some) expect(told).toBeGreaterThan(20);
      },
      SLOWLY,
    );

    it('gets no bytes of a foreign case, not even as its head', async () => {
      const actor = server.actors[reader];
      if (!actor) return expect(reader).toBe('NOBODY');
      const { world, store } = access;
      const db = readingFor(world.db, databaseReader(actor));
      const routes = fileRoutes({ store, limits: LIMITS }, world.papers, { of: () => '' });
      for (const [kind, key] of Object.entries(FILES)) {
        const route = routes.find(({ prefix }) => prefix === `/files/${kind}/`);
        for (const { name, keys } of Object.values(access.places)) {
          const head = { ...server.careless(actor), officeId: keys.officeId };
          const request = new Request('http://komek.invalid/');
          const asked = { request, id: keys[key], actor: head, db, tables: db, now: () => world.clock, log };
          const status = await route?.answer(asked).then(({ status }) => status, codeOf);
          if (kind === 'notices' && reader === 'ANALYST') expect(status).toMatch(/permission denied/);
          else expect(status, `${kind} of ${name}`).toBe(seesPersons(reader, name) ? 200 : 'NOT_FOUND');
        }
      }
    });

    it('is given no row of a foreign case by an export', async () => {
      const actor = server.actors[reader];
      if (!actor) return expect(reader).toBe('NOBODY');
      const db = readingFor(access.world.db, databaseReader(actor));
      for (const request of EXPORTS) {
        const making = {
          db,
          actor: server.careless(actor),
          pseudonyms: { of: () => '' },
          words: exportWords(request, 'CSV'),
          now: access.world.clock,
          abort: new AbortController().signal,
        };
        const rows: unknown[] = [];
        for await (const batch of exportRows(making, request)) rows.push(...batch);
        const { told, leaks } = judged(reader, JSON.stringify(rows));
        expect(leaks, request.table ?? 'CASES').toEqual([]);
        // What is asked with its applicants is nothing to whoever is shown none.
        const withPersons = request.table === undefined && reader === 'ANALYST';
        expect(told > 0, request.table ?? 'CASES').toBe(some && !withPersons);
      }
    });

    it('hears nothing of a foreign case in a stream', async () => {
      const open = (root: RootField, values: Record<string, unknown>) =>
        subscribe(server.app, access.readers[reader], callOf(root, values, selectionOf(root).text), values);
      const told = async (root: RootField, place: PlaceName): Promise<unknown> => {
        const values = root.name === 'caseChanged' ? { id: access.places[place].caseId } : { after: 0 };
        const stream = await open(root, values);
        const shows = root.name === 'caseChanged' && sees(reader, place);
        const event = await stream.next(shows ? 5_000 : QUIET).catch(() => null);
        stream.cut();
        const all = JSON.stringify(stream.received.map(({ data, errors }) => ({ data, errors })));
        expect(judged(reader, all).leaks, `${root.name} (${place})`).toEqual([]);
        return (event?.data?.[root.name] as { readonly id?: string } | null | undefined)?.id ?? null;
      };
      for (const root of SUBSCRIPTIONS) {
        await inLanes(PLACES.length, PLACES, async (place) => {
          const id = await told(root, place);
          if (root.name !== 'caseChanged') return;
          expect(id, place).toBe(sees(reader, place) ? access.places[place].caseId : null);
        });
      }
    });
  });
}
