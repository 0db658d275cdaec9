import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayClocks } from '../../schema/cases/workflow/replayClocks.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import { STEP_NAMES } from '../../schema/cases/workflow/transitions.ts';
import { DAY_MS } from '../../schema/deadlines/dayNumber.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { moveClock } from '../support/clock.ts';
import { clocksOf } from '../support/clocks.ts';
import { send, shownNotice, take } from '../support/steps.ts';
import { ALL_DOCUMENTS, application, createWorld, type Person, type World } from '../support/world.ts';
import {
  after,
  type Command,
  clocksOfModel,
  type Decision,
  type ModelCase,
  type Name,
  newCase,
  PEOPLE,
  refusalOf,
} from './caseModel.ts';

const NAMES = Object.keys(PEOPLE) as Name[];
const RUNS = 15;
const MOST_COMMANDS = 30;

let world: World;
const real = new Map<Name, Person>();

beforeAll(async () => {
  world = await createWorld();
  for (const name of NAMES) {
    real.set(name, await world.person(PEOPLE[name].office, PEOPLE[name].roles, { phone: '+77283221144' }));
  }
  await world.db.office.update({ where: { code: 'AKS-03' }, data: { commissionRequired: true } });
});
afterAll(() => world.close());

const person = (name: Name): Person => {
  const found = real.get(name);
  if (!found) throw new Error(`Nobody is called ${name}`);
  return found;
};

const decision: fc.Arbitrary<Decision> = fc.record({
  kind: fc.constantFrom('ASSIGNMENT' as const, 'REFUSAL' as const),
  ground: fc.boolean(),
  words: fc.constantFrom(null, 'Бірінші түсіндірме.', 'Екінші түсіндірме.'),
});

const choices = {
  stale: fc.constantFrom(false, false, false, false, true),
  executor: fc.constantFrom<Name>('executor', 'colleague', 'headAndExecutor', 'clerk', 'otherExecutor'),
  decision,
  explained: fc.boolean(),
  shown: fc.constantFrom(
    'LATEST' as const,
    'LATEST' as const,
    'LATEST' as const,
    'OLDER' as const,
    'OTHER_CONTENT' as const,
    'OTHER_PAGE' as const,
  ),
  tooEarly: fc.boolean(),
  /** That pass before the command. */
  minutes: fc.oneof(fc.nat(40), fc.nat(3000)),
};

/**
 * Any command by anybody; or one by somebody whose step it is now, refused at most by a guard; or one that the model
 * allows, so that cases get anywhere at all.
 */
const plan = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      who: fc.constantFrom(...NAMES),
      step: fc.constantFrom(...STEP_NAMES),
      ...choices,
    }),
  },
  { weight: 4, arbitrary: fc.record({ near: fc.nat(), ...choices }) },
  { weight: 4, arbitrary: fc.record({ allowed: fc.nat(), ...choices }) },
);
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

