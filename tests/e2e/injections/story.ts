import { createHash } from 'node:crypto';
import { syntheticIin } from '../../support/syntheticIin.ts';
import { CHECKED_DOCUMENTS } from '../../trust/journey.ts';
import type { TextField } from './fields.ts';
import type { Staff } from './staff.ts';
import type { Somebody, Tries } from './tries.ts';

interface Told {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly notices: readonly { version: number; contentHash: string; pageUrl: string }[];
}

const CASE = 'case { id version number notices { version contentHash pageUrl } }';
const TODAY = new Date().toISOString().slice(0, 10);
const BY_HAND = { receivedBy: 'Әлиева Гүлнәр', identityDocument: 'Жеке куәлік № 000000001' };
const BY_POST = { address: 'Жансүгіров, 7', postNumber: 'RR000000001KZ' };
const RETURNED = { day: TODAY, reason: 'NOT_COLLECTED', note: 'Қайтты.' };

let people = 0;

const application = (): Record<string, unknown> => {
  people += 1;
  const member = { surname: 'Әлиев', givenName: 'Ержан', patronymic: null, iin: null, relation: 'ұлы' };
  return {
    iin: syntheticIin(people),
    surname: 'Әлиева',
    givenName: 'Гүлнәр',
    patronymic: null,
    phone: '8 701 555 77 44',
    duplicateReason: null,
    address: 'Ақсу ауданы, Жансүгіров кенті, 7',
    language: 'KK',
    deliveryPreference: 'POST',
    receivedOutsideHours: true,
    documents: CHECKED_DOCUMENTS.map((one) => ({ ...one, pages: 2 })),
    household: [member],
  };
};

/** A case that is being told, with one text in every field of its steps. */
class Story {
  #told: Told | undefined;
  readonly #tries: Tries;
  readonly #text: string;

  constructor(tries: Tries, text: string) {
    this.#tries = tries;
    this.#text = text;
  }

  get told(): Told {
    if (!this.#told) throw new Error('The story has not begun.');
    return this.#told;
  }

  async begin(who: Somebody, step: string): Promise<this> {
    return this.#take(who, step, { ...application(), idempotencyKey: null });
  }

  async step(
    who: Somebody,
    step: string,
    input: object = {},
    kept: readonly TextField[] = [],
  ): Promise<this> {
    const { id, version } = this.told;
    return this.#take(who, step, { ...input, caseId: id, expectedVersion: version }, kept);
  }

  async sign(head: Somebody): Promise<this> {
    const notice = this.told.notices.reduce((one, other) => (other.version > one.version ? other : one));
    const page = await fetch(`${head.url}${notice.pageUrl}`, { headers: { cookie: head.cookie } });
    const shownHash = createHash('sha256')
      .update(Buffer.from(await page.arrayBuffer()))
      .digest('hex');
    const { version: noticeVersion, contentHash } = notice;
    // They prove what was shown.
    const kept = ['signNotice.input.contentHash', 'signNotice.input.shownHash'];
    return this.step(head, 'signNotice', { noticeVersion, contentHash, shownHash }, kept);
  }

  async #take(who: Somebody, step: string, input: object, kept: readonly TextField[] = []): Promise<this> {
    const stored = await this.#tries.store<{ readonly case: Told }>(who, step, { input }, this.#text, {
      selection: CASE,
      // A key that was used before would answer what was done then.
      kept: [...kept, `${step}.input.idempotencyKey`],
    });
    this.#told = stored.case;
    return this;
  }
}

async function toSignature(story: Story, { clerk, head, executor }: Staff): Promise<void> {
  await story.step(clerk, 'forwardToHead');
  await story.step(head, 'assignExecutor', { executorId: executor.id, resolution: 'Қарауға.' });
  await story.step(executor, 'acceptDocuments');
  const documents = CHECKED_DOCUMENTS.map((one) => ({ ...one, note: 'Ескі.' }));
  await story.step(executor, 'completeCheck', { documents });
}

