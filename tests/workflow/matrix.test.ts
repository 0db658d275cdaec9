import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseStatus, Role } from '../../prisma/client.ts';
import type { CasePlace } from '../../schema/access/caseScope.ts';
import { readingOf } from '../../schema/access/caseScope.ts';
import { OPEN_STATES } from '../../schema/cases/workflow/states.ts';
import type {
  IntakeRow,
  StepName,
  StepRow,
  TransitionName,
} from '../../schema/cases/workflow/transitions.ts';
import { INTAKES, STEP_NAMES, STEPS, TRANSITION_NAMES } from '../../schema/cases/workflow/transitions.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { answersFor, next, type Staff, send, shownNotice, staff } from '../support/steps.ts';
import { application, createWorld, type Person, type World } from '../support/world.ts';
import { BEYOND_5_4, REGULATION_5_4 } from './regulation54.ts';

const STATUSES = Object.values(CaseStatus);
const ROLES = Object.values(Role);
const PLACES = ['own', 'other'] as const;
const ROWS: Readonly<Record<TransitionName, StepRow | IntakeRow>> = { ...INTAKES, ...STEPS };

/** What a cell must answer: done, an error's code, or the code of the refusal of TRANSITION_REFUSED. */
type Expected = string;

interface Cell {
  readonly name: TransitionName;
  readonly who: string;
  readonly person: Person;
}

let world: World;
let people: Staff;
let anotherExecutor: Person;
/** One person for each role at the case's own office and at another one. */
const cast = new Map<string, Person>();
let cellsRun = 0;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  anotherExecutor = await world.person('AKS', ['EXECUTOR']);
  const own: Partial<Record<Role, Person>> = {
    CLERK: people.clerk,
    HEAD: people.head,
    EXECUTOR: people.executor,
    AKIM_CLERK: people.akimClerk,
  };
  for (const role of ROLES) {
    const [here, there] = role === 'AKIM_CLERK' ? ['AKS-01', 'AKS-02'] : ['AKS', 'ALA'];
    cast.set(`${role} own`, own[role] ?? (await world.person(here, [role])));
    cast.set(`${role} other`, await world.person(there, [role]));
  }
});
afterAll(() => world.close());

const personOf = (who: string): Person => {
  const person = cast.get(who);
  if (!person) throw new Error(`Nobody is ${who}`);
  return person;
};

/** What may follow a notice that was handed over: nothing; what may follow a letter, the model of cases tries. */
const BY_HAND: Partial<Record<TransitionName, Expected>> = {
  announceCollection: 'LETTER_UNDERWAY',
  confirmPostDelivery: 'LETTER_NOT_UNDERWAY',
  recordPostReturn: 'LETTER_NOT_UNDERWAY',
  sendAgain: 'LETTER_NOT_RETURNED',
  recordCollection: 'LETTER_NOT_RETURNED',
};

/** What the declaration of the row promises for a case of the akim's path whose notice lies at the department. */
function expectedOf(name: TransitionName, status: CaseStatus, person: Person, place: CasePlace): Expected {
  const row = ROWS[name];
  if (!row.roles.some((role) => person.roles.includes(role))) return 'FORBIDDEN';
  // An intake starts a case, so the status is that of the case that the same person already has.
  if (row.from === null) return OPEN_STATES.includes(status) ? 'OPEN_CASE_EXISTS' : 'DONE';
  if (
    readingOf(
      { ...person, acting: false, overseenOfficeIds: [], credential: SOME_SESSION, proof: ALWAYS_PROVEN },
      place,
    ) === null
  )
    return 'NOT_FOUND';
  if (!row.from.includes(status)) return 'WRONG_STATUS';
  const atAkim = person.roles.includes('AKIM_CLERK');
  if (atAkim && (name === 'recordHandDelivery' || name === 'announceCollection')) return 'NOTICE_NOT_AT_AKIM';
  if (status === 'DELIVERED') return BY_HAND[name] ?? 'DONE';
  return 'DONE';
}

/** What inputs say of a case; read once, for refused cells change nothing. */
interface Subject {
  readonly caseId: string;
  readonly version: number;
  readonly iin: string;
  /** Whether there is a notice whose page could be shown. */
  readonly drafted: boolean;
}

async function subjectOf(caseId: string): Promise<Subject> {
  const found = await world.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { version: true, applicant: { select: { iin: true } }, _count: { select: { notices: true } } },
  });
  return { caseId, version: found.version, iin: found.applicant.iin, drafted: found._count.notices > 0 };
}

/** An input for the row against which nothing speaks in the row's own status. */
function inputOf(name: TransitionName, { caseId, version, iin }: Subject): Record<string, unknown> {
  if (name in INTAKES) return application({ iin });
  const own: Partial<Record<TransitionName, Record<string, unknown>>> = {
    ...answersFor(people),
    // After a return the notice must differ from the returned one (I-22).
    submitNotice: { kind: 'ASSIGNMENT', explanation: 'Құжаттар толықтырылды.' },
    reassignExecutor: { executorId: anotherExecutor.id, reason: 'Қызметкер ауырып қалды.' },
    signNotice: { noticeVersion: 1, contentHash: '0'.repeat(64), shownHash: '0'.repeat(64) },
  };
  return { caseId, expectedVersion: version, ...own[name] };
}

