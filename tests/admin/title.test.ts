import { describe, expect, it } from 'vitest';
import { pageAt, pagesOf } from '../../admin/layout/navigation.ts';
import { titleOf } from '../../admin/layout/pageTitle.ts';

describe('the title of the tab', () => {
  it('says the page and the system', () => {
    expect(titleOf({ page: 'Істер', app: 'Көмек', unseen: 0 })).toBe('Істер · Көмек');
  });

  it('counts what is unseen before the name', () => {
    expect(titleOf({ page: 'Дела', app: 'Көмек', unseen: 3 })).toBe('(3) Дела · Көмек');
    expect(titleOf({ page: '', app: 'Komek', unseen: 3 })).toBe('(3) Komek');
  });
});

describe('the main menu', () => {
  const keysOf = (...roles: Parameters<typeof pagesOf>[0]) => pagesOf(roles).map(({ key }) => key);

  it('has the pages that one’s roles open', () => {
    expect(keysOf('CLERK')).toContain('register');
    expect(keysOf('EXECUTOR')).not.toContain('register');
    expect(keysOf('ADMIN')).toEqual(expect.arrayContaining(['users', 'referenceEntries', 'calendar']));
    expect(keysOf('ANALYST')).not.toContain('work');
    expect(keysOf()).toEqual([]);
  });

  it('marks the page of an address and of everything below it', () => {
    const pages = pagesOf(['HEAD']);
    expect(pageAt(pages, '/cases/42')?.key).toBe('cases');
    expect(pageAt(pages, '/work')?.key).toBe('work');
    expect(pageAt(pages, '/workshop')).toBeUndefined();
    expect(pageAt(pages, '/')).toBeUndefined();
  });
});
