import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { plainWorks } from '../support/plainPress.ts';
import { subscribe } from '../support/sse.ts';
import { answersFor, caseIn, next, type Staff, send, shownNotice, staff, take } from '../support/steps.ts';
import { keptLog } from '../support/tinyApp.ts';
import { logEnd, loggedAfter } from '../support/views.ts';
import {
  application,
  ask,
  createWorld,
  ORIGIN,
  type Person,
  syntheticIin,
  type World,
} from '../support/world.ts';

let world: World;
let people: Staff;
let otherHead: Person;
let otherClerk: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  otherHead = await world.person('TAL', ['HEAD']);
  otherClerk = await world.person('TAL', ['CLERK']);
});
afterAll(() => world.close());

const rowOf = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });

/** The views that were logged since, as `case/applicant` of whom. */
async function viewsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const last = await logEnd(world.db);
  await work();
  return (await loggedAfter(world.db, last))
    .filter(({ action }) => action === 'PERSONAL_DATA_VIEWED')
    .map(({ actorId, caseId, applicantId }) => `${actorId}: ${caseId} ${applicantId}`);
}

/** Everything that a step writes, to see that nothing of it stayed. */
const everything = async () => ({
  cases: await world.db.case.findMany({ orderBy: { id: 'asc' } }),
  events: await world.db.caseEvent.count(),
  resolutions: await world.db.resolution.count(),
  receipts: await world.db.receipt.count(),
  applicants: await world.db.applicant.count(),
  feeds: await world.db.feed.findMany({ orderBy: { recipientId: 'asc' } }),
  series: await world.db.numberSeries.findMany({ orderBy: [{ officeId: 'asc' }, { series: 'asc' }] }),
  keys: await world.db.idempotencyKey.count(),
});