/** Sends the row's mutation and gives the answer in the words of {@link Expected}. */
async function attempt({ name, person }: Cell, subject: Subject): Promise<Expected> {
  const page =
    name === 'signNotice' && subject.drafted ? await shownNotice(world, subject.caseId, person) : {};
  const { data, errors } = await send(world, person, name, { ...inputOf(name, subject), ...page });
  const [error] = errors ?? [];
  if (!error) {
    const done = data?.[name] as { event: { transition: string; to: string } };
    return done.event.transition === name ? 'DONE' : `did ${done.event.transition}`;
  }
  if (error.extensions.code !== 'TRANSITION_REFUSED') return error.extensions.code;
  return (error.extensions as unknown as { refusal: { code: string } }).refusal.code;
}

/** What must stay as it is when nothing is done. */
const traces = async () => ({
  cases: await world.db.case.findMany({ orderBy: { id: 'asc' } }),
  events: await world.db.caseEvent.count(),
  notices: await world.db.noticeVersion.count(),
  resolutions: await world.db.resolution.count(),
  receipts: await world.db.receipt.count(),
  numbers: await world.db.numberSeries.findMany({ orderBy: [{ officeId: 'asc' }, { series: 'asc' }] }),
  notifications: await world.db.notification.count(),
});

const placeOf = (caseId: string) =>
  world.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { officeId: true, akimOfficeId: true, executorId: true },
  });

/** Runs the tasks a few at a time: the server answers many at once, one after another would only be slower. */
async function inLanes<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}

async function offered(person: Person, caseId: string): Promise<Map<string, string> | null> {
  const { data, errors } = await world.ask(
    person,
    'query ($id: ID!) { case(id: $id) { availableTransitions { name allowed refusal { code } } } }',
    { id: caseId },
  );
  if (errors) return null;
  const found = data?.case as {
    availableTransitions: { name: string; allowed: boolean; refusal: { code: string } | null }[];
  } | null;
  if (!found) return null;
  return new Map(
    found.availableTransitions.map(({ name, allowed, refusal }) => [
      name,
      allowed && refusal === null ? 'DONE' : (refusal?.code ?? 'neither allowed nor refused'),
    ]),
  );
}

describe('the table', () => {
  it('is regulation.md 5.4, row by row', () => {
    const declared = Object.entries(ROWS).map(([command, { ids, from, to, roles, extension }]) => ({
      command,
      ids,
      from,
      to,
      roles,
      extension,
    }));
    const byCommand = (a: { command: string }, b: { command: string }) => (a.command < b.command ? -1 : 1);
    expect(declared.sort(byCommand)).toEqual([...REGULATION_5_4, ...BEYOND_5_4].sort(byCommand));
  });
});

describe('every row, in every status, by every role, at the own and at another office', () => {
  it.each(STATUSES)('answers as declared while the case is %s', async (status) => {
    const caseId = await akimCaseIn(world, people, status);
    const place = await placeOf(caseId);
    const cells: (Cell & { readonly expected: Expected })[] = TRANSITION_NAMES.flatMap((name) =>
      ROLES.flatMap((role) =>
        PLACES.map((at) => {
          const who = `${role} ${at}`;
          const person = personOf(who);
          return { name, who, person, expected: expectedOf(name, status, person, place) };
        }),
      ),
    );
    const answers = new Map<string, Expected>();
    const wrong: string[] = [];
    const run = async (cell: (typeof cells)[number], about: Subject): Promise<void> => {
      const answer = await attempt(cell, about);
      cellsRun += 1;
      answers.set(`${cell.name} ${cell.who}`, answer);
      if (answer !== cell.expected)
        wrong.push(`${cell.name} by ${cell.who}: ${answer}, not ${cell.expected}`);
    };

    const subject = await subjectOf(caseId);
    const before = await traces();
    await inLanes(
      cells.filter(({ expected }) => expected !== 'DONE'),
      (cell) => run(cell, subject),
    );
    expect(wrong).toEqual([]);
    expect(await traces()).toEqual(before);

    const offers = new Map<string, Map<string, string> | null>();
    await inLanes([...cast], async ([who, person]) => void offers.set(who, await offered(person, caseId)));

    await inLanes(
      cells.filter(({ expected }) => expected === 'DONE'),
      async (cell) => {
        const id = await akimCaseIn(world, people, status);
        const fresh = await subjectOf(id);
        await run(cell, fresh);
        const after = await world.db.case.findUniqueOrThrow({ where: { id } });
        const row = ROWS[cell.name];
        const moved = row.from === null ? status : (row.to ?? status);
        if (after.status !== moved || after.version !== fresh.version + (row.from === null ? 0 : 1)) {
          wrong.push(`${cell.name} by ${cell.who} left ${after.status}, version ${after.version}`);
        }
      },
    );
    expect(wrong).toEqual([]);

    for (const [who, person] of cast) {
      const mayRead =
        readingOf(
          { ...person, acting: false, overseenOfficeIds: [], credential: SOME_SESSION, proof: ALWAYS_PROVEN },
          place,
        ) !== null;
      const offer = offers.get(who);
      expect(offer !== null, `${who} reads the case`).toBe(mayRead);
      if (!offer) continue;
      const answered = STEP_NAMES.map((name) => [name, answers.get(`${name} ${who}`)] as const);
      const told = new Map(
        answered.map(([name, code]) => [name, code === 'FORBIDDEN' ? 'ROLE_MISSING' : code]),
      );
      expect(offer, `what is offered to ${who}`).toEqual(told);
    }
  });

  it('ran every cell of the product', () => {
    const product = TRANSITION_NAMES.length * STATUSES.length * ROLES.length * PLACES.length;
    console.log(`role matrix: ${cellsRun} cells of ${product}`);
    expect(product).toBe(23 * 13 * 7 * 2);
    expect(cellsRun).toBe(product);
  });
});

