import { randomUUID } from 'node:crypto';
import { Role } from '../../prisma/client.ts';
import { createFilesWorld, type FilesWorld } from '../attachments/filesWorld.ts';
import { type Answer, type Caller, type Person, request, syntheticIin } from '../support/world.ts';
import { withToken } from '../tokens/newToken.ts';
import type { Marker } from './markers.ts';
import { PLACES, type PlaceName, READERS, type ReaderName, ROLES_OF } from './oracle.ts';
import { makePlace, type Place, type PlaceKeys } from './places.ts';

/** A world with a telling case in every place, and somebody of every kind who asks. */
export interface AccessWorld extends FilesWorld {
  readonly places: Readonly<Record<PlaceName, Place>>;
  readonly readers: Readonly<Record<ReaderName, Person | null>>;
  readonly markers: readonly Marker[];
  /** The IIN that every official has who asks: for administrators alone. */
  readonly officialsIin: string;
  /** A place that there is not, by keys and texts that nobody has. */
  nowhere(): Pick<Place, 'name' | 'caseId' | 'number' | 'keys'>;
  /** Asks the server that has the files, each reader from an address of his own. */
  ask(who: ReaderName | Caller, document: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Those who hold one role, by a token in that role and by the session of the same official. */
  programs(): Promise<{
    readonly tokens: Readonly<Record<Role, Caller>>;
    readonly sessions: Readonly<Record<Role, Caller>>;
  }>;
}

const AT: Readonly<Record<PlaceName, readonly [department: string, akimOffice: string]>> = {
  own: ['AKS', 'AKS-02'],
  sameOffice: ['AKS', 'AKS-03'],
  ownAkimOffice: ['AKS', 'AKS-01'],
  overseenOffice: ['KER', 'KER-01'],
  otherOffice: ['KOK', 'KOK-01'],
};

const MOST_PER_MINUTE = 600;
const OFFICIALS_IIN = syntheticIin(770);

/** Makes it all; `close` it at the end. */
export async function createAccessWorld(): Promise<AccessWorld> {
  const files = await createFilesWorld();
  const { world, app } = files;
  const { db } = world;
  const people = new Map<ReaderName, Person | null>();
  for (const reader of READERS) {
    if (reader === 'NOBODY') people.set(reader, null);
    else if (reader === 'ACTING') people.set(reader, await world.person('AKS', ['EXECUTOR']));
    else if (reader === 'MUST_CHANGE')
      people.set(
        reader,
        await world.person('AKS', ['CLERK', 'HEAD', 'EXECUTOR', 'ADMIN'], { mustChangePassword: true }),
      );
    else people.set(reader, await world.person(reader === 'AKIM_CLERK' ? 'AKS-01' : 'AKS', ROLES_OF[reader]));
  }
  const readers = Object.fromEntries(people) as AccessWorld['readers'];
  const { ACTING, OVERSEER, EXECUTOR, ADMIN } = readers as Record<ReaderName, Person>;
  await db.oversight.create({
    data: {
      userId: OVERSEER.id,
      officeId: (await db.office.findUniqueOrThrow({ where: { code: 'KER' } })).id,
    },
  });
  const today = new Date('2026-11-18');
  await db.actingHead.create({
    data: {
      officeId: ACTING.officeId,
      userId: ACTING.id,
      fromDate: today,
      toDate: today,
      order: '№ 1',
      namedById: ADMIN.id,
      namedAt: world.clock,
    },
  });
  const made = await Promise.all(
    PLACES.map(async (name, index): Promise<[PlaceName, Place]> => {
      const [department, akimOffice] = AT[name];
      const executor = name === 'own' ? { executor: EXECUTOR } : {};
      return [name, await makePlace(world, app, { name, department, akimOffice, ...executor }, index)];
    }),
  );
  const places = Object.fromEntries(made) as AccessWorld['places'];
  return {
    ...files,
    places,
    readers,
    markers: made.flatMap(([, { markers }]) => markers),
    officialsIin: OFFICIALS_IIN,
    nowhere: () => nowhereBeside(places.own),
    async ask(who, document, variables = {}) {
      const caller = typeof who === 'string' ? readers[who] : who;
      const address = typeof who === 'string' ? who : 'program';
      const response = await app.fetch(request(caller, document, variables, 'application/json'), { address });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    async programs() {
      const [tokens, sessions] = [new Map<Role, Caller>(), new Map<Role, Caller>()];
      for (const role of Object.values(Role)) {
        const person = readers[role];
        if (!person) throw new Error(`Nobody holds ${role}`);
        sessions.set(role, person);
        tokens.set(role, await withToken(world, person, { role, requestsPerMinute: MOST_PER_MINUTE }));
      }
      type Callers = Readonly<Record<Role, Caller>>;
      return {
        tokens: Object.fromEntries(tokens) as Callers,
        sessions: Object.fromEntries(sessions) as Callers,
      };
    },
  };
}

/** Keys of the shape of a place's, none of which there is. */
function nowhereBeside({ keys }: Place): Pick<Place, 'name' | 'caseId' | 'number' | 'keys'> {
  const none = Object.fromEntries(
    Object.keys(keys).map((key) => [key, randomUUID()]),
  ) as unknown as PlaceKeys;
  return {
    name: 'nowhere',
    caseId: randomUUID(),
    number: 'AKS-2026/999999',
    keys: { ...none, officeId: keys.officeId, iin: syntheticIin(9), surname: 'Жоқжанова' },
  };
}
