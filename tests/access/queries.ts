import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { type RootField, rootFields } from '../support/documents.ts';
import { inLanes } from '../support/together.ts';
import type { Answer } from '../support/world.ts';
import type { AccessWorld } from './accessWorld.ts';
import { type Marker, occurring } from './markers.ts';
import {
  mayFind,
  mustFind,
  PLACES,
  type PlaceName,
  READERS,
  READS,
  type ReaderName,
  ROLES_OF,
} from './oracle.ts';
import type { Place } from './places.ts';
import { type Question, questionsOf, reachable } from './questions.ts';
import { guardedFields, refusalFor } from './refusals.ts';
import { shownTooMuch } from './shownTooMuch.ts';

const QUERIES = rootFields(schema).filter(({ operation }) => operation === 'query');
/** Queries that name one case: asked about a foreign one they answer as about one that there is not. */
const ABOUT_ONE_CASE = ['applicants', 'case', 'caseByNumber', 'executorCandidates', 'search'];

/** How a field may refuse, or what stands around it. */
const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** For a machine that does much else. */
const SLOWLY = 90_000;

let access: AccessWorld;
let places: readonly Place[];
let nowhere: Place;

const codesIn = ({ errors }: Answer): string[] => [
  ...new Set(errors?.map(({ extensions }) => extensions.code)),
];

const cells = new Set<string>();

/** What is wrong with an answer, by what the oracle says of whoever asked. */
function judge(reader: ReaderName, question: Question, answer: Answer, found: readonly Marker[]): string[] {
  const { root, place, fields } = question;
  const who = `${reader}: ${root.name}${place ? ` (${place.name})` : ''}`;
  const wrong = found
    .filter((marker) => !mayFind(reader, marker))
    .map((marker) => `${who} tells ${marker.what} of ${marker.place}`);
  for (const name of place ? [place.name] : PLACES) {
    cells.add(`${reader} ${root.operation} ${root.name} ${name}`);
    for (const field of fields) cells.add(`${reader} ${field} ${name}`);
  }
  // Figures by executor are of persons (I-41).
  const byPerson = reader === 'ANALYST' && /EXECUTOR|byExecutor/.test(JSON.stringify(question.variables));
  const refusal = byPerson ? 'FORBIDDEN' : refusalFor(reader, root);
  const codes = codesIn(answer);
  if (refusal !== null) {
    if (codes.join() !== refusal) wrong.push(`${who} answers ${codes.join() || 'gladly'}, not ${refusal}`);
    if (answer.data?.[root.name] !== undefined && answer.data?.[root.name] !== null)
      wrong.push(`${who} gives data`);
    return wrong;
  }
  const foreign = place !== null && READS[reader][place.name as PlaceName] === 'NONE';
  const mayFail = root.name === 'inboxCases' ? 'FORBIDDEN' : foreign ? 'NOT_FOUND' : '';
  if (codes.length > 0 && codes.join() !== mayFail) wrong.push(`${who} answers ${codes.join()}`);
  return [...wrong, ...shownTooMuch(reader, places, root.field.type, answer.data?.[root.name])];
}

