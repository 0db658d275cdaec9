import { createHash, randomUUID } from 'node:crypto';
import * as documents from '../../admin/generated/graphql.ts';
import { DocumentKind } from '../../prisma/client.ts';
import { DAY_MS } from '../../schema/deadlines/dayNumber.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { signedInAs } from '../load/komekServer.ts';
import { syntheticIin } from '../support/syntheticIin.ts';
import { type Address, type Answer, ask, codeOf, isPassing, type Official, untilAnswered } from './asking.ts';
import type { Staff } from './town.ts';

/** A case as the answer to a step tells it. */
export interface ToldCase {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly number: string | null;
  readonly letter: string | null;
  readonly executor: { readonly id: string } | null;
  readonly notices: readonly {
    readonly version: number;
    readonly contentHash: string;
    readonly pageUrl: string;
  }[];
}

/** A step that the server has said is done. */
export interface Acknowledged {
  readonly key: string;
  readonly userId: string;
  readonly step: string;
  readonly caseId: string;
  readonly seq: number;
}

/** A step about to be asked for. */
export interface Asked {
  readonly step: string;
  readonly by: Official;
  readonly input: Readonly<Record<string, unknown>>;
}

const OPERATIONS = documents as unknown as Readonly<Record<string, { readonly text: string } | undefined>>;

/** The back office's document of a step. */
export function operationOf(step: string): { readonly text: string } {
  const found = OPERATIONS[`${step[0]?.toUpperCase()}${step.slice(1)}Document`];
  if (!found) throw new Error(`The back office has no document for ${step}.`);
  return found;
}

/** Every document of a case, found in order. */
export const CHECKED_DOCUMENTS = Object.values(DocumentKind).map((kind) => ({ kind, state: 'PRESENT' }));
const BY_HAND = { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік № 000000001' };

let people = 0;

/** An application of a person who has none yet in this process. */
export function application(): Record<string, unknown> {
  people += 1;
  const born = new Date(Date.UTC(1801, 0, 1) + Math.floor(people / 2000) * DAY_MS).toISOString();
  return {
    iin: syntheticIin(people % 2000, born.slice(2, 10).replaceAll('-', '')),
    surname: 'Әлиева',
    givenName: 'Гүлнәр',
    patronymic: 'Серікқызы',
    address: 'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 7',
    language: 'KK',
    deliveryPreference: 'POST',
    receivedOutsideHours: true,
    documents: CHECKED_DOCUMENTS.map((one) => ({ ...one, pages: 2 })),
  };
}

/** What a head sends back to sign: the hash of the very page that he is shown. */
export async function shownNotice(
  address: Address,
  head: Official,
  of: ToldCase,
): Promise<Record<string, unknown>> {
  const notice = of.notices.reduce((one, other) => (other.version > one.version ? other : one));
  const { result } = await untilAnswered(
    async () => {
      try {
        const page = await fetch(`${address()}${notice.pageUrl}`, { headers: signedInAs(head.token) });
        return page.ok ? Buffer.from(await page.arrayBuffer()) : null;
      } catch {
        return null;
      }
    },
    (bytes) => bytes !== null,
  );
  return {
    noticeVersion: notice.version,
    contentHash: notice.contentHash,
    shownHash: createHash('sha256')
      .update(result ?? '')
      .digest('hex'),
  };
}

/** Chooses by weight. */
function chosen<Choice>(random: () => number, ...choices: readonly (readonly [number, Choice])[]): Choice {
  let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, choice] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return (choices.at(-1) as readonly [number, Choice])[1];
}

