import { beforeAll, describe, expect, it } from 'vitest';
import { inLanes } from '../support/lanes.ts';
import type { AccessWorld } from './accessWorld.ts';
import { CASE_READERS } from './narrowing.ts';
import { type PlaceName, READS } from './oracle.ts';
import type { Place } from './places.ts';
import { valuesOf } from './questions.ts';

/** For a machine that does much else. */
const SLOWLY = 90_000;

let access: AccessWorld;
let places: readonly Place[];

/** Pages that begin after a row, in the world that `world` gives once it is made. */
export function cursorsAreJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
    places = Object.values(access.places);
  });

  describe('the place of a row that a page begins after', () => {
    const cursorOf = (id: string): string => Buffer.from(`GPC:S:${id}`).toString('base64');

    it.each(CASE_READERS)(
      'is for %s no way to learn where a foreign case stands, or that it is there',
      async (reader) => {
        const { db } = access.world;
        const ofNone = new Map<string, Awaited<ReturnType<AccessWorld['ask']>>>();
        const sorts = valuesOf('CaseSortField').map((field) => `sort: { field: ${field}, direction: ASC },`);
        for (const { name, caseId } of places) {
          const foreign = READS[reader][name as PlaceName] === 'NONE';
          const event = await db.caseEvent.findFirstOrThrow({ where: { caseId }, orderBy: { seq: 'asc' } });
          const clock = await db.caseClock.findFirstOrThrow({ where: { caseId } });
          const asked: [string, string][] = [
            ...sorts.map((sort): [string, string] => [`cases(first: 10, ${sort} `, caseId]),
            ['cases(first: 10, offset: 1, ', caseId],
            ['caseTable(first: 10, ', caseId],
            ['caseEvents(first: 10, ', event.id],
            ['clocks(first: 10, ', clock.id],
          ];
          await inLanes(4, asked, async ([list, id]) => {
            const document = (cursor: string) => `{ ${list} after: "${cursor}") { nodes { id } } }`;
            const answer = await access.ask(reader, document(cursorOf(id)));
            if (foreign) {
              // One that there is not is asked for once, and compared with every foreign one.
              const none =
                ofNone.get(list) ?? (await access.ask(reader, document(cursorOf(access.nowhere().caseId))));
              ofNone.set(list, none);
              expect(answer, `${list} after ${name}`).toEqual(none);
            } else if (!list.includes('APPLICANT')) {
              expect(answer.errors, `${list} after ${name}`).toBeUndefined();
            }
          });
        }
      },
      SLOWLY,
    );
  });
}