/** Every query and every field that it leads to, in the world that `world` gives once it is made. */
export function queriesAreJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
    places = Object.values(access.places);
    nowhere = { ...access.places.own, ...access.nowhere() };
  });

  describe('every query and every field that it leads to, asked by', () => {
    it.each(READERS)(
      '%s, tells of every case as much as its reader may know, and no more',
      async (reader) => {
        const found = new Set<Marker>();
        const questions = QUERIES.flatMap((root) => questionsOf(root, places));
        const wrong = await inLanes(4, questions, async (question) => {
          const answer = await access.ask(reader, question.document, question.variables);
          const told = occurring(access.markers, JSON.stringify(answer));
          for (const marker of told) found.add(marker);
          return judge(reader, question, answer, told);
        });
        expect(wrong.flat()).toEqual([]);
        const unseen = access.markers.filter((marker) => mustFind(reader, marker) && !found.has(marker));
        expect(unseen.map(({ what, place }) => `${what} of ${place}`)).toEqual([]);
      },
      SLOWLY,
    );

    it.each(READERS)('%s, answers of a foreign case as of one that there is not', async (reader) => {
      const roots = QUERIES.filter(
        (root) => ABOUT_ONE_CASE.includes(root.name) && refusalFor(reader, root) === null,
      );
      const foreign = places.filter(({ name }) => READS[reader][name as PlaceName] === 'NONE');
      // A question that names no place is the same of all.
      const named = (root: RootField, place: Place) =>
        questionsOf(root, [place]).filter((question) => question.place !== null);
      const answersAbout = (root: RootField, place: Place): Promise<Answer[]> =>
        Promise.all(
          named(root, place).map(({ document, variables }) => access.ask(reader, document, variables)),
        );
      for (const root of foreign.length > 0 ? roots : []) {
        const expected = await answersAbout(root, nowhere);
        expect(expected.length).toBeGreaterThan(0);
        await inLanes(2, foreign, async (place) => {
          expect(await answersAbout(root, place), `${root.name} of ${place.name}`).toEqual(expected);
        });
      }
    });

    it('ran every cell of the product', () => {
      const fields = [...reachable(QUERIES)];
      const product = READERS.flatMap((reader) =>
        PLACES.flatMap((place) => [
          ...QUERIES.map(({ name }) => `${reader} query ${name} ${place}`),
          ...fields.map((field) => `${reader} ${field} ${place}`),
        ]),
      );
      const missing = product.filter((cell) => !cells.has(cell));
      console.log(
        `access matrix, queries: ${product.length - missing.length} of ${product.length} cells ` +
          `(${READERS.length} who ask, ${QUERIES.length} root fields, ${fields.length} fields, ${PLACES.length} places)`,
      );
      expect(missing).toEqual([]);
      expect(cells.size).toBe(product.length);
    });
  });

  describe('a field below the root that has a directive of its own', () => {
    it.each(READERS)('is for %s what the directive says, whichever way one comes to it', async (reader) => {
      const refused = new Set<string>();
      for (const { field, roles } of guardedFields('User')) {
        const { caseId, staff } = access.places.own;
        const ways = [
          `{ viewer { user { ${field} } } }`,
          `{ users { nodes { ${field} } } }`,
          `{ user(id: "${staff.executor.id}") { ${field} } }`,
          `{ executorCandidates { user { ${field} } } }`,
          `{ case(id: "${caseId}") { executor { ${field} } resolutions { head { ${field} } } } }`,
          `{ sessions { nodes { user { ${field} } } } }`,
        ];
        for (const way of ways) {
          const answer = await access.ask(reader, way);
          // The second wall keeps the column too, but an answer must not break at it.
          for (const code of codesIn(answer)) expect(REFUSALS, `${reader}: ${way}`).toContain(code);
          const itself = answer.errors?.filter(({ path }) => path?.at(-1) === field) ?? [];
          if (itself.length > 0) refused.add(`${reader} ${field}`);
          if (roles.some((role) => ROLES_OF[reader].includes(role))) continue;
          const told = JSON.stringify(answer.data ?? null).match(new RegExp(`"${field}":(?!null)`));
          expect(told, `${reader}: ${way}`).toBeNull();
          expect(JSON.stringify(answer)).not.toContain(access.officialsIin);
        }
      }
      const asked = reader === 'ADMIN' || reader === 'NOBODY' ? [] : guardedFields('User');
      expect([...refused].sort()).toEqual(asked.map(({ field }) => `${reader} ${field}`).sort());
    });
  });

  describe('a token', () => {
    it(
      'is told in its role what its holder is told',
      async () => {
        const { tokens, sessions } = await access.programs();
        // Of the clock, of the credential itself, and of how often it was asked.
        const ofItsOwn = ['serverTime', 'viewer', 'sessions', 'apiTokens', 'verifyAudit'];
        for (const role of Object.values(Role)) {
          const roots = QUERIES.filter(({ name }) => !ofItsOwn.includes(name));
          await inLanes(4, roots, async (root) => {
            const [question] = questionsOf(root, places);
            if (!question) throw new Error(`${root.name} is asked with nothing`);
            const { document, variables } = question;
            const told = await access.ask(tokens[role], document, variables);
            const { data, errors } = await access.ask(sessions[role], document, variables);
            expect({ data: told.data, errors: told.errors }, `${role}: ${root.name}`).toEqual({
              data,
              errors,
            });
          });
        }
      },
      SLOWLY,
    );
  });
}
