import { describe, expect, it } from 'vitest';
import { mayEnd, namingState } from '../../admin/absences/namingState.ts';
import { en } from '../../admin/i18n/en.ts';
import { kk } from '../../admin/i18n/kk.ts';
import { ru } from '../../admin/i18n/ru.ts';
import { makeAuthProvider } from '../../admin/providers/authProvider.ts';
import { makeExecute } from '../../admin/providers/graphql.ts';
import { fakeDataProvider, fakeServer } from './support/fakeServer.ts';

const TODAY = '2026-11-18';
const naming = (more: object) => ({
  from: '2026-11-16',
  to: '2026-11-20',
  inForce: false,
  endedAt: null,
  ...more,
});

describe('a naming of an acting head', () => {
  it.each([
    ['IN_FORCE', true, { inForce: true }],
    ['AHEAD', true, { from: '2026-11-19' }],
    ['OVER', false, { to: '2026-11-17' }],
    ['ENDED', false, { endedAt: '2026-11-17T05:00:00.000Z' }],
    ['ENDED', false, { endedAt: '2026-11-17T05:00:00.000Z', from: '2026-11-19' }],
    ['WITHOUT_EFFECT', true, {}],
    ['WITHOUT_EFFECT', true, { from: TODAY, to: TODAY }],
  ] as const)('is %s, and whether it can be ended: %s', (state, endable, more) => {
    const found = namingState(naming(more), TODAY);
    expect(found).toBe(state);
    expect(mayEnd(found)).toBe(endable);
  });

  it('has words for every state in every language', () => {
    const states = ['AHEAD', 'ENDED', 'IN_FORCE', 'OVER', 'WITHOUT_EFFECT'];
    for (const words of [kk, ru, en]) expect(Object.keys(words.absences.naming).sort()).toEqual(states);
  });
});

describe('what the server may refuse', () => {
  it('has words of its own in every language', () => {
    const conflicts = ['ABSENCE_OVERLAPS', 'ABSENCE_CANCELLED', 'ACTING_OVERLAPS', 'ACTING_OVER'];
    const fields = [
      'END_BEFORE_START',
      'BEGINS_IN_PAST',
      'INACTIVE',
      'ALREADY_HEAD',
      'TAKES_NO_STEP',
      'NOT_A_DEPARTMENT',
      'NOT_AN_OVERSEER',
    ];
    for (const { problems } of [kk, ru, en]) {
      expect(Object.keys(problems.conflict)).toEqual(expect.arrayContaining(conflicts));
      expect(Object.keys(problems.field)).toEqual(expect.arrayContaining(fields));
    }
  });
});

describe('an account’s overseen offices', () => {
  const user = {
    id: 'u',
    version: 3,
    roles: ['OVERSEER'],
    office: { id: 'o' },
    officeId: 'o',
    overseenOffices: [{ id: 'a' }, { id: 'b' }],
    overseenOfficeIds: ['a', 'b'],
  };
  const sentFor = async (data: object) => {
    const { dataProvider, sent } = fakeDataProvider({ data: { updateUser: user } });
    const answer = await dataProvider.update('users', { id: 'u', data, previousData: user });
    expect(answer.data).toMatchObject({ overseenOfficeIds: ['a', 'b'] });
    return sent[0]?.variables.input;
  };
  const known = { id: 'u', expectedVersion: 3 };

  it('are sent when they change, and as none when they are emptied', async () => {
    const { roles } = user;
    expect(await sentFor({ roles, overseenOfficeIds: ['a'] })).toEqual({
      ...known,
      overseenOfficeIds: ['a'],
    });
    expect(await sentFor({ roles, overseenOfficeIds: [] })).toEqual({ ...known, overseenOfficeIds: null });
    expect(await sentFor({ roles, overseenOfficeIds: ['a', 'b'] })).toEqual(known);
  });

  it('stay behind when the role is taken away', async () => {
    const data = { roles: ['CLERK'], overseenOfficeIds: ['a', 'c'] };
    expect(await sentFor(data)).toEqual({ ...known, roles: ['CLERK'] });
  });
});

describe('the signed-in official', () => {
  it('knows until when he acts as head', async () => {
    const acting = { id: 'x', to: '2026-11-20' };
    const viewer = {
      roles: ['CLERK', 'HEAD'],
      office: { id: 'o' },
      acting,
      user: { id: 'u', shortName: 'А.' },
    };
    const { client } = fakeServer({ data: { viewer } });
    const auth = makeAuthProvider(makeExecute(client), ({ code }) => code);
    expect(await auth.getIdentity()).toMatchObject({ acting });
  });
});
