import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseStatus, PrismaClient, User } from '../../prisma/client.ts';
import type { StepContext } from '../../schema/cases/workflow/transition.ts';
import { takeApplication, takeStep } from '../../schema/cases/workflow/transition.ts';
import type { Actor } from '../../schema/context.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { addWorkingMinutes } from '../../schema/deadlines/workingTime.ts';
import type { PaperWorks } from '../../schema/papers/works.ts';
import type { FileStore } from '../files/store/fileStore.ts';
import { generatePassword, hashPassword } from '../signIn/passwords.ts';
import { answersOf } from './answersOf.ts';
import { inventedApplication } from './applicants.ts';
import { attachScans } from './attachScans.ts';
import { markDemo } from './demoMarker.ts';
import { standing, waitFor, workingMinutesBefore } from './pace.ts';
import { createCircumstances, createPeople, DEMO_PEOPLE } from './people.ts';
import { printReceipt } from './printReceipt.ts';
import { randomness } from './randomness.ts';
import type { Part } from './story.ts';
import { storyTo } from './story.ts';

/** Where and when the demonstration is made. */
export interface DemoOptions {
  readonly db: PrismaClient;
  /** Where the scans of a few cases are kept; without it no case has any. */
  readonly store?: FileStore;
  readonly papers: PaperWorks;
  /** The data folder: the sign-ins are kept there, readable by its owner only. */
  readonly dataDir: string;
  readonly now: Date;
  /** Told the sign-ins as soon as they work; the cases come after that. */
  readonly onPeople: (signIns: string) => void;
  /** Ends the making; the next start completes it. */
  readonly abort: AbortSignal;
}

/** The name of the file with the sign-ins, in the data folder; once it stands, the demonstration is complete. */
export const SIGN_INS_FILE = 'demo-sign-ins.txt';

const SEED = 20_121_224;
const AT_ONCE = 6;

/** How many cases end in which state, for each place. */
const PLAN: Readonly<Record<'AKS' | 'TAL' | 'AKS-01', readonly (readonly [CaseStatus, number])[]>> = {
  AKS: [
    ['DELIVERED', 42],
    ['CANCELLED', 4],
    ['SIGNED', 6],
    ['RETURNED', 5],
    ['AWAITING_SIGNATURE', 7],
    ['DRAFTING', 9],
    ['UNDER_REVIEW', 7],
    ['ASSIGNED', 6],
    ['AWAITING_RESOLUTION', 6],
    ['REGISTERED', 4],
  ],
  TAL: [
    ['DELIVERED', 34],
    ['CANCELLED', 3],
    ['SIGNED', 4],
    ['RETURNED', 3],
    ['AWAITING_SIGNATURE', 5],
    ['DRAFTING', 6],
    ['UNDER_REVIEW', 5],
    ['ASSIGNED', 5],
    ['AWAITING_RESOLUTION', 4],
    ['REGISTERED', 3],
  ],
  'AKS-01': [
    ['DELIVERED', 10],
    ['SIGNED', 2],
    ['DRAFTING', 3],
    ['REGISTERED', 2],
    ['IN_TRANSIT', 5],
    ['COMMISSION_REVIEW', 4],
    ['AKIM_REGISTERED', 6],
  ],
};

const PLACES = {
  AKS: 'Ақсу ауданы, Жансүгіров кенті',
  TAL: 'Талғар ауданы, Талғар қаласы',
  'AKS-01': 'Ақсу ауданы, Жансүгіров кенті',
} as const;

/**
 * Makes the people of two departments and one akim's office and some 200 cases in every state, by the product's own
 * steps; what an interrupted start left is completed. Does nothing when all is there.
 */
export async function createDemo(options: DemoOptions): Promise<void> {
  const { db, dataDir, now, onPeople, abort } = options;
  const file = join(dataDir, SIGN_INS_FILE);
  if (existsSync(file)) return;
  await markDemo(dataDir);
  const password = generatePassword();
  await createPeople(db, await hashPassword(password), now);
  const signIns = [
    ...DEMO_PEOPLE.map(
      ({ login, roles, officeCode }) => `  ${login.padEnd(14)} ${roles.join(', ')} (${officeCode})`,
    ),
    `  The password of all of them: ${password}`,
  ].join('\n');
  onPeople(signIns);
  const actors = await actorsOf(db);
  for (const [officeCode, plan] of Object.entries(PLAN)) {
    await createCases({ ...options, actors, officeCode: officeCode as keyof typeof PLAN, plan });
  }
  await createCircumstances(db, now);
  if (!abort.aborted) await writeFile(file, `${signIns}\n`, { mode: 0o600 });
}

async function actorsOf(db: PrismaClient): Promise<ReadonlyMap<string, Actor>> {
  const users = await db.user.findMany({ where: { login: { in: DEMO_PEOPLE.map(({ login }) => login) } } });
  return new Map(users.map((user) => [user.login, actorOf(user)]));
}

