import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../prisma/client.ts';
import { CASE_COLUMNS } from '../../schema/exports/columns.ts';
import { schema } from '../../schema/index.ts';
import { storedTexts } from '../../schema/papers/storedTexts.ts';
import { exported, exportedTable } from '../exports/fetchExport.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { deepSelections, joined } from '../support/documents.ts';
import { answersFor, caseIn, next, type Staff, send, staff, take } from '../support/steps.ts';
import {
  type Answer,
  application,
  createWorld,
  type Person,
  syntheticIin,
  type World,
} from '../support/world.ts';

const CASE = schema.getType('Case');
if (!CASE || !('getFields' in CASE)) throw new Error('The schema has no type Case');
const EVERYTHING = deepSelections(schema, CASE as Parameters<typeof deepSelections>[1]);
const inList = (part: string): string => `{ cases(first: 5) { totalCount nodes ${part} } }`;

const APPLICANT = {
  iin: syntheticIin(700),
  surname: 'Мөлдірбаева',
  givenName: 'Ақжүніс',
  patronymic: 'Төлегенқызы',
  birthDate: '1890-06-15',
  address: 'Жабағы көшесі, 77-үй, 7-пәтер',
  phone: '+77015557733',
  household: [
    { surname: 'Мөлдірбаев', givenName: 'Сұңқар', iin: syntheticIin(701), relation: 'жұбайының інісі' },
  ],
};

let world: World;
let people: Staff;
let analyst: Person;
let overseer: Person;
let deliveredId: string;

/** A case with a person or free text in every place that can hold one. */
async function tellingCase(): Promise<string> {
  const input = application(APPLICANT);
  await take(world, people.clerk, 'registerApplication', input);
  const { id } = (
    await take(world, people.akimClerk, 'registerAtAkim', {
      ...input,
      deliveryPreference: 'AKIM_OFFICE',
      duplicateReason: 'Отбасында өзгеріс болды.',
    })
  ).case;
  for (const step of [
    'referToCommission',
    'recordConclusion',
    'sendToDepartment',
    'receiveFromAkim',
    'forwardToHead',
    'assignExecutor',
    'acceptDocuments',
  ]) {
    await next(world, people, id, step);
  }
  const answers = answersFor(people);
  const { documents } = answers.completeCheck as { documents: object[] };
  const withNotes = documents.map((line) => ({ ...line, note: 'Мөлдірбаеваның анықтамасы ескі.' }));
  await take(world, people.executor, 'completeCheck', {
    caseId: id,
    expectedVersion: 8,
    documents: withNotes,
  });
  await take(world, people.executor, 'submitNotice', {
    caseId: id,
    expectedVersion: 9,
    kind: 'REFUSAL',
    grounds: ['REFUSED_JOB'],
    explanation: 'Ұсынылған жұмысқа бармаған.',
  });
  await next(world, people, id, 'returnNotice');
  await take(world, people.executor, 'submitNotice', {
    caseId: id,
    expectedVersion: 11,
    kind: 'REFUSAL',
    grounds: ['REFUSED_JOB'],
    explanation: 'Ұсынылған жұмысқа бармаған.',
    resubmissionReason: 'Мекенжай дұрыс екен.',
  });
  await next(world, people, id, 'signNotice');
  await take(world, people.executor, 'recordPostDispatch', {
    caseId: id,
    expectedVersion: 13,
    address: APPLICANT.address,
    postNumber: 'RR777000111KZ',
  });
  return id;
}

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  analyst = await world.person('TAL', ['ANALYST']);
  overseer = await world.person('AKS', ['OVERSEER']);
  deliveredId = await tellingCase();
  // The usual applicant's telephone is that of the office, which everyone may read.
  const phone = '8 701 555 77 44';
  await caseIn(world, people, 'CANCELLED', { phone });
  await akimCaseIn(world, people, 'DELIVERED', { phone });
});
afterAll(() => world.close());

/** Asks for everything that can be reached from a case, in as many operations as the server wants, as one answer. */
async function askAll(
  who: Person,
  document: (part: string) => string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  let whole: unknown;
  for (const part of EVERYTHING) {
    const answer = await world.ask(who, document(part), variables);
    whole = whole === undefined ? answer : joined(whole, answer);
  }
  return whole as Answer;
}