/** By the akim's office and a refusal, returned once, by post and back: every text of that way. */
async function longStory(tries: Tries, text: string, staff: Staff): Promise<Told> {
  const { akimClerk, clerk, head, executor, other } = staff;
  const story = await new Story(tries, text).begin(akimClerk, 'registerAtAkim');
  await story.step(akimClerk, 'referToCommission');
  await story.step(akimClerk, 'recordConclusion', { opinion: 'NEEDED', text: 'Мұқтаж.' });
  await story.step(akimClerk, 'sendToDepartment', { coveringLetter: 'Жолданады.' });
  await story.step(clerk, 'receiveFromAkim');
  await story.step(clerk, 'forwardToHead');
  await story.step(head, 'assignExecutor', { executorId: other.id, resolution: 'Қарауға.' });
  await story.step(head, 'reassignExecutor', { executorId: executor.id, reason: 'Демалыста.' });
  await story.step(executor, 'acceptDocuments');
  const documents = CHECKED_DOCUMENTS.map((one) => ({ ...one, note: 'Ескі.' }));
  await story.step(executor, 'completeCheck', { documents });
  const refusal = { kind: 'REFUSAL', grounds: ['REFUSED_JOB'], explanation: 'Бас тартқан.' };
  const first: readonly TextField[] = ['submitNotice.input.resubmissionReason'];
  await story.step(executor, 'submitNotice', refusal, first);
  await story.step(head, 'returnNotice', { reason: 'Толықтырыңыз.' });
  await story.step(executor, 'submitNotice', { ...refusal, resubmissionReason: 'Бәрі дұрыс.' });
  await story.sign(head);
  await story.step(executor, 'recordPostDispatch', BY_POST);
  await story.step(clerk, 'recordPostReturn', RETURNED);
  await story.step(executor, 'sendAgain', BY_POST);
  await story.step(clerk, 'recordPostReturn', RETURNED);
  await story.step(executor, 'announceCollection', { note: 'Хабарланды.' });
  await story.step(executor, 'recordCollection', BY_HAND);
  return story.told;
}

/** By the department and an assignment, to the end that is named. */
async function shortStory(tries: Tries, text: string, staff: Staff, end: 'HAND' | 'POST'): Promise<void> {
  const { clerk, head, executor } = staff;
  const story = await new Story(tries, text).begin(clerk, 'registerApplication');
  await toSignature(story, staff);
  const assignment: readonly TextField[] = ['resubmissionReason', 'explanation'].map(
    (name) => `submitNotice.input.${name}`,
  );
  await story.step(executor, 'submitNotice', { kind: 'ASSIGNMENT' }, assignment);
  await story.sign(head);
  if (end === 'HAND') {
    await story.step(executor, 'recordHandDelivery', BY_HAND);
  } else {
    await story.step(executor, 'recordPostDispatch', BY_POST);
    await story.step(clerk, 'confirmPostDelivery', { day: TODAY, note: 'Алды.' });
  }
}

/** A case with a file that is taken away again, and that is then cancelled. */
async function cancelledStory(tries: Tries, text: string, { clerk, head }: Staff): Promise<void> {
  const story = await new Story(tries, text).begin(clerk, 'registerApplication');
  const caseId = story.told.id;
  const attach = async (): Promise<{ readonly id: string }> => {
    const sent = await fetch(`${clerk.url}/files/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', origin: clerk.url, cookie: clerk.cookie },
      body: PICTURE,
    });
    const { id: uploadId } = (await sent.json()) as { readonly id: string };
    return tries.store(clerk, 'attachFile', { input: { caseId, uploadId, fileName: 'скан.png' } }, text, {
      selection: 'id',
    });
  };
  await attach();
  const { id } = await attach();
  await tries.store(clerk, 'removeAttachment', { input: { id, reason: 'Қате.' } }, text);
  await story.step(head, 'cancelCase', { ground: 'WITHDRAWN', reason: 'Бас тартты.' });
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Tells all stories with the text; answers the long one's case. */
export async function tellStories(tries: Tries, text: string, staff: Staff): Promise<Told> {
  await shortStory(tries, text, staff, 'HAND');
  await shortStory(tries, text, staff, 'POST');
  await cancelledStory(tries, text, staff);
  return longStory(tries, text, staff);
}
