import type { Role } from '../../prisma/client.ts';
import type { App } from '../../server/app.ts';
import { attach, uploaded } from '../attachments/filesWorld.ts';
import { pdfOf } from '../attachments/samples.ts';
import { found } from '../support/answers.ts';
import { answersFor, next, type Staff, take } from '../support/steps.ts';
import { ALL_DOCUMENTS, application, type Person, type World } from '../support/world.ts';
import { withToken } from '../tokens/newToken.ts';
import { type Maker, type Marker, markerMaker } from './markers.ts';

/** A case, and where it stands to those who ask. */
export interface Place {
  readonly name: string;
  readonly caseId: string;
  readonly number: string;
  readonly staff: Staff;
  readonly markers: readonly Marker[];
  /** What has a key of its own and belongs to the case. */
  readonly keys: PlaceKeys;
}

/** Keys of what belongs to a case, and of what belongs to its people. */
export interface PlaceKeys {
  readonly officeId: string;
  readonly akimOfficeId: string;
  readonly attachmentId: string;
  readonly paperId: string;
  readonly noticeId: string;
  readonly applicantId: string;
  readonly iin: string;
  readonly surname: string;
  /** An upload of its executor's that is attached to nothing. */
  readonly uploadId: string;
  readonly sessionId: string;
  readonly viewId: string;
  readonly absenceId: string;
  readonly actingHeadId: string;
  readonly tokenId: string;
}

/** Where a place is: its department, and the akim's office through which its case came. */
export interface PlaceAt {
  readonly name: string;
  readonly department: string;
  readonly akimOffice: string;
  /** Whoever executes it; another official of the department unless told. */
  readonly executor?: Person;
}

/** An official whose name stands nowhere else. */
const official = (world: World, office: string, role: Role, mark: Maker): Promise<Person> =>
  world.person(office, [role], { surname: mark.official(`the ${role.toLowerCase()} of the case`) });

/** A case of the akim's path with a text of its own in every place that can hold one, and people of its own. */
export async function makePlace(world: World, app: App, at: PlaceAt, index: number): Promise<Place> {
  const mark = markerMaker(at.name, index);
  const { db } = world;
  const clerk = await official(world, at.department, 'CLERK', mark);
  const people: Staff = {
    clerk,
    head: await official(world, at.department, 'HEAD', mark),
    executor: at.executor ?? (await official(world, at.department, 'EXECUTOR', mark)),
    akimClerk: await official(world, at.akimOffice, 'AKIM_CLERK', mark),
  };
  const first = await official(world, at.department, 'EXECUTOR', mark);
  const iin = mark.iin('IIN');
  const surname = mark.word('surname', 'OVERSEES');
  const input = application({
    iin,
    surname,
    givenName: mark.word('given name', 'OVERSEES'),
    patronymic: mark.word('patronymic', 'OVERSEES'),
    birthDate: `18${50 + index}-06-15`,
    sex: 'FEMALE',
    address: mark.text('address', 'WORKS'),
    phone: mark.phone('telephone', 'WORKS'),
    deliveryPreference: 'POST',
    documents: ALL_DOCUMENTS.map((line) => ({ ...line, pages: 70 + index })),
    household: [
      {
        surname: mark.word('relative', 'WORKS'),
        givenName: mark.word('relative, given name', 'WORKS'),
        patronymic: mark.word('relative, patronymic', 'WORKS'),
        iin: mark.iin("relative's IIN"),
        relation: mark.text('what the relative is', 'WORKS'),
      },
    ],
  });
  const { id: caseId } = (await take(world, people.akimClerk, 'registerAtAkim', input)).case;
  await db.case.update({
    where: { id: caseId },
    data: { duplicateReason: mark.text('why it was accepted twice', 'OVERSEES') },
  });
  const step = async (by: Person, name: string, more: Record<string, unknown> = {}): Promise<void> => {
    const { version } = await db.case.findUniqueOrThrow({ where: { id: caseId } });
    await take(world, by, name, { caseId, expectedVersion: version, ...answersFor(people)[name], ...more });
  };
  await step(people.akimClerk, 'referToCommission');
  await step(people.akimClerk, 'recordConclusion', { text: mark.text("the commission's words", 'OVERSEES') });
  await step(people.akimClerk, 'sendToDepartment', {
    coveringLetter: mark.text('covering letter', 'OVERSEES'),
  });
  await step(clerk, 'receiveFromAkim');
  await step(clerk, 'forwardToHead');
  await step(people.head, 'assignExecutor', {
    executorId: first.id,
    resolution: mark.text('first resolution', 'OVERSEES'),
  });
  await step(people.head, 'reassignExecutor', {
    executorId: people.executor.id,
    reason: mark.text('why it changed hands', 'OVERSEES'),
    resolution: mark.text('resolution', 'OVERSEES'),
  });
  await step(people.executor, 'acceptDocuments');
  const note = mark.text('note of the check', 'OVERSEES');
  await step(people.executor, 'completeCheck', {
    documents: ALL_DOCUMENTS.map(({ kind }) => ({ kind, state: 'PRESENT', note })),
  });
  const line = await db.caseDocument.findFirstOrThrow({ where: { caseId } });
  const answer = await attach(app, people.executor, {
    caseId,
    documentId: line.id,
    uploadId: await uploaded(app, people.executor, pdfOf(2000 + index)),
    fileName: `${mark.word('name of a file', 'WORKS')}.pdf`,
  });
  const attachment = found<{ id: string }>(answer, 'attachFile');
  const notice = {
    kind: 'REFUSAL',
    grounds: ['REFUSED_JOB'],
    explanation: mark.text('explanation of the refusal', 'OVERSEES'),
  };
  await step(people.executor, 'submitNotice', notice);
  await step(people.head, 'returnNotice', { reason: mark.text('why the notice was returned', 'OVERSEES') });
  await step(people.executor, 'submitNotice', {
    ...notice,
    resubmissionReason: mark.text('why it came again', 'OVERSEES'),
  });
  await next(world, people, caseId, 'signNotice');
  await step(people.executor, 'announceCollection', { note: mark.text('how it was told', 'OVERSEES') });
  const post = () => ({
    address: mark.text('where the letter goes', 'WORKS'),
    postNumber: mark.word('number of the letter', 'OVERSEES'),
  });
  await step(people.executor, 'recordPostDispatch', post());
  await step(people.executor, 'recordPostReturn', { note: mark.text('why it came back', 'OVERSEES') });
  await step(people.executor, 'sendAgain', post());
  await step(people.executor, 'confirmPostDelivery', { note: mark.text('who took the letter', 'OVERSEES') });
  await markStored(world, caseId, mark);
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } });
  const paper = await db.paper.findFirstOrThrow({ where: { caseId, kind: 'NOTICE' } });
  return {
    name: at.name,
    caseId,
    number: row.number ?? '',
    staff: people,
    markers: mark.made,
    keys: {
      officeId: row.officeId,
      akimOfficeId: row.akimOfficeId ?? '',
      attachmentId: attachment.id,
      paperId: paper.id,
      noticeId: (await db.noticeVersion.findFirstOrThrow({ where: { caseId } })).id,
      applicantId: row.applicantId,
      iin,
      surname,
      uploadId: await uploaded(app, people.executor, pdfOf(3000 + index)),
      ...(await keysOfPeople(world, people)),
    },
  };
}