describe('an executor of the same office whose case it is not', () => {
  // Without those that are the clerk's as well: of the post any clerk of the department may tell.
  const executorRows = STEP_NAMES.filter((name) => {
    const { roles }: StepRow = STEPS[name];
    return roles.includes('EXECUTOR') && !roles.includes('CLERK');
  });
  let strangers: readonly (readonly [who: string, person: Person, inRightStatus: Expected])[];

  beforeAll(async () => {
    strangers = [
      ['a mere executor', anotherExecutor, 'NOT_FOUND'],
      ['a clerk and executor', await world.person('AKS', ['CLERK', 'EXECUTOR']), 'NOT_THE_EXECUTOR'],
      ['a head and executor', await world.person('AKS', ['HEAD', 'EXECUTOR']), 'NOT_THE_EXECUTOR'],
    ];
  });

  it.each(STATUSES)('takes none of its steps while it is %s (I-11)', async (status) => {
    const caseId = await akimCaseIn(world, people, status);
    const subject = await subjectOf(caseId);
    const before = await traces();
    const wrong: string[] = [];
    const cells = strangers.flatMap(([who, person, inRightStatus]) =>
      executorRows.map((name) => ({ name, who, person, inRightStatus })),
    );
    await inLanes(cells, async (cell) => {
      const from: readonly CaseStatus[] = STEPS[cell.name].from;
      const expected =
        cell.inRightStatus === 'NOT_FOUND' || from.includes(status) ? cell.inRightStatus : 'WRONG_STATUS';
      const answer = await attempt(cell, subject);
      if (answer !== expected) wrong.push(`${cell.name} by ${cell.who}: ${answer}, not ${expected}`);
    });
    expect(cells).toHaveLength(27);
    expect(wrong).toEqual([]);
    expect(await traces()).toEqual(before);
  });
});

describe("a signed notice that lies at the akim's office", () => {
  it('is handed over by its clerk alone, and neither sent on nor posted', async () => {
    const { executor, akimClerk } = people;
    const caseId = await akimCaseIn(world, people, 'SIGNED');
    await next(world, people, caseId, 'handOverToAkim');
    const subject = await subjectOf(caseId);
    const by = (person: Person) => (name: StepName) => attempt({ name, person, who: '' }, subject);
    expect(await by(executor)('handOverToAkim')).toBe('NOTICE_AT_AKIM');
    expect(await by(executor)('recordHandDelivery')).toBe('NOTICE_AT_AKIM');
    expect(await by(executor)('recordPostDispatch')).toBe('NOTICE_AT_AKIM');
    expect(await by(personOf('AKIM_CLERK other'))('recordHandDelivery')).toBe('NOT_FOUND');
    expect(await by(akimClerk)('recordHandDelivery')).toBe('DONE');
  });
});

describe('nobody who is not signed in', () => {
  it.each(TRANSITION_NAMES)('may call %s', async (name) => {
    const caseId = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    const subject = await subjectOf(caseId);
    const before = await traces();
    const ended = await world.person(
      'AKS',
      ROLES.filter((role) => role !== 'AKIM_CLERK'),
    );
    await world.db.session.updateMany({ where: { userId: ended.id }, data: { endedAt: world.clock } });
    const switchedOff = await world.person('AKS', ['CLERK', 'HEAD', 'EXECUTOR'], { active: false });
    for (const person of [null, ended, switchedOff]) {
      const answer = await send(world, person, name, inputOf(name, subject));
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
      expect(answer.data?.[name]).toBeUndefined();
    }
    expect(await traces()).toEqual(before);
  });
});