const FAR = ['FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'WRONG_STATUS'];

/** The planned command as the case stands; null when nothing of the kind is left, for the case is over. */
function commandOf(state: ModelCase, planned: Plan): Command | null {
  if ('who' in planned) return planned;
  const pick = 'near' in planned ? planned.near : planned.allowed;
  const candidates = NAMES.flatMap((who) =>
    STEP_NAMES.filter((step) => step !== 'cancelCase')
      .map((step): Command => ({ ...planned, stale: false, who, step }))
      .filter((command) => {
        const refusal = refusalOf(state, command);
        return 'near' in planned ? !FAR.includes(refusal ?? '') : refusal === null;
      }),
  );
  const candidate = candidates[pick % candidates.length];
  return candidate ? { ...candidate, stale: 'near' in planned && planned.stale } : null;
}

async function inputOf(caseId: string, state: ModelCase, command: Command): Promise<Record<string, unknown>> {
  const { executor, explained, shown, decision: decided } = command;
  const executorId = person(executor).id;
  const last = await world.db.delivery.findFirst({ where: { caseId }, orderBy: { seq: 'desc' } });
  const posted = localDay(last?.at ?? world.clock).getTime();
  const day = new Date(posted - (command.tooEarly ? DAY_MS : 0)).toISOString().slice(0, 10);
  const own: Partial<Record<StepName, Record<string, unknown>>> = {
    recordConclusion: { opinion: 'NOT_NEEDED', text: 'Қорытынды.' },
    assignExecutor: { executorId, resolution: 'Қарауға.' },
    reassignExecutor: { executorId, reason: 'Ауысты.' },
    completeCheck: { documents: ALL_DOCUMENTS.map(({ kind }) => ({ kind, state: 'PRESENT' })) },
    submitNotice: {
      kind: decided.kind,
      grounds: decided.ground ? ['INCOME_ABOVE_LINE'] : [],
      explanation: decided.words,
      resubmissionReason: explained ? 'Бәрі дұрыс.' : null,
    },
    returnNotice: { reason: 'Толықтырыңыз.' },
    recordHandDelivery: { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік' },
    recordPostDispatch: { address: 'Жансүгіров', postNumber: 'RR1' },
    announceCollection: { note: null },
    confirmPostDelivery: { day },
    recordPostReturn: { day, reason: 'ADDRESSEE_MOVED' },
    sendAgain: { address: 'Жансүгіров, 2', postNumber: 'RR2' },
    recordCollection: { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік' },
    cancelCase: { ground: 'WITHDRAWN', reason: 'Бас тартты.' },
  };
  if (command.step === 'signNotice') own.signNotice = await signature(caseId, shown, person(command.who));
  return {
    caseId,
    expectedVersion: state.version + (command.stale ? 1 : 0),
    ...own[command.step],
  };
}

async function signature(caseId: string, shown: Command['shown'], signer: Person) {
  const latest = await world.db.noticeVersion.findFirst({ where: { caseId }, orderBy: { version: 'desc' } });
  const { version, contentHash } = latest ?? { version: 1, contentHash: '0'.repeat(64) };
  const page = latest && (await shownNotice(world, caseId, signer));
  return {
    noticeVersion: shown === 'OLDER' ? version + 1 : version,
    contentHash: shown === 'OTHER_CONTENT' ? 'f'.repeat(64) : contentHash,
    shownHash: shown === 'OTHER_PAGE' || !page ? 'f'.repeat(64) : page.shownHash,
  };
}

async function answerTo(caseId: string, state: ModelCase, command: Command): Promise<string | null> {
  const { errors } = await send(
    world,
    person(command.who),
    command.step,
    await inputOf(caseId, state, command),
  );
  const [error] = errors ?? [];
  if (!error) return null;
  const { code, refusal } = error.extensions as { code: string; refusal?: { code: string } };
  return code === 'TRANSITION_REFUSED' ? (refusal?.code ?? 'without a refusal') : code;
}

async function stored(caseId: string) {
  const found = await world.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { notices: { orderBy: { version: 'asc' } }, clocks: { where: { endedAt: null } } },
  });
  const times = found.clocks.map(({ dueAt }) => dueAt.getTime());
  expect(found.dueAt?.getTime() ?? null).toBe(times.length > 0 ? Math.min(...times) : null);
  const { status, version, executorId, noticeAtAkim, returnCount, outcome, notices, clocks, letter } = found;
  return {
    status,
    version,
    executorId,
    noticeAtAkim,
    returnCount,
    outcome,
    letter,
    ready: found.readyAt !== null,
    notices: notices.length,
    clocks: clocks.map(({ code }) => code).sort(),
  };
}

const asStored = (state: ModelCase) => ({
  status: state.status,
  version: state.version,
  executorId: state.executor && person(state.executor).id,
  noticeAtAkim: state.noticeAtAkim,
  returnCount: state.returns,
  outcome: state.outcome,
  letter: state.delivery === 'HAND' ? null : state.delivery,
  ready: state.ready,
  notices: state.notice?.version ?? 0,
  clocks: clocksOfModel(state).sort(),
});

/** What a replay says and what is stored, with nothing of the calendar in it. */
const replayed = async (caseId: string) => {
  const { intake, events, resolutions } = await world.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: {
      intake: true,
      events: { orderBy: { seq: 'asc' } },
      resolutions: { orderBy: { seq: 'asc' } },
    },
  });
  const keyOf = ({ code, round }: { code: string; round: number }) => `${code} ${round}`;
  const byKey = (a: { code: string; round: number }, b: { code: string; round: number }) =>
    keyOf(a) < keyOf(b) ? -1 : 1;
  const replay = replayClocks({
    intakeOpenedAt: intake?.openedAt ?? null,
    steps: events,
    executorIds: resolutions.map(({ executorId }) => executorId),
  });
  return {
    told: replay.map(({ place: _place, ...clock }) => clock).sort(byKey),
    stored: (await clocksOf(world, caseId))
      .map(({ code, round, startedAt, endedAt, endedById, cancelled, responsibleId }) => ({
        code,
        round,
        startedAt,
        endedAt,
        endedById,
        cancelled,
        responsibleId,
      }))
      .sort(byKey),
  };
};

describe('any people taking any steps in any order', () => {
  it('get from the API what the regulation says, and leave the case as it says', {
    timeout: 60_000,
  }, async () => {
    const seed = Math.trunc(Math.random() * 2 ** 31);
    const tally: Record<string, number> = {};
    const run = async (akimOffice: ModelCase['akimOffice'], collectedAtAkim: boolean, plans: Plan[]) => {
      let state = newCase(akimOffice, collectedAtAkim);
      const [registrar, intake]: [Name, string] =
        akimOffice === null
          ? ['clerk', 'registerApplication']
          : [akimOffice === 'AKS-01' ? 'akimClerk' : 'strictAkimClerk', 'registerAtAkim'];
      // Whatever the hour: the model knows no office hours.
      const input = application({
        receivedOutsideHours: true,
        deliveryPreference: collectedAtAkim ? 'AKIM_OFFICE' : 'POST',
      });
      const { id } = (await take(world, person(registrar), intake, input)).case;
      const taken: string[] = [intake];
      for (const planned of plans) {
        const command = commandOf(state, planned);
        if (!command) continue;
        await moveClock(world, world.clock.getTime() + planned.minutes * 60_000);
        const expected = refusalOf(state, command);
        const answer = await answerTo(id, state, command);
        const told = `${command.step} by ${command.who} after ${taken.join(', ')}`;
        expect(answer, told).toBe(expected);
        if (expected === null) {
          state = after(state, command);
          taken.push(command.step);
        }
        expect(await stored(id), told).toEqual(asStored(state));
        tally[expected ?? 'DONE'] = (tally[expected ?? 'DONE'] ?? 0) + 1;
      }
      const history = await world.db.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
      expect(history.map(({ transition }) => transition)).toEqual(taken);
      expect(history.at(-1)).toMatchObject({ seq: state.version, to: state.status });
      const { told, stored: kept } = await replayed(id);
      expect(kept, `the clocks after ${taken.join(', ')} (I-38)`).toEqual(told);
    };
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(null, 'AKS-01' as const, 'AKS-03' as const),
          fc.boolean(),
          fc.array(plan, { minLength: 12, maxLength: MOST_COMMANDS, size: 'max' }),
          run,
        ),
        { seed, numRuns: RUNS, endOnFailure: true },
      );
    } finally {
      console.log(`model: seed ${seed}, ${JSON.stringify(tally)}`);
    }
    expect(tally.DONE).toBeGreaterThan(RUNS);
  });
});