/** Every text in a JSON value, codes and dates left out. */
function textsIn(value: Prisma.JsonValue | undefined): string[] {
  if (typeof value === 'string') return /^[A-Z_]+$|^\d{4}-/.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Whatever the database holds of persons, and whatever officials have written. */
async function personalValues(): Promise<string[]> {
  const { db } = world;
  const [applicants, household, users, cases, documents, resolutions, notices, deliveries, reviews, events] =
    await Promise.all([
      db.applicant.findMany(),
      db.householdMember.findMany(),
      db.user.findMany(),
      db.case.findMany(),
      db.caseDocument.findMany(),
      db.resolution.findMany(),
      db.noticeVersion.findMany(),
      db.delivery.findMany(),
      db.commissionReview.findMany(),
      db.caseEvent.findMany(),
    ]);
  const numbers = new Set(cases.flatMap(({ number, akimNumber }) => [number, akimNumber]));
  const values = [
    ...applicants.flatMap((p) => [
      p.iin,
      p.surname,
      p.givenName,
      p.patronymic,
      p.address,
      p.phone,
      p.phoneRaw,
    ]),
    ...household.flatMap((p) => [p.iin, p.surname, p.givenName, p.patronymic, p.relation]),
    ...users.flatMap((p) => [p.login, p.surname, p.givenName, p.patronymic, p.phone]),
    ...cases.flatMap((row) => [row.duplicateReason, row.cancellationReason]),
    ...documents.map((row) => row.checkNote),
    ...resolutions.flatMap((row) => [row.text, row.reason]),
    ...notices.flatMap((row) => [row.explanation, row.resubmissionReason, row.returnReason, row.signerName]),
    ...notices.flatMap((row) => storedTexts(row.content).flatMap(({ addressee }) => addressee)),
    ...notices.flatMap((row) => [row.contentHash, row.outgoingNumber]),
    ...deliveries.flatMap((row) => [row.receivedBy, row.identityDocument, row.address, row.postNumber]),
    ...reviews.map((row) => row.text),
    ...events.flatMap((row) => [row.actorName, ...textsIn(row.changes)]),
  ];
  const personal = values.filter((value): value is string => value !== null && !numbers.has(value));
  return [...new Set(personal)];
}

const occurring = (values: readonly string[], text: string): string[] =>
  values.filter((value) => text.includes(JSON.stringify(value).slice(1, -1)));

describe('whoever counts cases (ANALYST)', () => {
  it('reads every case, and in all that can be reached from it no person and no free text', async () => {
    const values = await personalValues();
    expect(values.length).toBeGreaterThan(50);
    const answer = await askAll(analyst, inList);
    expect(answer.errors).toBeUndefined();
    expect(found<{ totalCount: number }>(answer, 'cases').totalCount).toBe(4);
    expect(occurring(values, JSON.stringify(answer))).toEqual([]);
  });

  it('reads no more of a case by its key or its number', async () => {
    const values = await personalValues();
    const { number } = await world.db.case.findUniqueOrThrow({ where: { id: deliveredId } });
    const ways = [
      ['case', (part: string) => `query ($id: ID!) { case(id: $id) ${part} }`, { id: deliveredId }],
      [
        'caseByNumber',
        (part: string) => `query ($number: String!) { caseByNumber(number: $number) ${part} }`,
        { number },
      ],
    ] as const;
    for (const [field, document, variables] of ways) {
      const answer = await askAll(analyst, document, variables);
      expect(found<{ status: string }>(answer, field).status).toBe('DELIVERED');
      expect(occurring(values, JSON.stringify(answer))).toEqual([]);
    }
  });

  it('finds none in a file of any table, in any words', async () => {
    const values = await personalValues();
    const columns = Object.keys(CASE_COLUMNS);
    for (const format of ['JSONL', 'CSV']) {
      const cases = await exported(world, analyst, { columns, format, language: 'EN' });
      const texts = [
        new TextDecoder().decode(cases),
        await exportedTable(world, analyst, 'CaseEvents', { format }),
        await exportedTable(world, analyst, 'Clocks', { format }),
      ];
      for (const text of texts) {
        expect(text.split('\n').length).toBeGreaterThan(4);
        expect(occurring(values, text)).toEqual([]);
      }
    }
  });

  it('cannot find out by searching, filtering or sorting whose cases they are', async () => {
    const count = async (filter: object) =>
      found<{ totalCount: number }>(
        await world.ask(analyst, 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }', {
          f: filter,
        }),
        'cases',
      ).totalCount;
    const { number } = await world.db.case.findUniqueOrThrow({ where: { id: deliveredId } });
    expect(await count({ search: number })).toBe(1);
    for (const search of [APPLICANT.surname, 'мөлдір', APPLICANT.iin])
      expect(await count({ search })).toBe(0);
    expect(await count({ executorId: [people.executor.id] })).toBe(0);
    const sorted = '{ cases(sort: { field: APPLICANT, direction: ASC }) { totalCount nodes { id } } }';
    expect(codeOf(await world.ask(analyst, sorted))).toBe('FORBIDDEN');
    const others = ['{ applicants { totalCount } }', '{ users { totalCount } }', '{ inbox { count } }'];
    for (const document of others) expect(codeOf(await world.ask(analyst, document))).toBe('FORBIDDEN');
  });
});

