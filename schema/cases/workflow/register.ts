import type { Prisma } from '../../../prisma/client.ts';
import { iinMismatches } from '../../applicants/iin.ts';
import { foldForSearch, fullName } from '../../applicants/personName.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { localDate } from '../../deadlines/zone.ts';
import { notFound } from '../../errors.ts';
import { checkPrintable } from '../../papers/checkPrintable.ts';
import { contentHash } from '../../papers/contentHash.ts';
import { issuePaper } from '../../papers/issuePaper.ts';
import { officeNameIn } from '../../papers/paper.ts';
import { officeForPaper } from '../../papers/paperOffice.ts';
import { receiptTexts } from '../../papers/receiptPaper.ts';
import { documentTerms } from '../../reference/terms.ts';
import { earliestDue, firstClocks, runs } from './clocks.ts';
import type { GivenNumber } from './numbers.ts';
import { nextNumber } from './numbers.ts';
import { isOuterClock } from './states.ts';
import type { Application, IntakeOutcome, IntakeStep, Tx } from './step.ts';

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
  const akimOffice = await step.tx.office.findUniqueOrThrow({
    where: { id: step.actor.officeId },
    select: { parentId: true },
  });
  if (!akimOffice.parentId) throw new Error("An akim's office without a department cannot take applications");
  const given = await nextNumber(step.tx, step.actor.officeId, 'AKIM_REGISTRATION', step.now);
  return register(step, given, {
    status: 'AKIM_REGISTERED',
    channel: 'AKIM',
    officeId: akimOffice.parentId,
    akimOfficeId: step.actor.officeId,
    akimNumber: given.number,
    akimNumberYear: given.year,
    akimNumberSeq: given.seq,
    akimRegisteredAt: given.at,
  });
}

type Place = Pick<Prisma.CaseUncheckedCreateInput, 'status' | 'channel' | 'officeId'> &
  Partial<Omit<Prisma.CaseUncheckedCreateInput, 'akimOfficeId'>> & { readonly akimOfficeId?: string };

async function register(step: IntakeStep, given: GivenNumber, place: Place): Promise<IntakeOutcome> {
  const { tx, input } = step;
  const { surname, givenName, patronymic, address } = input;
  checkPrintable(step.papers.press, { surname, givenName, patronymic, address });
  const { applicantId, changed } = await recordApplicant(tx, input, given.at);
  const intake = await ownIntake(step);
  const clocks = firstClocks(
    await deadlineTerms(tx),
    { officeId: place.officeId, akimOfficeId: place.akimOfficeId ?? null, executorId: null },
    step.clocks,
    { at: given.at, intakeOpenedAt: intake?.openedAt ?? null },
    step.actor.id,
  );
  const outer = clocks.find(({ code }) => isOuterClock(code));
  if (!outer) throw new Error('A case begins with the clock of the whole service');
  const { id } = await tx.case.create({
    data: {
      ...place,
      receivedAt: given.at,
      statusChangedAt: given.at,
      dueAt: earliestDue(clocks.filter(runs)),
      clocks: { createMany: { data: clocks } },
      intakeId: intake?.id ?? null,
      applicantId,
      language: input.language,
      deliveryPreference: input.deliveryPreference,
      receivedOutsideHours: input.receivedOutsideHours,
      duplicateReason: input.duplicateReason,
      documents: {
        createMany: {
          data: input.documents.map(({ kind, state, pages }) => ({ kind, atIntake: state, pages })),
        },
      },
      ...(input.household.length > 0 ? { household: { createMany: { data: input.household } } } : {}),
    },
    select: { id: true },
  });
  await issueReceipt(step, given, id, localDate(outer.dueAt));
  // A warning and no more: the number is not wrong because its digits differ from the declared person.
  const mismatches = iinMismatches(input.iin, {
    birthDate: input.birthDate?.toISOString().slice(0, 10),
    sex: input.sex,
  });
  const missing = input.documents.filter(({ state }) => state === 'ABSENT').map(({ kind }) => kind);
  return {
    caseId: id,
    at: given.at,
    changes: {
      number: given.number,
      deliveryPreference: input.deliveryPreference,
      ...(missing.length > 0 ? { missingDocuments: missing } : {}),
      ...(input.receivedOutsideHours ? { receivedOutsideHours: true } : {}),
      ...(changed ? { applicantUpdated: true } : {}),
      ...(mismatches.length > 0 ? { iinMismatch: mismatches } : {}),
      ...(input.duplicateReason ? { duplicateReason: input.duplicateReason } : {}),
    },
  };
}

/** Writes the person as declared now; whether that differs from what was known goes into the history. */
async function recordApplicant(
  tx: Tx,
  input: Application,
  at: Date,
): Promise<{ applicantId: string; changed: boolean }> {
  const person = {
    surname: input.surname,
    givenName: input.givenName,
    patronymic: input.patronymic,
    birthDate: input.birthDate,
    sex: input.sex,
    address: input.address,
    phone: input.phone?.e164 ?? null,
    language: input.language,
  };
  const known = await tx.applicant.findUnique({ where: { iin: input.iin } });
  const changed =
    known !== null &&
    Object.entries(person).some(
      ([column, value]) => String(value ?? '') !== String(known[column as keyof typeof person] ?? ''),
    );
  const columns = {
    ...person,
    searchName: foldForSearch(fullName(input)),
    phoneRaw: input.phone?.raw ?? null,
    updatedAt: at,
  };
  const { id } = await tx.applicant.upsert({
    where: { iin: input.iin },
    create: { ...columns, iin: input.iin, createdAt: at },
    update: { ...columns, version: { increment: 1 } },
    select: { id: true },
  });
  return { applicantId: id, changed };
}

/** The opened form that this application came from, if the actor opened it and it is not used yet. */
async function ownIntake({ tx, actor, input }: IntakeStep): Promise<{ id: string; openedAt: Date } | null> {
  if (input.intakeId === null) return null;
  const intake = await tx.intake.findFirst({
    where: { id: input.intakeId, userId: actor.id, case: null },
    select: { id: true, openedAt: true },
  });
  if (!intake) throw notFound();
  return intake;
}

async function issueReceipt(
  { tx, actor, input, papers }: IntakeStep,
  given: GivenNumber,
  caseId: string,
  expectedOn: string,
): Promise<void> {
  const { language } = input;
  const office = await officeForPaper(tx, actor.officeId);
  const content = receiptTexts({
    language,
    applicant: input,
    number: given.number,
    registeredAt: given.at,
    expectedOn,
    acceptedBy: actor,
    office,
    documents: input.documents,
    documentNames: await documentTerms(tx),
  });
  await tx.receipt.create({
    data: {
      caseId,
      number: given.number,
      language,
      content,
      contentHash: contentHash(content),
      issuedAt: given.at,
      issuerId: actor.id,
    },
  });
  await issuePaper(tx, papers, {
    kind: 'RECEIPT',
    caseId,
    officeId: actor.officeId,
    author: officeNameIn(content[0]?.language ?? 'KK', office),
    number: given.number,
    language,
    texts: content,
    issuedAt: given.at,
    issuerId: actor.id,
  });
}
