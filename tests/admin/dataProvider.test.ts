import { describe, expect, it } from 'vitest';
import { problemOf } from '../../admin/providers/problem.ts';
import { makeProofState } from '../../admin/providers/proofState.ts';
import { fakeDataProvider, provingDataProvider, refusal } from './support/fakeServer.ts';

const list = (over: object = {}) => ({
  pagination: { page: 1, perPage: 25 },
  sort: { field: 'RECEIVED_AT', order: 'DESC' as const },
  filter: {},
  ...over,
});

const failure = async (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It went through.');
    },
    (error) => error,
  );

describe('lists', () => {
  it('turn a page number into how many to skip', async () => {
    const { dataProvider, sent } = fakeDataProvider({
      data: { cases: { totalCount: 61, nodes: [{ id: 'a' }] } },
    });
    const answer = await dataProvider.getList('cases', list({ pagination: { page: 3, perPage: 25 } }));
    expect(answer).toEqual({ data: [{ id: 'a' }], total: 61 });
    expect(sent[0]?.variables).toMatchObject({
      first: 25,
      offset: 50,
      sort: { field: 'RECEIVED_AT', direction: 'DESC' },
    });
  });

  it('send only the filters that are filled in and that the contract knows', async () => {
    const { dataProvider, sent } = fakeDataProvider({ data: { cases: { totalCount: 0, nodes: [] } } });
    const filter = {
      search: '',
      status: ['SIGNED'],
      channel: null,
      executorId: [],
      outcome: 'REFUSAL',
      stray: 1,
    };
    await dataProvider.getList('cases', list({ filter }));
    expect(sent[0]?.variables.filter).toEqual({ status: ['SIGNED'], outcome: 'REFUSAL' });
  });

  it('take the due states of the address and sort by the due time', async () => {
    const { dataProvider, sent } = fakeDataProvider({ data: { cases: { totalCount: 0, nodes: [] } } });
    const sort = { field: 'DUE_AT', order: 'ASC' as const };
    await dataProvider.getList('cases', list({ sort, filter: { due: ['LATE', 'TODAY'] } }));
    expect(sent[0]?.variables).toMatchObject({
      filter: { due: ['LATE', 'TODAY'] },
      sort: { field: 'DUE_AT', direction: 'ASC' },
    });
  });

  it('leave the order to the server when they cannot be sorted by that field', async () => {
    const { dataProvider, sent } = fakeDataProvider({ data: { cases: { totalCount: 0, nodes: [] } } });
    await dataProvider.getList('cases', list({ sort: { field: 'id', order: 'ASC' } }));
    expect(sent[0]?.variables.sort).toBeNull();
  });

  it('ask for a queue of my work where one is named', async () => {
    const { dataProvider, sent } = fakeDataProvider({
      data: { inboxCases: { totalCount: 1, nodes: [{ id: 'a' }] } },
    });
    const answer = await dataProvider.getList('cases', list({ filter: { queue: 'HEAD_TO_SIGN' } }));
    expect(answer.total).toBe(1);
    expect(sent[0]).toMatchObject({
      operationName: 'InboxCaseList',
      variables: { code: 'HEAD_TO_SIGN', first: 25, offset: 0 },
    });
  });

  it('cut the page of a reference list themselves', async () => {
    const entries = ['a', 'b', 'c'].map((id) => ({ id }));
    const { dataProvider, sent } = fakeDataProvider({ data: { referenceEntries: entries } });
    const params = list({ pagination: { page: 2, perPage: 2 }, filter: { list: 'DOCUMENT_KIND' } });
    expect(await dataProvider.getList('referenceEntries', params)).toEqual({ data: [{ id: 'c' }], total: 3 });
    expect(sent[0]?.variables).toEqual({ list: 'DOCUMENT_KIND' });
  });

  it('ask for exactly the records that are named', async () => {
    const { dataProvider, sent } = fakeDataProvider({
      data: { offices: { totalCount: 2, nodes: [{ id: 'a' }, { id: 'b' }] } },
    });
    const { data } = await dataProvider.getMany('offices', { ids: ['a', 'b'] });
    expect(data).toHaveLength(2);
    expect(sent[0]?.variables).toEqual({ filter: { ids: ['a', 'b'] }, first: 2 });
  });
});