/** Lets every insert into the table fail, as a full disk or a broken trigger would, while the work runs. */
async function whileFailing<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      CREATE FUNCTION fail_now() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'broken' USING DETAIL = 'Key (iin)=(900615300123) of Әлиева'; END $$;
      CREATE TRIGGER fail_now BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION fail_now();`);
    return await work();
  } finally {
    await owner.query(`DROP TRIGGER fail_now ON "${table}"; DROP FUNCTION fail_now();`);
    await owner.end();
  }
}

describe('record and privacy', () => {
  it('I-37: every step says who, in which role, where, when, from, to and what changed', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const { id: officeId } = await world.db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    const history = await world.db.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
    expect(history.at(-1)).toMatchObject({
      seq: 3,
      transition: 'assignExecutor',
      from: 'AWAITING_RESOLUTION',
      to: 'ASSIGNED',
      at: world.clock,
      actorId: people.head.id,
      actorName: 'Басшыбаев М. А.',
      actorRole: 'HEAD',
      officeId,
      changes: { executor: 'Орындаушы Д.', resolution: 'Заңға сәйкес қарауға.' },
    });
  });

  it('I-37: every view of a person is logged: in a list, in a case, among applicants, at the counter', async () => {
    const clerk = await world.person('ENB', ['CLERK']);
    const iin = syntheticIin(801);
    const own = (await take(world, clerk, 'registerApplication', application({ iin }))).case;
    const two = (await take(world, clerk, 'registerApplication', application())).case;
    const { applicantId: first } = await rowOf(own.id);
    const { applicantId: second } = await rowOf(two.id);
    const views = (document: string, variables = {}) =>
      viewsDuring(async () => expect((await world.ask(clerk, document, variables)).errors).toBeUndefined());

    expect(await views('{ cases { totalCount nodes { applicant { surname } } } }')).toEqual([
      `${clerk.id}: ${own.id} ${first}`,
      `${clerk.id}: ${two.id} ${second}`,
    ]);
    expect(await views('query ($id: ID!) { case(id: $id) { applicant { iin } } }', { id: own.id })).toEqual([
      `${clerk.id}: ${own.id} ${first}`,
    ]);
    expect(await views('{ applicants { nodes { id } } }')).toHaveLength(2);
    const atCounter = 'mutation ($iin: String!) { personAtIntake(iin: $iin) { applicant { surname } } }';
    expect(await views(atCounter, { iin })).toEqual([`${clerk.id}: null ${first}`]);
    expect(await views('{ cases { nodes { id status number } } }')).toEqual([]);
  });

  it.each([
    ['receipt', 'receipt { texts { body } }'],
    ['notice', 'notices { texts { addressee } }'],
    ['deliveries', 'deliveries { receivedBy address }'],
    ['household', 'household { surname }'],
  ])('I-37: a view of the %s, which names the person too, is logged', async (_part, selection) => {
    const household = [{ surname: 'Әлиев', givenName: 'Ерлан', relation: 'жұбайы' }];
    const id = await caseIn(world, people, 'DELIVERED', { household });
    const { applicantId } = await rowOf(id);
    const seen = await viewsDuring(() =>
      world.ask(people.head, `query ($id: ID!) { case(id: $id) { ${selection} } }`, { id }),
    );
    expect(seen).toEqual([`${people.head.id}: ${id} ${applicantId}`]);
  });

  it('I-37: a print of a notice is logged, and only for those who may read it', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const { id: paperId } = await world.db.paper.findFirstOrThrow({ where: { caseId: id, kind: 'NOTICE' } });
    const print = (who: Person, ids: string[]) =>
      world.ask(who, 'mutation ($ids: [ID!]!) { printPapers(ids: $ids) { number } }', { ids });
    expect((await print(people.clerk, [paperId])).errors).toBeUndefined();
    const missing = '00000000-0000-4000-8000-000000000000';
    expect(codeOf(await print(people.clerk, [paperId, missing]))).toBe('NOT_FOUND');
    expect(codeOf(await print(otherClerk, [paperId]))).toBe('NOT_FOUND');
    const prints = await world.db.auditEntry.findMany({ where: { action: 'NOTICE_PRINTED', caseId: id } });
    expect(prints).toMatchObject([{ actorId: people.clerk.id, subjectId: paperId }]);
  });

  it('I-37: who may read no person leaves no view, for there was none', async () => {
    const analyst = await world.person('AKS', ['ANALYST']);
    const document = '{ cases { nodes { applicant { surname } receipt { number } household { surname } } } }';
    expect(await viewsDuring(() => world.ask(analyst, document))).toEqual([]);
  });

  it('I-38: replaying its history gives the state of every case', async () => {
    await akimCaseIn(world, people, 'DELIVERED');
    await caseIn(world, people, 'RETURNED');
    const cases = await world.db.case.findMany({ include: { events: { orderBy: { seq: 'asc' } } } });
    expect(cases.length).toBeGreaterThan(5);
    for (const { status, version, statusChangedAt, events } of cases) {
      const replayed = events.reduce<string | null>((state, { from, to, seq }, index) => {
        expect([from, seq]).toEqual([state, index + 1]);
        return to;
      }, null);
      expect([replayed, events.length]).toEqual([status, version]);
      expect(events.at(-1)?.at).toEqual(statusChangedAt);
    }
  });

  it.each(['case_event', 'notification'])(
    'I-39: a step whose %s cannot be written leaves nothing, and can be taken afterwards',
    async (table) => {
      const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
      const input = {
        caseId: id,
        expectedVersion: 2,
        idempotencyKey: `broken ${table}`,
        ...answersFor(people).assignExecutor,
      };
      const before = await everything();
      const answer = await whileFailing(table, () => send(world, people.head, 'assignExecutor', input));
      expect(codeOf(answer)).toBe('INTERNAL');
      expect(JSON.stringify(answer)).not.toMatch(/broken|900615300123|Әлиева|fail_now/);
      expect(await everything()).toEqual(before);
      expect((await take(world, people.head, 'assignExecutor', input)).case.status).toBe('ASSIGNED');
    },
  );

  it.each(['case_event', 'receipt'])(
    'I-39: an application whose %s cannot be written leaves neither case nor number',
    async (table) => {
      const before = await everything();
      const answer = await whileFailing(table, () =>
        send(world, people.clerk, 'registerApplication', application()),
      );
      expect(codeOf(answer)).toBe('INTERNAL');
      expect(await everything()).toEqual(before);
    },
  );

  it('I-40: the second of two who saw the same version is told who was first, and overwrites nothing', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const { version } = await rowOf(id);
    const seen = { caseId: id, expectedVersion: version };
    await take(world, people.head, 'returnNotice', { ...seen, reason: 'Толықтырыңыз.' });
    const answer = await send(world, people.head, 'signNotice', {
      ...seen,
      ...(await shownNotice(world, id)),
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'STALE_VERSION',
      version: version + 1,
      status: 'RETURNED',
      by: 'Басшыбаев М. А.',
      role: 'HEAD',
      at: world.clock.toISOString(),
      transition: 'returnNotice',
    });
    expect(await rowOf(id)).toMatchObject({ status: 'RETURNED', version: version + 1 });
  });

  it('I-41: another office’s case answers everywhere like one that does not exist', async () => {
    const iin = syntheticIin(802);
    const id = await caseIn(world, people, 'SIGNED', { iin });
    const number = (await rowOf(id)).number ?? '';
    const missing = '00000000-0000-4000-8000-000000000000';
    const alike = async (who: Person, document: string, theirs: object, none: object) => {
      const [one, other] = [
        await world.ask(who, document, { ...theirs }),
        await world.ask(who, document, { ...none }),
      ];
      expect(one).toEqual(other);
      return one;
    };
    const byId = (document: string, who = otherHead) => alike(who, document, { id }, { id: missing });

    expect((await byId('query ($id: ID!) { case(id: $id) { number } }')).data).toEqual({ case: null });
    const list = 'query ($filter: CaseFilter!) { cases(filter: $filter) { totalCount nodes { id } } }';
    const none = { cases: { totalCount: 0, nodes: [] } };
    expect(
      (await alike(otherHead, list, { filter: { ids: [id] } }, { filter: { ids: [missing] } })).data,
    ).toEqual(none);
    for (const search of [number, 'Әлиева', iin]) {
      expect((await world.ask(otherHead, list, { filter: { search } })).data).toEqual(none);
    }
    const { executorId, officeId } = await rowOf(id);
    expect((await world.ask(otherHead, list, { filter: { executorId: [executorId] } })).data).toEqual(none);
    expect((await world.ask(otherHead, list, { filter: { officeId: [officeId] } })).data).toEqual(none);
    const byNumber = 'query ($number: String!) { caseByNumber(number: $number) { id } }';
    expect((await alike(otherHead, byNumber, { number }, { number: 'AKS-2026/999999' })).data).toEqual({
      caseByNumber: null,
    });
    const { id: paper } = await world.db.paper.findFirstOrThrow({ where: { caseId: id, kind: 'NOTICE' } });
    const print = 'mutation ($id: ID!) { printPapers(ids: [$id]) { number } }';
    expect(codeOf(await alike(otherHead, print, { id: paper }, { id: missing }))).toBe('NOT_FOUND');
    const step =
      'mutation ($id: ID!) { returnNotice(input: { caseId: $id, expectedVersion: 1, reason: "x" }) { event { seq } } }';
    expect(codeOf(await byId(step))).toBe('NOT_FOUND');
    const people2 = '{ applicants { totalCount nodes { id } } }';
    expect((await world.ask(otherHead, people2)).data).toEqual({ applicants: { totalCount: 0, nodes: [] } });
    const inbox = found<{ count: number }[]>(await world.ask(otherHead, '{ inbox { count } }'), 'inbox');
    expect(inbox.map(({ count }) => count)).toEqual([0, 0, 0]);
    const counter =
      'mutation ($iin: String!) { personAtIntake(iin: $iin) { applicant { id } cases { id } } }';
    expect((await world.ask(otherClerk, counter, { iin })).data).toEqual({
      personAtIntake: { applicant: null, cases: [] },
    });
    const streams = [];
    for (const caseId of [id, missing]) {
      const stream = await subscribe(
        world.app,
        otherHead,
        'subscription ($id: ID!) { caseChanged(id: $id) { id } }',
        {
          id: caseId,
        },
      );
      const { errors } = await stream.next();
      stream.cut();
      streams.push(errors?.map(({ message, extensions }) => [message, extensions.code]));
    }
    expect(streams[0]).toEqual(streams[1]);
    expect(streams[0]).toEqual([['There is no such record.', 'NOT_FOUND']]);
  });

  it('I-42: no IIN and no name stands in an error, however wrong the input', async () => {
    const iin = '900615300123';
    const good = application();
    const documents = [
      { ...good, iin },
      { ...good, iin: Number(iin) },
      { ...good, iin: [iin] },
      { ...good, surname: iin },
      { ...good, language: iin },
      { ...good, birthDate: iin },
      { ...good, intakeId: iin },
      { ...good, [`_${iin}`]: 1 },
      { ...good, household: [{ surname: 'Құпияев', givenName: iin, relation: 'x', iin }] },
      { ...good, phone: iin, documents: [{ kind: iin, state: 'PRESENT' }] },
    ];
    for (const input of documents) {
      const answer = await send(world, people.clerk, 'registerApplication', input);
      expect(answer.errors, JSON.stringify(input)).toBeDefined();
      expect(JSON.stringify(answer)).not.toMatch(/900615300123|Құпияев|Әлиева|Серікқызы/);
    }
    const written = await world.ask(
      people.clerk,
      `mutation { personAtIntake(iin: ${iin}) { openCaseCount } signIn(login: "${iin}" password: ${iin}) { roles } }`,
    );
    expect(written.errors).toBeDefined();
    expect(JSON.stringify(written)).not.toContain(iin);
    const lookedUp = await world.ask(people.clerk, `query { case(id: "${iin}") { id } }`);
    expect(codeOf(lookedUp)).toBe('NOT_FOUND');
    expect(JSON.stringify(lookedUp)).not.toContain(iin);
  });

  it('I-42: the log of a whole case, and of a failure in it, names nobody', async () => {
    const { log, lines, text } = keptLog();
    const config = {
      production: false,
      publicOrigins: [ORIGIN],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 600,
    };
    const app = createApp({
      papers: plainWorks,
      schema,
      db: world.db,
      events: world.live,
      config,
      log,
      now: () => world.clock,
    });
    const logged: World = { ...world, ask: (who, document, variables) => ask(app, who, document, variables) };
    const iin = syntheticIin(803);
    const id = await caseIn(logged, people, 'SIGNED', { iin });
    await logged.ask(people.head, 'query ($id: ID!) { case(id: $id) { applicant { iin fullName } } }', {
      id,
    });
    await logged.ask(people.head, 'query ($s: String!) { cases(filter: { search: $s }) { totalCount } }', {
      s: iin,
    });
    await whileFailing('case_event', () =>
      send(logged, people.clerk, 'registerApplication', application({ iin })),
    );
    const failing = application({ iin: syntheticIin(804) });
    await whileFailing('applicant', () => send(logged, people.clerk, 'registerApplication', failing));
    await app.dispose();
    expect(lines().length).toBeGreaterThan(8);
    expect(lines().some(({ msg }) => msg === 'failed')).toBe(true);
    for (const secret of [
      iin,
      failing.iin,
      '900615300123',
      'Әлиева',
      'Гүлнәр',
      'Желтоқсан',
      'Орындаушы',
      '77283221143',
    ]) {
      expect(text(), String(secret)).not.toContain(secret);
    }
  });

  it('I-43: nothing that the API offers removes a case', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(20);
    // A removed attachment keeps its row; a kept view is an arrangement of a list.
    expect(mutations.filter((name) => /delete|remove|purge|erase/i.test(name)).sort()).toEqual([
      'removeAttachment',
      'removeView',
    ]);
  });

  it('I-44: the same registration under the same key is one case with one number and one receipt', async () => {
    const input = application({ idempotencyKey: 'one application' });
    const first = await take(world, people.clerk, 'registerApplication', input);
    const counted = await world.db.case.count();
    const again = await take(world, people.clerk, 'registerApplication', {
      ...input,
      idempotencyKey: 'one application',
    });
    expect(again).toEqual(first);
    expect(await world.db.case.count()).toBe(counted);
    expect(await world.db.receipt.count({ where: { number: first.case.number ?? '' } })).toBe(1);
    const other = { ...input, address: 'Басқа мекенжай' };
    expect(codeOf(await send(world, people.clerk, 'registerApplication', other))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const colleague = await world.person('AKS', ['CLERK']);
    expect(codeOf(await send(world, colleague, 'registerApplication', input))).toBe('OPEN_CASE_EXISTS');
  });

  it('I-44: a signature and a delivery under the same key happen once, also after the case has gone on', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const { version } = await rowOf(id);
    const sign = {
      caseId: id,
      expectedVersion: version,
      idempotencyKey: 'sign',
      ...(await shownNotice(world, id)),
    };
    const signed = await take(world, people.head, 'signNotice', sign);
    const deliver = {
      caseId: id,
      expectedVersion: version + 1,
      idempotencyKey: 'deliver',
      ...answersFor(people).recordHandDelivery,
    };
    const delivered = await take(world, people.executor, 'recordHandDelivery', deliver);
    const before = await everything();
    const signedAgain = await take(world, people.head, 'signNotice', sign);
    expect(signedAgain.event).toEqual(signed.event);
    expect(signedAgain.case.status).toBe('DELIVERED');
    expect(await take(world, people.executor, 'recordHandDelivery', deliver)).toEqual(delivered);
    expect(await everything()).toEqual(before);
    const other = { caseId: id, expectedVersion: version, idempotencyKey: 'sign', reason: 'Басқа бұйрық.' };
    expect(codeOf(await send(world, people.head, 'returnNotice', other))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('I-44: a key is not answered for another command, though it says the same', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const same = { caseId: id, expectedVersion: 1, idempotencyKey: 'one command' };
    await take(world, people.clerk, 'forwardToHead', same);
    expect(codeOf(await send(world, people.clerk, 'receiveFromAkim', same))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('I-44: a command that was refused does not use up its key', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const input = { caseId: id, expectedVersion: 9, idempotencyKey: 'forward' };
    expect(codeOf(await send(world, people.clerk, 'forwardToHead', input))).toBe('STALE_VERSION');
    await take(world, people.clerk, 'forwardToHead', { ...input, expectedVersion: 1 });
    await next(world, people, id, 'assignExecutor');
  });
});
