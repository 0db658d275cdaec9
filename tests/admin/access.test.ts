import { describe, expect, it } from 'vitest';
import type { Role } from '../../admin/generated/graphql.ts';
import { ACCESS, mayAccess } from '../../admin/providers/access.ts';
import { rolesOf, valuesOf } from './support/contract.ts';

/** What each page calls first. */
const CALLS = [
  ['inbox', 'list', 'Query', 'inbox'],
  ['cases', 'list', 'Query', 'cases'],
  ['cases', 'show', 'Query', 'case'],
  ['signing', 'list', 'Mutation', 'signNotices'],
  ['papers', 'show', 'Mutation', 'printPapers'],
  ['journals', 'list', 'Query', 'journals'],
  ['journals', 'list', 'Mutation', 'issueJournal'],
  ['notifications', 'list', 'Subscription', 'notifications'],
  ['offices', 'list', 'Query', 'offices'],
  ['offices', 'show', 'Query', 'office'],
  ['offices', 'edit', 'Mutation', 'updateOffice'],
  ['oversight', 'list', 'Query', 'dueOverview'],
  ['oversight', 'list', 'Query', 'timeStatistics'],
  ['reports', 'list', 'Query', 'caseStatistics'],
  ['calendar', 'list', 'Query', 'calendarYears'],
  ['calendar', 'edit', 'Mutation', 'applyDeadlineChange'],
  ['deadlineChanges', 'list', 'Query', 'deadlineChanges'],
  ['history', 'list', 'Query', 'verifyAudit'],
  ['history', 'list', 'Query', 'historyHead'],
  ['absences', 'list', 'Query', 'absences'],
  ['absences', 'list', 'Query', 'actingHeads'],
  ['absences', 'list', 'Query', 'users'],
  ['absences', 'list', 'Mutation', 'recordAbsence'],
  ['absences', 'list', 'Mutation', 'nameActingHead'],
  ['users', 'list', 'Query', 'users'],
  ['users', 'create', 'Mutation', 'createUser'],
  ['users', 'edit', 'Mutation', 'updateUser'],
  ['sessions', 'list', 'Query', 'sessions'],
  ['sessions', 'edit', 'Mutation', 'endSession'],
  ['apiTokens', 'list', 'Query', 'apiTokens'],
  ['apiTokens', 'list', 'Mutation', 'createApiToken'],
  ['apiTokens', 'list', 'Mutation', 'revokeApiToken'],
  ['referenceEntries', 'list', 'Query', 'referenceEntries'],
  ['referenceEntries', 'edit', 'Mutation', 'updateReferenceEntry'],
  ['cases', 'create', 'Mutation', 'openIntake'],
  ['cases', 'create', 'Mutation', 'personAtIntake'],
] as const;

const roles = valuesOf('Role') as Role[];

describe('a page', () => {
  it.each(CALLS)('%s/%s is offered only to roles that %s.%s lets in', (resource, action, type, field) => {
    const offered = roles.filter((role) => mayAccess([role], resource, action));
    expect(offered.length).toBeGreaterThan(0);
    expect(rolesOf(type, field)).toEqual(expect.arrayContaining(offered));
  });

  it('is checked against the contract for every entry of the table', () => {
    const named = Object.entries(ACCESS).flatMap(([resource, actions]) =>
      Object.keys(actions).map((action) => `${resource}/${action}`),
    );
    expect(new Set(CALLS.map(([resource, action]) => `${resource}/${action}`))).toEqual(new Set(named));
  });

  it('is closed when the table does not name it', () => {
    for (const role of roles) {
      expect(mayAccess([role], 'cases', 'delete')).toBe(false);
      expect(mayAccess([role], 'passwords', 'list')).toBe(false);
    }
    expect(mayAccess([], 'cases', 'list')).toBe(false);
  });
});