describe('what needs a proof of who sits here', () => {
  const needed = refusal({ code: 'PROOF_NEEDED' });
  const done = { data: { serverTime: 'now' } };

  it('is sent again, as it was, once he has proved it', async () => {
    let asked = 0;
    const prove = async () => {
      asked += 1;
      return true;
    };
    const { dataProvider, sent } = provingDataProvider(prove, needed, done);
    expect(await dataProvider.serverTime()).toBe('now');
    expect([asked, sent.length]).toEqual([1, 2]);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('fails in words when he does not, and asks but once when the server is not content', async () => {
    const refused = provingDataProvider(async () => false, needed, done);
    expect(problemOf(await failure(refused.dataProvider.serverTime())).code).toBe('PROOF_NEEDED');
    expect(refused.sent).toHaveLength(1);
    const never = provingDataProvider(async () => true, needed, needed, done);
    expect(problemOf(await failure(never.dataProvider.serverTime())).code).toBe('PROOF_NEEDED');
    expect(never.sent).toHaveLength(2);
  });

  it('is asked once of all that wait for it', async () => {
    const state = makeProofState();
    let told = 0;
    state.subscribe(() => {
      told += 1;
    });
    const both = [state.ask(), state.ask()];
    expect([state.isAsked(), told]).toEqual([true, 1]);
    state.answer(true);
    expect(await Promise.all(both)).toEqual([true, true]);
    expect([state.isAsked(), told]).toEqual([false, 2]);
    const again = state.ask();
    state.answer(false);
    expect(await again).toBe(false);
  });
});

describe('documents', () => {
  it('go out with the operation before its fragments and without __typename', async () => {
    const { dataProvider, sent } = fakeDataProvider({ data: { cases: { totalCount: 0, nodes: [] } } });
    await dataProvider.getList('cases', list());
    expect(sent[0]?.query.trimStart().startsWith('query CaseList')).toBe(true);
    expect(sent[0]?.query).not.toContain('__typename');
  });

  it('are refused before anything is sent when the table has no such call', async () => {
    const { dataProvider, sent } = fakeDataProvider();
    await failure(dataProvider.delete('cases', { id: 'a' }));
    await failure(dataProvider.getList('passwords', list()));
    expect(sent).toEqual([]);
  });
});

describe('records', () => {
  it('answer NOT_FOUND where the server answers null', async () => {
    const { dataProvider } = fakeDataProvider({ data: { case: null } });
    const error = await failure(dataProvider.getOne('cases', { id: 'a' }));
    expect(error.message).toBe('NOT_FOUND');
    expect(problemOf(error).code).toBe('NOT_FOUND');
  });

  it('are changed only in what differs, under the version that was seen', async () => {
    const user = {
      id: 'u',
      version: 7,
      surname: 'А',
      phone: '+77011112233',
      roles: ['CLERK'],
      office: { id: 'o' },
      officeId: 'o',
      overseenOffices: [],
      overseenOfficeIds: [],
    };
    const { dataProvider, sent } = fakeDataProvider({ data: { updateUser: user } });
    await dataProvider.update('users', {
      id: 'u',
      data: { surname: 'А', phone: '', roles: ['CLERK', 'HEAD'], officeId: 'o', login: 'other' },
      previousData: user,
    });
    expect(sent[0]?.variables).toEqual({
      input: { id: 'u', expectedVersion: 7, phone: null, roles: ['CLERK', 'HEAD'] },
    });
  });

  it('are changed by list and code where they have no key of their own', async () => {
    const entry = {
      id: 'DOCUMENT_KIND.X',
      list: 'DOCUMENT_KIND',
      code: 'X',
      version: 2,
      nameKk: 'а',
      nameRu: 'б',
      nameEn: 'c',
    };
    const { dataProvider, sent } = fakeDataProvider({ data: { updateReferenceEntry: entry } });
    await dataProvider.update('referenceEntries', {
      id: entry.id,
      data: { nameKk: 'ә', nameRu: 'б' },
      previousData: entry,
    });
    expect(sent[0]?.variables).toEqual({
      input: { list: 'DOCUMENT_KIND', code: 'X', expectedVersion: 2, nameKk: 'ә' },
    });
  });
});

describe('failures', () => {
  it('keep the code for the auth provider and say it in the reader’s words', async () => {
    const { dataProvider } = fakeDataProvider(refusal({ code: 'UNAUTHENTICATED' }));
    const error = await failure(dataProvider.getList('cases', list()));
    expect(error.message).toBe('UNAUTHENTICATED');
    expect(error.body.graphQLErrors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('put the words of each wrong field under its path', async () => {
    const fields = [
      { path: 'surname', code: 'NAME_LETTERS' },
      { path: 'household.1.iin', code: 'IIN_LENGTH' },
    ];
    const { dataProvider } = fakeDataProvider(refusal({ code: 'VALIDATION_FAILED', fields }));
    const error = await failure(dataProvider.create('users', { data: {} }));
    expect(error.body.errors).toEqual({
      surname: 'field NAME_LETTERS',
      household: { 1: { iin: 'field IIN_LENGTH' } },
    });
  });

  it('carry the guard’s code and parameters of a refused step', async () => {
    const guard = { code: 'CHECKLIST_INCOMPLETE', params: { missing: ['FAMILY_INCOME'] } };
    const { dataProvider } = fakeDataProvider(refusal({ code: 'TRANSITION_REFUSED', refusal: guard }));
    const error = await failure(
      dataProvider.runTransition('forwardToHead', { caseId: 'a', expectedVersion: 1 }),
    );
    expect(error.message).toBe('TRANSITION_REFUSED/CHECKLIST_INCOMPLETE');
    expect(problemOf(error).refusal).toEqual(guard);
  });

  it('tell a broken connection from an answer without a code', async () => {
    const broken = fakeDataProvider(new TypeError('Failed to fetch'), new TypeError('Failed to fetch'));
    expect((await failure(broken.dataProvider.getList('cases', list()))).message).toBe('UNREACHABLE');
    expect((await failure(broken.dataProvider.inbox())).message).toBe('UNREACHABLE');
    const strange = fakeDataProvider({ data: null, errors: [{ message: 'Oops' }] });
    expect((await failure(strange.dataProvider.getList('cases', list()))).message).toBe('INTERNAL');
  });
});
