import type { RefusalGround } from '../../../prisma/client.ts';
import { prepare, runPrepared } from '../../../prisma/prepared.ts';
import { fullName } from '../../applicants/personName.ts';
import type { Actor } from '../../context.ts';
import { isWorkingTime } from '../../deadlines/workingTime.ts';
import { localDate, localDay } from '../../deadlines/zone.ts';
import { shownToSigner } from '../../papers/pageToSign.ts';
import type { PaperTerm } from '../../papers/paper.ts';
import type { PaperWorks } from '../../papers/works.ts';
import { groundsInForce } from '../../reference/terms.ts';
import type { CaseFacts, ExecutorFacts, IntakeFacts, Official } from './facts.ts';
import type { IntakeReading } from './readIntake.ts';
import type { Tx } from './step.ts';

/** What guards must know of the records that an input names. */
export interface InputFacts {
  readonly executor?: ExecutorFacts | null;
  readonly groundsInForce?: readonly RefusalGround[];
  /** Their words for the notice. */
  readonly groundWords?: ReadonlyMap<RefusalGround, PaperTerm>;
  /** The hash of the page as this official must have been shown it; null: there is none. */
  readonly pageHash?: string | null;
}

/** Where the facts of an input are read. */
export interface InputSurroundings {
  readonly tx: Tx;
  readonly papers: PaperWorks;
  readonly facts: CaseFacts;
  readonly official: Official;
}

/** Reads what the input names: the executor, the grounds in force on the day, the page that was shown. */
export async function inputFacts(
  surroundings: InputSurroundings,
  input: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<InputFacts> {
  const { executorId, grounds, shownHash } = input;
  const { tx } = surroundings;
  return {
    ...(shownHash === undefined ? {} : { pageHash: await shownPageHash(surroundings) }),
    ...(typeof executorId === 'string' ? { executor: await executorFacts(tx, executorId) } : {}),
    ...(grounds === undefined ? {} : groundFacts(await groundsInForce(tx, localDay(now)))),
  };
}

const groundFacts = (groundWords: ReadonlyMap<RefusalGround, PaperTerm>): InputFacts => ({
  groundsInForce: [...groundWords.keys()],
  groundWords,
});

/** The page is made again: it is the same for the same notice and signer, so no other hash can be of it (I-20). */
async function shownPageHash({ tx, papers, facts, official }: InputSurroundings): Promise<string | null> {
  const signer = { signerName: fullName(official), signerActing: official.acting };
  return (await shownToSigner(tx, papers, facts.id, signer))?.shownHash ?? null;
}

/** Locked, so that nobody is named who is being switched off at this moment. */
const EXECUTOR = prepare(`
  SELECT id, active, roles::text[] AS roles, "officeId", iin, surname, "givenName", patronymic
  FROM app_user WHERE id = $1 FOR SHARE`);

async function executorFacts(tx: Tx, id: string): Promise<ExecutorFacts | null> {
  const [executor] = await runPrepared<ExecutorFacts>(tx, EXECUTOR, [id]);
  return executor ?? null;
}

/** What guards must know before an application is registered: the office, the hour, the person's open cases. */
export function intakeFacts(
  { office, openCases, terms }: IntakeReading,
  actor: Actor,
  now: Date,
): IntakeFacts {
  const today = localDate(now);
  return {
    officeKind: office.kind,
    officeOpen: office.validFrom <= today && (office.validTo === null || office.validTo >= today),
    workingTime: isWorkingTime(terms.calendar, terms.hoursOf(actor.officeId), now),
    openCases,
  };
}