describe('whoever works a case', () => {
  it('reads all of it, so that the tests above look for what is there', async () => {
    const values = await personalValues();
    const text = JSON.stringify(await askAll(people.head, inList));
    const { iin, surname, address, phone, household } = APPLICANT;
    const wanted = [iin, surname, address, phone, household[0]?.iin ?? '', 'Мөлдірбаеваның анықтамасы ескі.'];
    expect(occurring(values, text)).toEqual(expect.arrayContaining(wanted));
    expect(text).toContain('RR777000111KZ');
    expect(text).toContain('Отбасында өзгеріс болды.');
  });
});

describe('whoever oversees cases (OVERSEER)', () => {
  it('reads names and history of the own office, but no whole IIN, no address, no telephone, no papers', async () => {
    const answer = await askAll(overseer, inList);
    const text = JSON.stringify(answer);
    const { nodes } = found<{ nodes: { id: string; applicant: object }[] }>(answer, 'cases');
    const { applicant } = nodes.find(({ id }) => id === deliveredId) ?? {};
    expect(applicant).toMatchObject({
      surname: APPLICANT.surname,
      iin: '900615******',
      birthDate: null,
      address: null,
      phone: null,
    });
    expect(nodes.find(({ id }) => id === deliveredId)).toMatchObject({
      household: [],
      notices: [],
      receipt: null,
      deliveries: [],
      commission: [],
    });
    const applicants = await world.db.applicant.findMany();
    const hidden = applicants.flatMap(({ iin, address, phone, phoneRaw }) => [iin, address, phone, phoneRaw]);
    expect(
      occurring(
        hidden.filter((value) => value !== null),
        text,
      ),
    ).toEqual([]);
    expect(text).not.toContain('1890-06-15');
    expect(text).toContain('Ұсынылған жұмысқа бармаған.');
  });

  it('finds a case by the name, but not by guessing the IIN', async () => {
    const count = async (search: string) =>
      found<{ totalCount: number }>(
        await world.ask(overseer, 'query ($s: String) { cases(filter: { search: $s }) { totalCount } }', {
          s: search,
        }),
        'cases',
      ).totalCount;
    expect(await count(APPLICANT.surname)).toBe(2);
    expect(await count(APPLICANT.iin)).toBe(0);
  });
});

describe('whoever administers (ADMIN)', () => {
  it('sees no case and no applicant, and changes nothing in either', async () => {
    const admin = await world.person('AKS', ['ADMIN']);
    const documents = [
      '{ cases { totalCount nodes { id } } }',
      `{ case(id: "${deliveredId}") { status } }`,
      '{ caseByNumber(number: "AKS-2026/000001") { id } }',
      '{ applicants { totalCount } }',
      '{ inbox { count } }',
      `mutation { printPapers(ids: ["${deliveredId}"]) { number } }`,
      'mutation { issueJournal(input: { from: "2026-11-18", to: "2026-11-18", language: KK }) { number } }',
      '{ journals { number } }',
      `mutation { personAtIntake(iin: "${APPLICANT.iin}") { openCaseCount } }`,
    ];
    for (const document of documents)
      expect(codeOf(await world.ask(admin, document)), document).toBe('FORBIDDEN');
    expect(codeOf(await send(world, admin, 'registerApplication', application()))).toBe('FORBIDDEN');
  });
});

describe("the akim's clerk", () => {
  it('reads the cases that came in at his office, and no others of its department', async () => {
    const answer = await world.ask(
      people.akimClerk,
      '{ cases { totalCount nodes { channel akimOffice { code } } } }',
    );
    expect(found(answer, 'cases')).toEqual({
      totalCount: 2,
      nodes: [1, 2].map(() => ({ channel: 'AKIM', akimOffice: { code: 'AKS-01' } })),
    });
  });
});
