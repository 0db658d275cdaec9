import type { Case, CaseDocument, HouseholdMember, Receipt } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import type { WriteStatement } from '../../../prisma/writeStatement.ts';
import { json } from '../../../prisma/writeStatement.ts';
import { iinMismatches } from '../../applicants/iin.ts';
import { foldForSearch, fullName } from '../../applicants/personName.ts';
import { localDate } from '../../deadlines/zone.ts';
import { notFound } from '../../errors.ts';
import { checkPrintable } from '../../papers/checkPrintable.ts';
import { contentHash } from '../../papers/contentHash.ts';
import type { MadePaper } from '../../papers/issuePaper.ts';
import { addPaper, makePaper } from '../../papers/issuePaper.ts';
import { officeNameIn } from '../../papers/paper.ts';
import { receiptTexts } from '../../papers/receiptPaper.ts';
import { earliestDue, firstClocks, runs } from './clocks.ts';
import type { GivenNumber } from './numbers.ts';
import { nextNumber } from './numbers.ts';
import type { IntakeReading, KnownApplicant } from './readIntake.ts';
import { isOuterClock } from './states.ts';
import type { Application, IntakeOutcome, IntakeStep } from './step.ts';
import { insertClocks } from './writeStep.ts';

/** T1: the case under the authorised body's number, and its receipt (I-01 to I-04). */
export async function registerAtDepartment(step: IntakeStep): Promise<IntakeOutcome> {
  const given = await nextNumber(step.tx, step.actor.officeId, 'REGISTRATION', step.now);
  return register(step, given, {
    status: 'REGISTERED',
    channel: 'DEPARTMENT',
    officeId: step.actor.officeId,
    number: given.number,
    numberYear: given.year,
    numberSeq: given.seq,
    registeredAt: given.at,
  });
}

/** K1: the case under the akim's number, for the department that the akim's office belongs to, and its receipt (I-06). */
export async function registerAtAkimOffice(step: IntakeStep): Promise<IntakeOutcome> {
  const { parentId } = step.reading.office;
  if (!parentId) throw new Error("An akim's office without a department cannot take applications");
  const given = await nextNumber(step.tx, step.actor.officeId, 'AKIM_REGISTRATION', step.now);
  return register(step, given, {
    status: 'AKIM_REGISTERED',
    channel: 'AKIM',
    officeId: parentId,
    akimOfficeId: step.actor.officeId,
    akimNumber: given.number,
    akimNumberYear: given.year,
    akimNumberSeq: given.seq,
    akimRegisteredAt: given.at,
  });
}

/** The columns that say where a case came in and under which number. */
type Place = Pick<Case, 'status' | 'channel' | 'officeId'> & Partial<Case>;

async function register(step: IntakeStep, given: GivenNumber, place: Place): Promise<IntakeOutcome> {
  const { input, reading, actor } = step;
  const { surname, givenName, patronymic, address, documents, household } = input;
  checkPrintable(step.papers.press, { surname, givenName, patronymic, address });
  const applicant = applicantRow(input, reading.known, given.at);
  const intake = ownIntake(step);
  const clocks = firstClocks(
    reading.terms,
    { officeId: place.officeId, akimOfficeId: place.akimOfficeId ?? null, executorId: null },
    step.clocks,
    { at: given.at, intakeOpenedAt: intake?.openedAt ?? null },
    actor.id,
  );
  const outer = clocks.find(({ code }) => isOuterClock(code));
  if (!outer) throw new Error('A case begins with the clock of the whole service');
  const caseId = newId();
  const { receipt, paper } = await receiptOf(step, given, caseId, localDate(outer.dueAt));
  return {
    caseId,
    at: given.at,
    changes: changesOf(input, given, reading.known !== null && differs(applicant, reading.known)),
    writes: (writing) => {
      if (reading.known) writing.add('applicant', updateApplicant(writing, applicant));
      else writing.insert<KnownApplicant>('applicant', [{ ...applicant, createdAt: given.at }]);
      writing.insert<Case>('case', [
        {
          ...place,
          id: caseId,
          receivedAt: given.at,
          statusChangedAt: given.at,
          dueAt: earliestDue(clocks.filter(runs)),
          intakeId: intake?.id ?? null,
          applicantId: applicant.id,
          language: input.language,
          deliveryPreference: input.deliveryPreference,
          receivedOutsideHours: input.receivedOutsideHours,
          duplicateReason: input.duplicateReason,
        },
      ]);
      insertClocks(writing, caseId, clocks);
      writing.insert<CaseDocument>(
        'case_document',
        documents.map(({ kind, state, pages }) => ({ id: newId(), caseId, kind, atIntake: state, pages })),
      );
      writing.insert<HouseholdMember>(
        'household_member',
        household.map((member) => ({ ...member, id: newId(), caseId })),
      );
      writing.insert<Receipt>('receipt', [receipt]);
      addPaper(writing, paper);
    },
  };
}