const actorOf = ({ id, login, surname, givenName, patronymic, iin, roles, officeId }: User): Actor => ({
  id,
  login,
  surname,
  givenName,
  patronymic,
  iin,
  roles,
  officeId,
  acting: false,
  overseenOfficeIds: [],
  credential: { kind: 'session', id: 'demo', method: 'PASSWORD', secondFactor: false, duty: null },
  proof: { at: new Date(0), until: new Date(8.64e15) },
});

interface Cases extends Pick<DemoOptions, 'db' | 'store' | 'papers' | 'now' | 'abort'> {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly officeCode: keyof typeof PLAN;
  readonly plan: readonly (readonly [CaseStatus, number])[];
}

async function createCases(options: Cases): Promise<void> {
  const { db, store, papers, now, abort, actors, officeCode, plan } = options;
  const contextAt = (at: Date): StepContext => ({ db, papers, now: () => at });
  const akim = officeCode === 'AKS-01';
  const department = akim ? 'aks' : officeCode.toLowerCase();
  const actor = (login: string): Actor => {
    const found = actors.get(login);
    if (!found) throw new Error(`The demonstration has nobody called ${login}`);
    return found;
  };
  const { calendar, hoursOf } = await deadlineTerms(db);
  const hours = hoursOf(actor(akim ? 'aks01.clerk' : `${department}.clerk`).officeId);
  const random = randomness(SEED + officeCode.length * 1000 + officeCode.charCodeAt(0));
  const executors = [...actors.keys()].filter((login) => login.startsWith(`${department}.executor`));
  // Nothing invented may depend on the time of the start: the next start must invent the same to complete it.
  const cases = plan
    .flatMap(([goal, count]) => Array.from({ length: count }, () => goal))
    .map((goal, index) => {
      const executor = actor(executors[index % executors.length] ?? '');
      const serial = index + (officeCode === 'TAL' ? 400 : 0) + (akim ? 800 : 0);
      const input = inventedApplication(serial, PLACES[officeCode], random, akim);
      const post = input.deliveryPreference === 'POST';
      // Of the signed notices that each executor has, every other one lies ready.
      const announced = Math.floor(index / executors.length) % 2 === 0;
      const steps = storyTo({ goal, akim, post, executorId: executor.id, announced }, random);
      const waits = steps.map(({ name }) => waitFor(name, random));
      const age = waits.reduce((sum, wait) => sum + wait, standing(goal, random));
      // Somebody still stands at the counter: a few receipts wait to be printed.
      const unprinted = steps.length === 0 && index % 2 === 0;
      const scans = index % 8 > 0 ? 0 : index % 16 > 0 ? 1 : 2;
      const key = `demo-${officeCode}-${index}`;
      return { key, executor, input, steps, waits, age, unprinted, scans };
    })
    .sort((a, b) => b.age - a.age);
  const stories: (() => Promise<void>)[] = [];
  for (const { key, executor, input, steps, waits, age, unprinted, scans } of cases) {
    if (abort.aborted) return;
    const cast: Record<Part, Actor> = {
      clerk: actor(`${department}.clerk`),
      head: actor(`${department}.head`),
      executor,
      akimClerk: actor('aks01.clerk'),
    };
    const registeredAt = workingMinutesBefore(calendar, hours, now, age);
    // Registered one after the other, so that numbers and moments go together; the rest may run side by side.
    const { caseId } = await takeApplication(
      contextAt(registeredAt),
      akim ? cast.akimClerk : cast.clerk,
      akim ? 'registerAtAkim' : 'registerApplication',
      { ...input, idempotencyKey: key } as Parameters<typeof takeApplication>[3],
    );
    if (!unprinted) {
      await printReceipt(contextAt(registeredAt), akim ? cast.akimClerk : cast.clerk, caseId);
    }
    stories.push(async () => {
      if (store && scans > 0) {
        const by = akim ? cast.akimClerk : cast.clerk;
        await attachScans({ db, store, by, caseId, at: registeredAt, count: scans });
      }
      let at = registeredAt;
      for (const [done, { name, by, answers }] of steps.entries()) {
        if (abort.aborted) return;
        at = addWorkingMinutes(calendar, hours, at, waits[done] ?? 0);
        await takeStep(contextAt(at), cast[by], name, {
          caseId,
          expectedVersion: done + 1,
          idempotencyKey: `${key}-${done}`,
          ...(answers ?? (await answersOf({ db, papers }, name, caseId, cast[by]))),
        });
      }
    });
  }
  await sideBySide(stories);
}

async function sideBySide(work: (() => Promise<void>)[]): Promise<void> {
  const waiting = [...work];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await one();
    }),
  );
}
