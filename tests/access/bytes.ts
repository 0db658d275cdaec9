import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileRoutes } from '../../server/files/routes.ts';
import { fetchFile, LIMITS } from '../attachments/filesWorld.ts';
import { readXlsx } from '../exports/readXlsx.ts';
import { found as answered } from '../support/answers.ts';
import type { AccessWorld } from './accessWorld.ts';
import { type Marker, occurring } from './markers.ts';
import { mayFind, type PlaceName, READERS, READS, type ReaderName, ROLES_OF } from './oracle.ts';
import type { Place } from './places.ts';
import { valuesOf } from './questions.ts';

/** For a machine that does much else. */
const SLOWLY = 90_000;
const FORMATS = ['CSV', 'XLSX', 'JSONL'] as const;
const EXPORTS = ['exportCases', 'exportCaseEvents', 'exportClocks'] as const;

let access: AccessWorld;
let places: readonly Place[];

/** Fetches an address below `/files/`: the status and the bytes. */
async function fetched(reader: ReaderName, path: string): Promise<{ status: number; bytes: Uint8Array }> {
  const response = await fetchFile(access.app, access.readers[reader], path);
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** What is told to somebody who may not be told it. */
const leaks = (reader: ReaderName, text: string): string[] =>
  occurring(access.markers, text)
    .filter((marker) => !mayFind(reader, marker))
    .map(({ what, place }) => `${reader} is told ${what} of ${place}`);

/** The status by which bytes of a case that one works, or does not, are answered. */
const statusOf = (reader: ReaderName, works: boolean): number => {
  if (reader === 'NOBODY') return 401;
  if (reader === 'MUST_CHANGE') return 403;
  return works ? 200 : 404;
};

/** Exports, papers, attachments and pages, in the world that `world` gives once it is made. */
export function bytesAreJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
    places = Object.values(access.places);
  });

  describe('the bytes of a case, by their address', () => {
    const KINDS = { attachments: 'attachmentId', papers: 'paperId', notices: 'noticeId' } as const;

    it.each(READERS)('come to %s where he works it, and else as if there were none', async (reader) => {
      for (const [kind, key] of Object.entries(KINDS)) {
        const none = await fetched(reader, `/files/${kind}/00000000-0000-4000-8000-000000000000`);
        for (const { name, keys } of places) {
          const works = READS[reader][name as PlaceName] === 'WORKS';
          const file = await fetched(reader, `/files/${kind}/${keys[key]}`);
          expect(file.status, `${reader}: ${kind} of ${name}`).toBe(statusOf(reader, works));
          if (works) expect(file.bytes.length).toBeGreaterThan(100);
          else expect(strFromU8(file.bytes).replaceAll(keys[key], '')).toBe(strFromU8(none.bytes));
          expect(leaks(reader, strFromU8(file.bytes))).toEqual([]);
        }
      }
    });

    it('are all there is below /files/, beside uploads and exports', () => {
      const files = { store: access.store, limits: LIMITS };
      const prefixes = fileRoutes(files, access.world.papers, { of: () => '' }).map(({ prefix }) => prefix);
      const kinds = ['exports', 'uploads', ...Object.keys(KINDS)];
      expect(prefixes.map((prefix) => prefix.replace(/^\/files\/|\/$/g, '')).sort()).toEqual(kinds.sort());
    });
  });

  describe('an export', () => {
    const columns = valuesOf('CaseColumn');

    async function ask(reader: ReaderName, name: (typeof EXPORTS)[number], format: string) {
      const input = { format, language: 'KK', ...(name === 'exportCases' ? { columns } : {}) };
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      return access.ask(reader, `mutation ($input: ${type}!) { ${name}(input: $input) { rows url } }`, {
        input,
      });
    }

    const textOf = (format: string, bytes: Uint8Array): string =>
      format === 'XLSX' ? JSON.stringify(readXlsx(bytes).rows) : strFromU8(bytes);

    it.each(READERS)(
      'tells %s of his own cases what he may read, in every format, and nobody else by its address',
      async (reader) => {
        const mine = places.filter(({ name }) => READS[reader][name as PlaceName] !== 'NONE');
        for (const name of EXPORTS) {
          for (const format of FORMATS) {
            const answer = await ask(reader, name, format);
            if (ROLES_OF[reader].length === 0 || reader === 'ADMIN') {
              expect(answer.errors?.[0]?.extensions.code).toBe(
                reader === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
              );
              continue;
            }
            const { url, rows } = answered<{ url: string; rows: number }>(answer, name);
            if (name === 'exportCases') expect(rows).toBe(mine.length);
            const other = reader === 'CLERK' ? 'HEAD' : 'CLERK';
            expect((await fetched(other, url)).status).toBe(404);
            expect((await fetched('NOBODY', url)).status).toBe(401);
            const { status, bytes } = await fetched(reader, url);
            expect(status).toBe(200);
            const text = textOf(format, bytes);
            expect(leaks(reader, text), `${name} as ${format}`).toEqual([]);
            const keys = occurring(access.markers, text).filter(({ what }: Marker) => what === 'key');
            expect(keys.map(({ place }) => place).sort(), `${name} as ${format}`).toEqual(
              mine.map((at) => at.name).sort(),
            );
          }
        }
      },
      SLOWLY,
    );
  });

  describe('the journal of a day', () => {
    it('has what the office of its reader registered, and goes to that office alone', async () => {
      const day = '2026-11-18';
      const issue = `mutation { issueJournal(input: { from: "${day}", to: "${day}", language: KK }) { url } }`;
      for (const reader of ['CLERK', 'HEAD', 'ACTING', 'AKIM_CLERK'] as const) {
        const { url } = answered<{ url: string }>(await access.ask(reader, issue), 'issueJournal');
        const { status, bytes } = await fetched(reader, url);
        expect(status).toBe(200);
        const text = strFromU8(bytes);
        expect(leaks(reader, text)).toEqual([]);
        expect(occurring(access.markers, text).length).toBeGreaterThan(0);
        const office = reader === 'AKIM_CLERK' ? ['AKIM_CLERK'] : ['CLERK', 'HEAD', 'ACTING'];
        for (const other of READERS) {
          const works = office.includes(other);
          expect((await fetched(other, url)).status, `${other} fetches the journal of ${reader}`).toBe(
            statusOf(other, works),
          );
        }
      }
    });
  });
}
