import { expect } from 'vitest';
import { fullName, type PersonName } from '../../schema/applicants/personName.ts';
import { shownToSigner } from '../../schema/papers/pageToSign.ts';
import { ALL_DOCUMENTS, type Answer, application, type Person, type World } from './world.ts';

/** A step's answer: the case as it is and the entry that was written. */
export interface Taken {
  readonly case: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly number: string | null;
  };
  readonly event: { readonly seq: number; readonly transition: string; readonly to: string };
}

const RESULT = '{ case { id version status number akimNumber } event { seq transition from to } }';

const inputType = (name: string): string =>
  name.startsWith('register') ? 'RegisterApplicationInput' : `${name[0]?.toUpperCase()}${name.slice(1)}Input`;

/** Sends one step and gives the raw answer. */
export function send(
  world: World,
  who: Person | null,
  name: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  return world.ask(who, `mutation Step($input: ${inputType(name)}!) { ${name}(input: $input) ${RESULT} }`, {
    input,
  });
}

/** Sends one step that must succeed. */
export async function take(
  world: World,
  who: Person,
  name: string,
  input: Record<string, unknown>,
): Promise<Taken> {
  const answer = await send(world, who, name, input);
  expect(answer.errors, `${name}: ${JSON.stringify(answer.errors)}`).toBeUndefined();
  return answer.data?.[name] as Taken;
}

/** The people of one department and of one of its akims' offices. */
export interface Staff {
  readonly clerk: Person;
  readonly head: Person;
  readonly executor: Person;
  readonly akimClerk: Person;
}

const STAFF_HEAD = { surname: 'Басшыбаев', givenName: 'Мұрат', patronymic: 'Асқарұлы' } as const;

/** Hires the people of a department. */
export async function staff(world: World, code = 'AKS'): Promise<Staff> {
  return {
    clerk: await world.person(code, ['CLERK'], { surname: 'Кеңсебаева', givenName: 'Айгүл' }),
    head: await world.person(code, ['HEAD'], STAFF_HEAD),
    executor: await world.person(code, ['EXECUTOR'], {
      surname: 'Орындаушы',
      givenName: 'Дана',
      phone: '+77283221144',
    }),
    akimClerk: await world.person(`${code}-01`, ['AKIM_CLERK'], { surname: 'Әкімдікова', givenName: 'Сара' }),
  };
}

/** States to which {@link caseIn} can bring a case. */
export type Goal =
  | 'AKIM_REGISTERED'
  | 'COMMISSION_REVIEW'
  | 'IN_TRANSIT'
  | 'REGISTERED'
  | 'AWAITING_RESOLUTION'
  | 'ASSIGNED'
  | 'UNDER_REVIEW'
  | 'DRAFTING'
  | 'AWAITING_SIGNATURE'
  | 'RETURNED'
  | 'SIGNED'
  | 'DELIVERED'
  | 'CANCELLED';

/** What every step needs besides the case, as the people of `staff` would answer. */
export function answersFor(people: Staff): Record<string, Record<string, unknown>> {
  return {
    referToCommission: {},
    recordConclusion: { opinion: 'NEEDED', text: 'Отбасы көмекке мұқтаж.' },
    sendToDepartment: { coveringLetter: 'Құжаттар жолданады.' },
    receiveFromAkim: {},
    forwardToHead: {},
    assignExecutor: { executorId: people.executor.id, resolution: 'Заңға сәйкес қарауға.' },
    acceptDocuments: {},
    completeCheck: { documents: ALL_DOCUMENTS.map(({ kind }) => ({ kind, state: 'PRESENT' })) },
    submitNotice: { kind: 'ASSIGNMENT' },
    returnNotice: { reason: 'Мекенжайды нақтылаңыз.' },
    handOverToAkim: {},
    announceCollection: { note: 'Телефон арқылы хабарланды.' },
    confirmPostDelivery: { day: '2026-11-18' },
    recordPostReturn: { day: '2026-11-18', reason: 'NOT_COLLECTED' },
    sendAgain: { address: 'Ақсу ауданы, Жансүгіров кенті, 8', postNumber: 'RR000000002KZ' },
    recordCollection: { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік № 000000001' },
    recordHandDelivery: { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік № 000000001' },
    recordPostDispatch: { address: 'Ақсу ауданы, Жансүгіров кенті', postNumber: 'RR000000001KZ' },
    cancelCase: { ground: 'WITHDRAWN', reason: 'Өтініш беруші жазбаша бас тартты.' },
  };
}

/** What a head must send back to sign a case's latest notice, the head of `staff` unless another is named. */
export async function shownNotice(
  world: World,
  caseId: string,
  { signerActing = false, ...signer }: Partial<PersonName> & { readonly signerActing?: boolean } = {},
) {
  const signerName = fullName({ ...STAFF_HEAD, ...signer });
  const shown = await shownToSigner(world.db, world.papers, caseId, { signerName, signerActing });
  if (!shown) throw new Error('There is no notice to sign');
  return shown;
}

/** Takes one step of a case as it stands, by whoever of the staff may. */
export async function next(world: World, people: Staff, caseId: string, name: string): Promise<Taken> {
  const by: Record<string, Person> = {
    referToCommission: people.akimClerk,
    recordConclusion: people.akimClerk,
    sendToDepartment: people.akimClerk,
    receiveFromAkim: people.clerk,
    forwardToHead: people.clerk,
    assignExecutor: people.head,
    signNotice: people.head,
    returnNotice: people.head,
    cancelCase: people.head,
  };
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  const own =
    name === 'signNotice' ? await shownNotice(world, caseId, people.head) : answersFor(people)[name];
  return take(world, by[name] ?? people.executor, name, { caseId, expectedVersion: version, ...own });
}

const DEPARTMENT_PATH = [
  ['AWAITING_RESOLUTION', 'forwardToHead'],
  ['ASSIGNED', 'assignExecutor'],
  ['UNDER_REVIEW', 'acceptDocuments'],
  ['DRAFTING', 'completeCheck'],
  ['AWAITING_SIGNATURE', 'submitNotice'],
  ['SIGNED', 'signNotice'],
  ['DELIVERED', 'recordHandDelivery'],
] as const;

/** Brings a new case to a state by the real steps; akim's states by the akim path, all others by the department's. */
export async function caseIn(
  world: World,
  people: Staff,
  goal: Goal,
  more: Record<string, unknown> = {},
): Promise<string> {
  if (goal === 'AKIM_REGISTERED' || goal === 'COMMISSION_REVIEW' || goal === 'IN_TRANSIT') {
    const { id } = (await take(world, people.akimClerk, 'registerAtAkim', application(more))).case;
    if (goal === 'COMMISSION_REVIEW') await next(world, people, id, 'referToCommission');
    if (goal === 'IN_TRANSIT') await next(world, people, id, 'sendToDepartment');
    return id;
  }
  const { id } = (await take(world, people.clerk, 'registerApplication', application(more))).case;
  if (goal === 'REGISTERED') return id;
  if (goal === 'CANCELLED') {
    await next(world, people, id, 'cancelCase');
    return id;
  }
  for (const [reached, step] of DEPARTMENT_PATH) {
    await next(world, people, id, step);
    if (reached === goal) return id;
    if (reached === 'AWAITING_SIGNATURE' && goal === 'RETURNED') {
      await next(world, people, id, 'returnNotice');
      return id;
    }
  }
  return id;
}
