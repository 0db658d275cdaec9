import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { next, type Staff, send, staff, take } from '../support/steps.ts';
import {
  ALL_DOCUMENTS,
  application,
  createWorld,
  type Person,
  syntheticIin,
  type World,
} from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const register = (more: Record<string, unknown>, who: Person = people.clerk) =>
  send(world, who, 'registerApplication', application(more));
const registered = async (more: Record<string, unknown>) => {
  const { id } = (await take(world, people.clerk, 'registerApplication', application(more))).case;
  return world.db.case.findUniqueOrThrow({
    where: { id },
    include: { applicant: true, household: true, documents: true, events: true },
  });
};
const openIntake = async (who: Person) =>
  found<{ id: string; openedAt: string }>(
    await world.ask(who, 'mutation { openIntake { id openedAt } }'),
    'openIntake',
  );

describe('an application', () => {
  it('keeps what was typed in its stored form: names, telephone, texts', async () => {
    const { applicant, household } = await registered({
      surname: '  Ибраева ',
      givenName: 'Мәдина  Сара',
      patronymic: '   ',
      phone: '8 (72832) 2-11-43',
      address: '\n Ақсу ауданы ',
      household: [{ surname: 'Ибраев', givenName: 'Әли', patronymic: null, iin: '', relation: ' ұлы ' }],
    });
    expect(applicant).toMatchObject({
      surname: 'Ибраева',
      givenName: 'Мәдина Сара',
      patronymic: null,
      phone: '+77283221143',
      phoneRaw: '8 (72832) 2-11-43',
      address: 'Ақсу ауданы',
    });
    expect(household).toMatchObject([{ surname: 'Ибраев', patronymic: null, iin: null, relation: 'ұлы' }]);
  });

  it.each([
    [{ iin: '00010130000' }, ['iin: IIN_LENGTH']],
    [{ iin: '00010130000О' }, ['iin: IIN_DIGITS']],
    [{ iin: '000101300008' }, ['iin: IIN_CHECK_DIGIT']],
    [{ iin: '500140000017' }, ['iin: IIN_IS_BIN']],
    [{ surname: '' }, ['surname: REQUIRED']],
    [{ surname: 'Қ'.repeat(101) }, ['surname: TOO_LONG']],
    [{ givenName: 'X Æ A-12' }, ['givenName: NAME_LETTERS']],
    [{ address: ' ' }, ['address: REQUIRED']],
    [{ address: 'а'.repeat(501) }, ['address: TOO_LONG']],
    [{ phone: '+1 202 555 0100' }, ['phone: PHONE_FORMAT']],
    [{ documents: ALL_DOCUMENTS.slice(1) }, ['documents: CHECKLIST_INCOMPLETE']],
    [{ documents: [...ALL_DOCUMENTS.slice(1), ALL_DOCUMENTS[1]] }, ['documents: LISTED_TWICE']],
    [
      { documents: ALL_DOCUMENTS.map((line, index) => (index === 2 ? { ...line, pages: 1000 } : line)) },
      ['documents.2.pages: TOO_BIG'],
    ],
    [
      { household: [{ surname: 'Ибраев', givenName: '1', iin: '1', relation: '' }] },
      [
        'household.0.givenName: NAME_LETTERS',
        'household.0.iin: IIN_LENGTH',
        'household.0.relation: REQUIRED',
      ],
    ],
    [{ intakeId: 'x' }, ['intakeId: INVALID']],
    [{ duplicateReason: 'бір\u0007' }, ['duplicateReason: CONTROL_SIGNS']],
  ])('is refused with the path of each wrong field, and takes no number: %o', async (more, problems) => {
    const before = await world.db.numberSeries.findMany();
    expect(problemsOf(await register(more))).toEqual(problems);
    expect(await world.db.numberSeries.findMany()).toEqual(before);
  });

  it('is not refused for an odd date, century or sex in the IIN (regulation.md 4.1)', async () => {
    for (const iin of ['001301300009', '000230300000', '000101900007'])
      expect(codeOf(await register({ iin }))).toBeNull();
    const other = { iin: '900615100029', birthDate: '1955-01-02', sex: 'FEMALE' };
    expect(codeOf(await register(other))).toBeNull();
  });

  it('is registered with documents missing, and says which', async () => {
    const documents = ALL_DOCUMENTS.map((line, index) =>
      index < 2 ? { ...line, state: 'ABSENT', pages: 3 } : line,
    );
    const row = await registered({ documents });
    const absent = row.documents.filter(({ atIntake }) => atIntake === 'ABSENT');
    expect(absent.map(({ pages }) => pages)).toEqual([0, 0]);
    expect(row.events[0]?.changes).toMatchObject({
      missingDocuments: documents.slice(0, 2).map(({ kind }) => kind),
    });
  });

  it('comes in during office hours, or is said to have come in outside them', async () => {
    // Thursday 18:00 and 13:30, Saturday 11:00 at the offices.
    for (const time of ['2026-11-19T13:00:00.000Z', '2026-11-19T08:30:00.000Z', '2026-11-21T06:00:00.000Z']) {
      await at(world, time, people.clerk, async (clerk) => {
        expect(codeOf(await register({}, clerk)), time).toBe('OUTSIDE_WORKING_HOURS');
        expect(codeOf(await register({ receivedOutsideHours: true }, clerk)), time).toBeNull();
      });
    }
  });

  it('of a person with an open case, at whatever office, says why', async () => {
    const iin = syntheticIin(501);
    const elsewhere = await world.person('TAL', ['CLERK']);
    const first = await registered({ iin });
    const refused = await register({ iin }, elsewhere);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'TRANSITION_REFUSED',
      transition: 'registerApplication',
      refusal: { code: 'OPEN_CASE_EXISTS', params: { count: 1 } },
    });
    expect(codeOf(await register({ iin, duplicateReason: ' ' }))).toBe('OPEN_CASE_EXISTS');
    expect(codeOf(await register({ iin, duplicateReason: 'Құрамы өзгерді.' }, elsewhere))).toBeNull();
    await next(world, people, first.id, 'cancelCase');
    const open = await world.db.case.findMany({ where: { applicant: { iin }, status: 'REGISTERED' } });
    expect(open.map(({ duplicateReason }) => duplicateReason)).toEqual(['Құрамы өзгерді.']);
  });

  it('begins with the form that its own clerk opened, once (action A1)', async () => {
    const intake = await openIntake(people.clerk);
    expect(intake.openedAt).toBe(world.clock.toISOString());
    const colleague = await world.person('AKS', ['CLERK']);
    expect(codeOf(await register({ intakeId: intake.id }, colleague))).toBe('NOT_FOUND');
    expect((await registered({ intakeId: intake.id })).intakeId).toBe(intake.id);
    expect(codeOf(await register({ intakeId: intake.id }))).toBe('NOT_FOUND');
    expect(codeOf(await register({ intakeId: '00000000-0000-4000-8000-000000000000' }))).toBe('NOT_FOUND');
  });

  it('is registered at an office of the right kind only', async () => {
    const misplaced = await world.person('AKS-01', ['CLERK']);
    expect(codeOf(await register({}, misplaced))).toBe('OFFICE_KIND');
    const akimClerkAtDepartment = await world.person('AKS', ['AKIM_CLERK']);
    expect(codeOf(await send(world, akimClerkAtDepartment, 'registerAtAkim', application()))).toBe(
      'OFFICE_KIND',
    );
  });
});
