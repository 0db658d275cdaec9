import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { rootFields } from '../support/documents.ts';
import { inLanes } from '../support/together.ts';
import type { Answer } from '../support/world.ts';
import type { AccessWorld } from './accessWorld.ts';
import { type Attempt, attemptAt } from './attempts.ts';
import { digestOf } from './digest.ts';
import { occurring } from './markers.ts';
import {
  MANAGES,
  manages,
  mayFind,
  PLACES,
  type PlaceName,
  READERS,
  READS,
  type ReaderName,
} from './oracle.ts';
import type { Place } from './places.ts';
import { reachable } from './questions.ts';
import { refusalFor } from './refusals.ts';
import { shownTooMuch } from './shownTooMuch.ts';

const MUTATIONS = rootFields(schema).filter(({ operation }) => operation === 'mutation');
/** For a machine that does much else. */
const SLOWLY = 90_000;
/** What ends the session or changes the password by which one asks: tried last. */
const LAST = ['updateUser', 'endSession', 'changePassword', 'signOut'];

/** What a mutation is tried on. */
type Kind = 'CASE' | 'BELONGING' | 'ITS_OWN';

let access: AccessWorld;
let places: readonly Place[];
let nowhere: Place;

const cells = new Set<string>();
/** Mutations that let somebody come as far as to what he named. */
const letIn = new Set<string>();
const codeIn = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;

const kindOf = ({ root, variables }: Attempt): Kind => {
  if (root.name in MANAGES) return 'BELONGING';
  const text = JSON.stringify(variables);
  return /"caseId"/.test(text) || root.name === 'removeAttachment' || root.name === 'printPapers'
    ? 'CASE'
    : 'ITS_OWN';
};

/** Whether the oracle lets somebody come as far as to what he names. */
function reachesIt(reader: ReaderName, attempt: Attempt): boolean {
  const place = attempt.place.name as PlaceName;
  const kind = kindOf(attempt);
  if (kind === 'ITS_OWN') return true;
  if (kind === 'BELONGING') return manages(reader, attempt.root.name, place);
  return READS[reader][place] === 'WORKS';
}

/** What is said of a thing, its keys and what else names it left out. */
const said = ({ data, errors }: Answer, { variables }: Attempt): string => {
  let text = JSON.stringify({ data, errors });
  for (const value of JSON.stringify(variables).match(/[0-9a-f-]{36}/g) ?? [])
    text = text.replaceAll(value, 'KEY');
  return text;
};

async function attempt(reader: ReaderName, tried: Attempt): Promise<{ answer: Answer; wrong: string[] }> {
  const { root, place, fields } = tried;
  cells.add(`${reader} mutation ${root.name} ${place.name}`);
  for (const field of fields) cells.add(`${reader} ${field} ${place.name}`);
  const answer = await access.ask(reader, tried.document, tried.variables);
  const who = `${reader}: ${root.name} (${place.name})`;
  const told = occurring(access.markers, said(answer, tried)).filter((marker) => !mayFind(reader, marker));
  return {
    answer,
    wrong: [
      ...told.map((marker) => `${who} tells ${marker.what} of ${marker.place}`),
      ...shownTooMuch(reader, places, root.field.type, answer.data?.[root.name]),
    ],
  };
}

const everyAttempt = (): Attempt[] =>
  MUTATIONS.flatMap((root) => places.map((place) => attemptAt(root, place)));

/** Every mutation, tried on what belongs to every place, in the world that `world` gives once it is made. */
export function changesAreJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
    places = Object.values(access.places);
    const { own } = access.places;
    const { executor } = own.staff;
    const none = access.nowhere();
    nowhere = { ...own, ...none, staff: { ...own.staff, executor: { ...executor, id: none.caseId } } };
  });

  describe('every mutation, tried by everybody on what belongs to every place', () => {
    it.each(READERS)(
      'refuses %s what is not his as if it were not there, and changes nothing',
      async (reader) => {
        const before = await digestOf(access.world.ownerUrl);
        // What is said of nothing is the same whatever it is compared with: each mutation is asked for it once.
        const ofNone = new Map<string, Promise<string>>();
        const askOfNone = async (root: Attempt['root']): Promise<string> => {
          const missing = attemptAt(root, nowhere);
          return said(await access.ask(reader, missing.document, missing.variables), missing);
        };
        const wrong = await inLanes(4, everyAttempt(), async (tried) => {
          const refusal = refusalFor(reader, tried.root);
          if (refusal === null && reachesIt(reader, tried)) return [];
          const result = await attempt(reader, tried);
          const code = codeIn(result.answer);
          const who = `${reader}: ${tried.root.name} (${tried.place.name})`;
          if (refusal !== null)
            return code === refusal ? result.wrong : [...result.wrong, `${who} answers ${code}`];
          const asked = ofNone.get(tried.root.name) ?? askOfNone(tried.root);
          ofNone.set(tried.root.name, asked);
          const [told, toldOfNone] = [said(result.answer, tried), await asked];
          return told === toldOfNone ? result.wrong : [...result.wrong, `${who}: ${told}, not ${toldOfNone}`];
        });
        expect(wrong.flat()).toEqual([]);
        expect(await digestOf(access.world.ownerUrl)).toEqual(before);
      },
      SLOWLY,
    );

    it.each(READERS)(
      'tells %s no more than he may know where it does let him in',
      async (reader) => {
        const open = everyAttempt().filter(
          (tried) => refusalFor(reader, tried.root) === null && reachesIt(reader, tried),
        );
        const wrong: string[] = [];
        for (const tried of open.sort((a, b) => LAST.indexOf(a.root.name) - LAST.indexOf(b.root.name))) {
          const result = await attempt(reader, tried);
          wrong.push(...result.wrong);
          const code = codeIn(result.answer);
          const missing =
            kindOf(tried) !== 'ITS_OWN' && JSON.stringify(result.answer).includes('"NOT_FOUND"');
          if (missing || code === 'INTERNAL')
            wrong.push(`${reader}: ${tried.root.name} (${tried.place.name}) answers ${code}`);
          if (missing || code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') continue;
          letIn.add(tried.root.name);
        }
        expect(wrong).toEqual([]);
      },
      SLOWLY,
    );

    it('ran every cell of the product', () => {
      const fields = [...reachable(MUTATIONS)];
      const product = READERS.flatMap((reader) =>
        PLACES.flatMap((place) => [
          ...MUTATIONS.map(({ name }) => `${reader} mutation ${name} ${place}`),
          ...fields.map((field) => `${reader} ${field} ${place}`),
        ]),
      );
      const missing = product.filter((cell) => !cells.has(cell));
      console.log(
        `access matrix, mutations: ${product.length - missing.length} of ${product.length} cells ` +
          `(${READERS.length} who ask, ${MUTATIONS.length} root fields, ${fields.length} fields, ${PLACES.length} places)`,
      );
      expect(missing).toEqual([]);
      expect(MUTATIONS.filter(({ name }) => !letIn.has(name)).map(({ name }) => name)).toEqual([]);
    });
  });
}