/** Adds what the system itself wrote down of a case: keys and numbers, hashes, codes, names of files. */
async function markStored(world: World, caseId: string, mark: Maker): Promise<void> {
  const { db } = world;
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } });
  mark.add(row.id, 'key', 'COUNTS');
  mark.add(row.number ?? '', 'number', 'COUNTS');
  mark.add(row.akimNumber ?? '', "akim's number", 'COUNTS');
  mark.add(row.applicantId, 'key of the applicant', 'OVERSEES');
  for (const { contentHash, outgoingNumber } of await db.noticeVersion.findMany({ where: { caseId } })) {
    mark.add(contentHash, 'hash of a notice', 'OVERSEES');
    if (outgoingNumber) mark.add(outgoingNumber, 'outgoing number', 'OVERSEES');
  }
  for (const { id, code, sha256 } of await db.paper.findMany({ where: { caseId } })) {
    mark.add(id, 'key of a paper', 'WORKS');
    mark.add(code.replace(/.{4}(?=.)/g, '$&-'), 'code of a paper', 'WORKS');
    mark.add(sha256, 'hash of a paper', 'WORKS');
  }
  const [file] = await db.attachment.findMany({ where: { caseId } });
  if (!file) throw new Error('The case has no attachment');
  mark.add(file.id, 'key of an attachment', 'WORKS');
  mark.add(file.sha256, 'hash of an attachment', 'WORKS');
  mark.add(file.storageKey, 'where the bytes lie', 'NEVER');
}

/** A session, a view, an absence, an acting headship and a token of the executor of a case. */
async function keysOfPeople(world: World, { executor, head }: Staff) {
  const { db, clock } = world;
  const [fromDate, toDate] = [new Date('2027-03-01'), new Date('2027-03-05')];
  const by = { userId: executor.id, fromDate, toDate };
  await world.session(executor.id);
  const session = await db.session.findFirstOrThrow({
    where: { userId: executor.id },
    orderBy: { id: 'desc' },
  });
  const { id: viewId } = await db.savedView.create({
    data: { userId: executor.id, list: 'CASES', name: 'Менікі', state: {}, createdAt: clock },
  });
  const { id: absenceId } = await db.absence.create({
    data: { ...by, recordedById: head.id, recordedAt: clock },
  });
  const { id: actingHeadId } = await db.actingHead.create({
    data: { ...by, officeId: executor.officeId, order: '№ 7', namedById: head.id, namedAt: clock },
  });
  const { tokenId } = await withToken(world, executor, { role: 'EXECUTOR' });
  return { sessionId: session.id, viewId, absenceId, actingHeadId, tokenId };
}