/** A step that may be taken next, chosen at random among all kinds that there are; null: the journey is over. */
export async function nextStep(
  address: Address,
  { clerk, head, executors, akimClerk }: Staff,
  of: ToldCase,
  random: () => number,
): Promise<Asked | null> {
  const executor = executors.find(({ id }) => id === of.executor?.id) ?? (executors[0] as Official);
  const other = executors[Math.floor(random() * executors.length)] ?? executor;
  const by = (official: Official, step: string, input: Asked['input'] = {}): Asked => ({
    step,
    by: official,
    input,
  });
  const today = localDay(new Date()).toISOString().slice(0, 10);
  const cancel = by(head, 'cancelCase', { ground: 'WITHDRAWN', reason: 'Өтініш беруші бас тартты.' });
  const reassign = by(head, 'reassignExecutor', { executorId: other.id, reason: 'Демалыста.' });
  const another = other.id === executor.id ? 0 : 1;
  const post = { address: 'Жансүгіров, 7', postNumber: 'RR000000001KZ' };
  switch (of.status) {
    case 'AKIM_REGISTERED':
      return by(akimClerk, 'sendToDepartment', { coveringLetter: 'Құжаттар жолданады.' });
    case 'IN_TRANSIT':
      return by(clerk, 'receiveFromAkim');
    case 'REGISTERED':
      return chosen(random, [19, by(clerk, 'forwardToHead')], [1, cancel]);
    case 'AWAITING_RESOLUTION':
      return by(head, 'assignExecutor', { executorId: other.id, resolution: 'Қарауға.' });
    case 'ASSIGNED':
      return chosen(random, [5, by(executor, 'acceptDocuments')], [another, reassign]);
    case 'UNDER_REVIEW':
      return chosen(
        random,
        [9, by(executor, 'completeCheck', { documents: CHECKED_DOCUMENTS })],
        [another, reassign],
      );
    case 'DRAFTING':
    case 'RETURNED':
      return by(executor, 'submitNotice', {
        kind: 'ASSIGNMENT',
        ...(of.status === 'RETURNED' ? { resubmissionReason: 'Бәрі дұрыс.' } : {}),
      });
    case 'AWAITING_SIGNATURE': {
      const what = chosen(random, [6, 'sign'], [3, 'return'], [1, 'cancel']);
      if (what === 'sign') return by(head, 'signNotice', await shownNotice(address, head, of));
      return what === 'return' ? by(head, 'returnNotice', { reason: 'Толықтырыңыз.' }) : cancel;
    }
    case 'SIGNED':
      return chosen(
        random,
        [1, by(executor, 'recordHandDelivery', BY_HAND)],
        [2, by(executor, 'recordPostDispatch', post)],
      );
    case 'DELIVERED':
      if (of.letter === 'UNDERWAY')
        return chosen(
          random,
          [1, by(clerk, 'confirmPostDelivery', { day: today })],
          [1, by(clerk, 'recordPostReturn', { day: today, reason: 'NOT_COLLECTED' })],
        );
      if (of.letter === 'RETURNED')
        return chosen(
          random,
          [1, by(executor, 'sendAgain', post)],
          [1, by(executor, 'recordCollection', BY_HAND)],
        );
      return null;
    default:
      return null;
  }
}

/** What the lanes of a load have seen. */
export interface Seen {
  readonly acknowledged: Acknowledged[];
  /** How many steps were sent more than once, and how often the second answer was not the first. */
  retried: number;
  otherwise: number;
  /** What nobody foresaw: a step that should have been possible was refused. */
  readonly refused: string[];
  /** How requests failed that were sent again: the connection broke, or they were put off. */
  readonly passing: string[];
  /** How long each acknowledged step took, with all its attempts; milliseconds. */
  readonly took: number[];
}

/** Nothing seen yet. */
export const nothingSeen = (): Seen => ({
  acknowledged: [],
  retried: 0,
  otherwise: 0,
  refused: [],
  passing: [],
  took: [],
});

const shortAnswer = (answer: Answer): string => {
  const told = (answer.data?.result as { readonly case?: ToldCase } | null | undefined)?.case;
  return told ? `${told.id} ${told.version} ${told.status} ${told.number}` : codeOf(answer);
};

/** Sends a step under a key of its own until it is answered; null, and noted, where it was refused. */
export async function sendStep(
  address: Address,
  { step, by, input }: Asked,
  seen: Seen,
  askTwice: boolean,
): Promise<ToldCase | null> {
  const key = randomUUID();
  const send = () => ask(address, by, operationOf(step), { input: { ...input, idempotencyKey: key } });
  const isAnswer = (answer: Answer): boolean => {
    if (!isPassing(answer)) return true;
    seen.passing.push(`${step}: ${answer.status} ${codeOf(answer)}`);
    return false;
  };
  const asked = performance.now();
  const { result, attempts } = await untilAnswered(send, isAnswer);
  if (attempts > 1) seen.retried += 1;
  const told = (result.data?.result as { readonly case: ToldCase } | null | undefined)?.case;
  if (!told) {
    seen.refused.push(
      `${step} (attempt ${attempts}): ${JSON.stringify(result.errors ?? result.status).slice(0, 300)}`,
    );
    return null;
  }
  seen.took.push(performance.now() - asked);
  seen.acknowledged.push({ key, userId: by.id, step, caseId: told.id, seq: told.version });
  if (askTwice) {
    const again = await untilAnswered(send, (answer) => !isPassing(answer));
    seen.retried += 1;
    if (shortAnswer(again.result) !== shortAnswer(result)) seen.otherwise += 1;
  }
  return told;
}

/** Takes case after case along random ways, each step acknowledged before the next, until `until` says so. */
export async function journeys(
  address: Address,
  staff: Staff,
  seen: Seen,
  random: () => number,
  until: () => boolean,
): Promise<void> {
  while (!until()) {
    const atAkim = random() < 0.15;
    let asked: Asked | null = {
      step: atAkim ? 'registerAtAkim' : 'registerApplication',
      by: atAkim ? staff.akimClerk : staff.clerk,
      input: application(),
    };
    while (asked && !until()) {
      const told: ToldCase | null = await sendStep(address, asked, seen, random() < 0.1);
      if (!told) break;
      const step: Asked | null = await nextStep(address, staff, told, random);
      asked = step && { ...step, input: { ...step.input, caseId: told.id, expectedVersion: told.version } };
    }
  }
}
