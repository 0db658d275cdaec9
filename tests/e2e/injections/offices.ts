import { must, type Staff } from './staff.ts';
import type { Tries } from './tries.ts';

interface Versioned {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** What is changed and named beside the cases, each with the text in all its fields; `at` is the text's number. */
export async function fillTheRest(tries: Tries, text: string, at: number, staff: Staff): Promise<void> {
  const { admin, head, executor, clerk } = staff;
  const { offices } = await must<{ offices: { nodes: (Versioned & { kind: string })[] } }>(
    admin,
    '{ offices(first: 100) { nodes { id code kind version } } }',
  );
  const office = offices.nodes[at + 20];
  if (!office) throw new Error('There are too few offices.');
  const named = { nameKk: 'Бөлім', nameRu: 'Отдел', addressKk: 'Мекенжай', phone: '8 (72832) 2-11-43' };
  await tries.store(
    admin,
    'updateOffice',
    {
      input: {
        ...named,
        email: 'a@komek.example',
        website: 'https://komek.example',
        id: office.id,
        expectedVersion: office.version,
      },
    },
    text,
  );

  const account = {
    surname: 'Тестов',
    givenName: 'Адам',
    patronymic: null,
    iin: null,
    email: null,
    phone: null,
  };
  const user = await tries.store<{ id: string; version: number }>(
    admin,
    'createUser',
    {
      input: {
        ...account,
        login: `text.${at}`,
        password: 'Құпиясөз қою керек 26',
        officeId: office.id,
        roles: [office.kind === 'DEPARTMENT' ? 'CLERK' : 'AKIM_CLERK'],
      },
    },
    text,
    { selection: 'id version' },
  );
  const changed = {
    ...account,
    password: 'Құпиясөз қою керек 27',
    id: user.id,
    expectedVersion: user.version,
  };
  await tries.store(admin, 'updateUser', { input: changed }, text);

  const { referenceEntries } = await must<{ referenceEntries: (Versioned & { list: string })[] }>(
    admin,
    '{ referenceEntries { id list code version } }',
  );
  const entry = referenceEntries[at % referenceEntries.length];
  await tries.store(
    admin,
    'updateReferenceEntry',
    {
      input: {
        list: entry?.list,
        code: entry?.code,
        expectedVersion: entry?.version,
        nameKk: 'Аты',
        nameRu: 'Имя',
        nameEn: 'Name',
      },
    },
    text,
    // It names the entry.
    { kept: ['updateReferenceEntry.input.code'] },
  );

  const { deadlineRevision } = await must<{ deadlineRevision: number }>(admin, '{ deadlineRevision }');
  const date = `2029-0${1 + Math.floor(at / 10)}-1${at % 10}`;
  const change = {
    expectedRevision: deadlineRevision,
    reason: 'Себеп.',
    days: [{ date, kind: 'HOLIDAY', nameKk: 'Күн', nameRu: 'День', nameEn: 'Day', source: 'Қаулы' }],
    limits: [],
  };
  await tries.store(admin, 'deadlineChangePreview', { input: change }, text);
  await tries.store(admin, 'applyDeadlineChange', { input: change }, text, { selection: 'id' });

  const period = (month: number) => ({
    from: `2029-0${month}-${String(at + 1).padStart(2, '0')}`,
    to: `2029-0${month}-${String(at + 1).padStart(2, '0')}`,
  });
  await tries.store(
    head,
    'recordAbsence',
    { input: { userId: executor.id, reason: 'Демалыс', ...period(3) } },
    text,
  );
  await tries.store(
    head,
    'nameActingHead',
    { input: { userId: clerk.id, order: '№ 1', ...period(4) } },
    text,
  );
  const token = { name: 'Есеп', operations: ['cases'], role: 'HEAD' };
  await tries.store(head, 'createApiToken', { input: token }, text);
  await tries.store(head, 'saveView', { input: { list: 'CASES', name: 'Көрініс', state: {} } }, text);
  const file = { format: 'CSV', language: 'KK', columns: ['NUMBER'], filter: { search: 'Әлиева' } };
  await tries.store(head, 'exportCases', { input: file }, text);
}

/** Questions with the text in all their fields; nothing of them is kept. */
export async function askEverything(
  tries: Tries,
  queries: readonly string[],
  text: string,
  staff: Staff,
): Promise<void> {
  const by: Readonly<Record<string, keyof Staff>> = { applicants: 'clerk', deadlineChangePreview: 'admin' };
  for (const name of queries) await tries.ask(staff[by[name] ?? 'head'], name, { filter: {} }, text);
}

/** What names or proves something that is there already: a text there is refused, and does nothing. */
export async function tryRefusals(tries: Tries, text: string, staff: Staff): Promise<void> {
  const { admin, clerk, head } = staff;
  const notice = { caseId: head.id, noticeVersion: 1, expectedVersion: 1, contentHash: '', shownHash: '' };
  await tries.ask(head, 'signNotices', { input: { notices: [notice] } }, text);
  await tries.ask(head, 'signNotice', { input: notice }, text);
  await tries.ask(
    head,
    'reassignCases',
    {
      input: {
        cases: [{ caseId: head.id, expectedVersion: 1 }],
        executorId: head.id,
        reason: '',
        resolution: '',
      },
    },
    text,
  );
  await tries.ask({ ...clerk, cookie: '' }, 'signIn', { login: '', password: '' }, text);
  const entry = { list: 'REFUSAL_GROUND', code: '', expectedVersion: 1 };
  await tries.ask(admin, 'updateReferenceEntry', { input: entry }, text);
  await tries.ask(clerk, 'personAtIntake', { iin: '' }, text);
  for (const name of ['confirmPassword', 'enableTotp', 'disableTotp', 'renewRecoveryCodes'])
    await tries.ask(clerk, name, { password: '', code: '' }, text);
  await tries.ask({ ...clerk, cookie: '' }, 'finishSignIn', { code: '' }, text);
  await tries.ask(clerk, 'changePassword', { current: '', next: '', code: '' }, text);
  const limit = { code: 'A1', validFrom: '2029-01-01', limit: 1, unit: 'WORKING_MINUTES', source: '' };
  const rules = {
    firstDayCounts: false,
    rollsForward: true,
    remindAtPercent: 50,
    headAfter: 1,
    overseerAfter: 1,
  };
  const change = { expectedRevision: 0, reason: '', limits: [{ ...limit, ...rules }] };
  await tries.ask(admin, 'applyDeadlineChange', { input: change }, text);
  await tries.ask(admin, 'deadlineChangePreview', { input: change }, text);
}