/** What the first history entry says. */
function changesOf(input: Application, given: GivenNumber, changed: boolean): IntakeOutcome['changes'] {
  // A warning and no more: the number is not wrong because its digits differ from the declared person.
  const mismatches = iinMismatches(input.iin, {
    birthDate: birthday(input) ?? undefined,
    sex: input.sex,
  });
  const missing = input.documents.filter(({ state }) => state === 'ABSENT').map(({ kind }) => kind);
  return {
    number: given.number,
    deliveryPreference: input.deliveryPreference,
    ...(missing.length > 0 ? { missingDocuments: missing } : {}),
    ...(input.receivedOutsideHours ? { receivedOutsideHours: true } : {}),
    ...(changed ? { applicantUpdated: true } : {}),
    ...(mismatches.length > 0 ? { iinMismatch: mismatches } : {}),
    ...(input.duplicateReason ? { duplicateReason: input.duplicateReason } : {}),
  };
}

/** Without the hour, which would be another one in another zone. */
const birthday = ({ birthDate }: Application): string | null => birthDate?.toISOString().slice(0, 10) ?? null;

/** The person as declared now, under the key that he has or gets. */
const applicantRow = (input: Application, known: KnownApplicant | null, at: Date) => ({
  id: known?.id ?? newId(),
  iin: input.iin,
  surname: input.surname,
  givenName: input.givenName,
  patronymic: input.patronymic,
  birthDate: birthday(input),
  sex: input.sex,
  address: input.address,
  phone: input.phone?.e164 ?? null,
  language: input.language,
  searchName: foldForSearch(fullName(input)),
  phoneRaw: input.phone?.raw ?? null,
  updatedAt: at,
});

type ApplicantRow = ReturnType<typeof applicantRow>;

const DECLARED = [
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'sex',
  'address',
  'phone',
  'language',
] as const satisfies (keyof ApplicantRow)[];

/** Whether what is declared now differs from what was known. */
const differs = (declared: ApplicantRow, known: KnownApplicant): boolean =>
  DECLARED.some((column) => String(declared[column] ?? '') !== String(known[column] ?? ''));

const updateApplicant = (writing: WriteStatement, { id, ...columns }: ApplicantRow): string =>
  `UPDATE applicant SET ${writing.set({ ...columns, version: { increment: 1 } })} WHERE id = ${writing.value(id)}`;

/** The opened form that this application came from; throws NOT_FOUND for one that is not there for the actor. */
function ownIntake({ input, reading }: IntakeStep): IntakeReading['intake'] {
  if (input.intakeId !== null && !reading.intake) throw notFound();
  return reading.intake;
}

async function receiptOf(
  { actor, input, papers, reading }: IntakeStep,
  given: GivenNumber,
  caseId: string,
  expectedOn: string,
): Promise<{ readonly receipt: Receipt; readonly paper: MadePaper }> {
  const { language } = input;
  const office = reading.office.onPaper;
  const content = receiptTexts({
    language,
    applicant: input,
    number: given.number,
    registeredAt: given.at,
    expectedOn,
    acceptedBy: actor,
    office,
    documents: input.documents,
    documentNames: reading.documentNames,
  });
  const issued = { caseId, number: given.number, language, issuedAt: given.at, issuerId: actor.id };
  return {
    receipt: { ...issued, id: newId(), content: json(content), contentHash: contentHash(content) },
    paper: await makePaper(papers, {
      ...issued,
      kind: 'RECEIPT',
      officeId: actor.officeId,
      author: officeNameIn(content[0]?.language ?? 'KK', office),
      texts: content,
    }),
  };
}
