import { describe, expect, it } from 'vitest';
import { findsBy } from '../../admin/search/findsBy.ts';
import { Role } from '../../prisma/client.ts';
import { mayRead } from '../../schema/access/caseScope.ts';
import type { Actor } from '../../schema/context.ts';

/** A case at the office of whoever asks, and his own where it could be. */
const PLACE = { officeId: 'here', akimOfficeId: 'here', executorId: 'he' };
const asked = (roles: readonly Role[]) =>
  ({ id: 'he', officeId: 'here', roles, overseenOfficeIds: [] }) as unknown as Actor;

describe('what a field of search promises', () => {
  it.each(Object.values(Role))('to %s is what the server finds a case by for him', (role) => {
    const may = (least: 'WORKS' | 'OVERSEES' | 'COUNTS') => mayRead(asked([role]), PLACE, least);
    const by = may('WORKS') ? 'iin' : may('OVERSEES') ? 'name' : may('COUNTS') ? 'number' : 'none';
    expect(findsBy([role])).toBe(by);
  });

  it('is the most that one of his roles gives, and nothing to whoever has none', () => {
    expect(findsBy(['ANALYST', 'OVERSEER'])).toBe('name');
    expect(findsBy(['OVERSEER', 'EXECUTOR'])).toBe('iin');
    expect(findsBy(['ADMIN', 'ANALYST'])).toBe('number');
    expect(findsBy([])).toBe('none');
  });
});
