import type { StepContext } from '../../schema/cases/workflow/transition.ts';
import { takeApplication, takeStep } from '../../schema/cases/workflow/transition.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import type { Actor } from '../../schema/context.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { answersFor, type Staff, shownNotice } from '../support/steps.ts';
import { randomFrom } from '../support/together.ts';
import { application, type Person, type World } from '../support/world.ts';

/** One step that was taken, as the test itself remembers it. */
export interface TakenStep {
  readonly caseId: string;
  readonly name: string;
  readonly at: Date;
  /** The department of the case and the akim's office where it came in, if it did. */
  readonly officeId: string;
  readonly akimOfficeId: string | null;
  readonly executorId: string | null;
}

/** The people of a department with all its executors. */
export type Team = Staff & { readonly executors: readonly Person[] };

interface Story {
  readonly team: Team;
  readonly akim: boolean;
  readonly refuses: boolean;
  caseId: string;
  version: number;
  executor: Person;
  state: string;
  at: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Acts past HTTP, where the many requests and sessions would take longer than what is tested. */
const actorOf = (person: Person): Actor => ({
  ...person,
  acting: false,
  overseenOfficeIds: [],
  credential: SOME_SESSION,
  proof: ALWAYS_PROVEN,
});

/** What may follow a state, the more often the likelier; a state that is not here ends the story. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  AKIM_REGISTERED: ['referToCommission', 'sendToDepartment', 'sendToDepartment', 'cancelCase'],
  COMMISSION_REVIEW: ['recordConclusion'],
  IN_TRANSIT: ['receiveFromAkim'],
  REGISTERED: ['forwardToHead'],
  AWAITING_RESOLUTION: ['assignExecutor', 'assignExecutor', 'assignExecutor', 'cancelCase'],
  ASSIGNED: ['acceptDocuments', 'acceptDocuments', 'reassignExecutor'],
  UNDER_REVIEW: ['completeCheck', 'completeCheck', 'reassignExecutor'],
  DRAFTING: ['submitNotice', 'submitNotice', 'submitNotice', 'reassignExecutor', 'cancelCase'],
  AWAITING_SIGNATURE: ['signNotice', 'signNotice', 'returnNotice'],
  RETURNED: ['submitNotice', 'submitNotice', 'reassignExecutor'],
  SIGNED: ['recordHandDelivery', 'recordPostDispatch'],
};

const REFUSAL = {
  kind: 'REFUSAL',
  grounds: ['INCOME_ABOVE_LINE', 'REFUSED_JOB'],
  explanation: 'Табысы кедейлік шегінен асады.',
};

/** Steps that leave the case where it is, and all others with the state they lead to. */
const TO: Readonly<Record<string, string>> = {
  referToCommission: 'COMMISSION_REVIEW',
  recordConclusion: 'AKIM_REGISTERED',
  sendToDepartment: 'IN_TRANSIT',
  receiveFromAkim: 'REGISTERED',
  forwardToHead: 'AWAITING_RESOLUTION',
  assignExecutor: 'ASSIGNED',
  acceptDocuments: 'UNDER_REVIEW',
  completeCheck: 'DRAFTING',
  submitNotice: 'AWAITING_SIGNATURE',
  signNotice: 'SIGNED',
  returnNotice: 'RETURNED',
  recordHandDelivery: 'DELIVERED',
  recordPostDispatch: 'DELIVERED',
  cancelCase: 'CANCELLED',
};

interface Asked {
  readonly seed: number;
  readonly count: number;
  readonly from: Date;
  readonly to: Date;
  /** Called after each step with its moment. */
  readonly after?: (now: Date) => Promise<void>;
}

/**
 * Takes `count` cases through random steps at random times between two moments, some to the end, some not; answers with
 * the steps in the order in which they were taken.
 */
export async function randomHistory(
  world: World,
  teams: readonly Team[],
  { seed, count, from, to, after = async () => {} }: Asked,
): Promise<TakenStep[]> {
  const random = randomFrom(seed);
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  // Most steps take minutes or hours; some take days, so that something is late.
  const pause = (): number =>
    oneOf([10 * MINUTE, 40 * MINUTE, 6 * 60 * MINUTE, 2 * DAY, 12 * DAY]) * random() + MINUTE;
  let now = from;
  const context: StepContext = { db: world.db, now: () => now, papers: world.papers };
  const stories: Story[] = Array.from({ length: count }, (_, index) => {
    const team = oneOf(teams);
    return {
      team,
      akim: random() < 0.3,
      refuses: index % 3 === 0,
      caseId: '',
      version: 0,
      executor: oneOf(team.executors),
      state: '',
      at: from.getTime() + random() * 0.95 * (to.getTime() - from.getTime()),
    };
  });
  const taken: TakenStep[] = [];
  for (;;) {
    const story = stories
      .filter(({ at, state }) => at < to.getTime() && (state === '' || state in NEXT))
      .sort((a, b) => a.at - b.at)[0];
    if (!story) return taken;
    now = new Date(Math.floor(story.at));
    const name = await advance(world, context, story, oneOf);
    taken.push({
      caseId: story.caseId,
      name,
      at: now,
      officeId: story.team.head.officeId,
      akimOfficeId: story.akim ? story.team.akimClerk.officeId : null,
      executorId: ['assignExecutor', 'reassignExecutor'].includes(name) ? story.executor.id : null,
    });
    story.at += pause();
    await after(now);
  }
}

async function advance(
  world: World,
  context: StepContext,
  story: Story,
  oneOf: <Item>(items: readonly Item[]) => Item,
): Promise<string> {
  const { team } = story;
  if (story.state === '') {
    const name = story.akim ? 'registerAtAkim' : 'registerApplication';
    const clerk = actorOf(story.akim ? team.akimClerk : team.clerk);
    const written = await takeApplication(
      context,
      clerk,
      name,
      application({ receivedOutsideHours: true }) as never,
    );
    Object.assign(story, {
      caseId: written.caseId,
      version: 1,
      state: story.akim ? 'AKIM_REGISTERED' : 'REGISTERED',
    });
    return name;
  }
  const name = oneOf(NEXT[story.state] ?? []) as StepName;
  const others = team.executors.filter(({ id }) => id !== story.executor.id);
  if (name === 'reassignExecutor') story.executor = oneOf(others);
  const by: Readonly<Record<string, Person>> = {
    referToCommission: team.akimClerk,
    recordConclusion: team.akimClerk,
    sendToDepartment: team.akimClerk,
    receiveFromAkim: team.clerk,
    forwardToHead: team.clerk,
    assignExecutor: team.head,
    reassignExecutor: team.head,
    signNotice: team.head,
    returnNotice: team.head,
    cancelCase: team.head,
  };
  const own: Readonly<Record<string, Record<string, unknown>>> = {
    ...answersFor({ ...team, executor: story.executor }),
    reassignExecutor: { executorId: story.executor.id, reason: 'Жүктеме.' },
    submitNotice: {
      ...(story.refuses ? REFUSAL : { kind: 'ASSIGNMENT' }),
      resubmissionReason: 'Дерек дұрыс.',
    },
  };
  await takeStep(context, actorOf(by[name] ?? story.executor), name, {
    caseId: story.caseId,
    expectedVersion: story.version,
    ...(name === 'signNotice' ? await shownNotice(world, story.caseId) : own[name]),
  });
  story.version += 1;
  story.state = TO[name] ?? story.state;
  return name;
}
