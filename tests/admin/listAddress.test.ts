import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseListFilter,
  caseVariables,
  readCaseFilter,
  withRange,
} from '../../admin/lists/caseFilter.ts';
import { caseListFor } from '../../admin/lists/caseList.ts';
import { DATE_PRESETS } from '../../admin/lists/datePresets.ts';
import { addressOf, cleanAddress, numberInAddress } from '../../admin/lists/listAddress.ts';
import { OFFICE_LIST } from '../../admin/offices/officeList.ts';
import { USER_LIST } from '../../admin/users/userList.ts';
import { valuesOf } from './support/contract.ts';

const ID = '0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const TODAY = '2026-11-23';
const list = caseListFor(['HEAD']);

const filterOf = (search: string): unknown => JSON.parse(new URLSearchParams(search).get('filter') ?? 'null');

const day = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const someFilter: fc.Arbitrary<CaseListFilter> = fc.record(
  {
    status: fc.subarray(['REGISTERED', 'DRAFTING', 'SIGNED'] as const, { minLength: 1 }),
    due: fc.subarray(['LATE', 'TODAY'] as const, { minLength: 1 }),
    executorId: fc.constant([ID]),
    channel: fc.constantFrom('AKIM' as const, 'DEPARTMENT' as const),
    letter: fc.subarray(['UNDERWAY', 'RETURNED'] as const, { minLength: 1 }),
    returned: fc.boolean(),
    receivedFrom: day,
    dueTo: day,
    changedIn: fc.constantFrom(...DATE_PRESETS),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<CaseListFilter>;

describe('the filter of a list of cases', () => {
  it('goes into the address and comes out of it unchanged', () => {
    fc.assert(
      fc.property(someFilter, (filter) => {
        const address = addressOf({ filter });
        expect(cleanAddress(address, list)).toBeNull();
        expect(readCaseFilter(filterOf(address))).toEqual(filter);
      }),
    );
  });

  it('becomes nothing but variables that the contract knows, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), someFilter, (stray, filter) => {
        const asked = caseVariables({ ...filter, ...(stray as object), ids: stray, stray }, TODAY);
        expect(Object.keys(asked)).not.toContain('stray');
        expect(Object.keys(asked)).not.toContain('ids');
        expect(Object.keys(asked).some((key) => key.endsWith('In'))).toBe(false);
        expect(Object.values(asked)).not.toContain(undefined);
      }),
    );
  });

  it('leaves out unknown codes, keys that are no keys and days that do not exist', () => {
    expect(
      readCaseFilter({
        status: ['SIGNED', 'FORGOTTEN'],
        due: 'LATE',
        executorId: ['me', ID],
        officeId: [7],
        channel: 'POST',
        returned: 'true',
        receivedFrom: '2026-02-30',
        receivedTo: '2026-02-28',
        changedIn: 'SOMETIME',
      }),
    ).toEqual({
      status: ['SIGNED'],
      due: ['LATE'],
      executorId: [ID],
      returned: true,
      receivedTo: '2026-02-28',
    });
  });

  it('knows every status of the contract', () => {
    const status = valuesOf('CaseStatus');
    expect(readCaseFilter({ status }).status?.toSorted()).toEqual(status.toSorted());
  });

  it('counts a named span from today, in the place of typed days', () => {
    expect(caseVariables({ receivedIn: 'THIS_MONTH', receivedFrom: '2013-01-01' }, TODAY)).toEqual({
      receivedFrom: '2026-11-01',
      receivedTo: '2026-11-30',
    });
  });

  it('brings the searched text beside it only to the API', () => {
    expect(caseVariables({ search: ' Иванов ' }, TODAY)).toEqual({ search: 'Иванов' });
    expect(readCaseFilter({ search: 'Иванов' })).toEqual({});
  });

  it('has each of its spans once: as a name, as days, or not at all', () => {
    const typed = withRange({ channel: 'AKIM', dueIn: 'TODAY' }, 'due', { from: '2026-01-05' });
    expect(typed).toEqual({ channel: 'AKIM', dueFrom: '2026-01-05' });
    expect(withRange(typed, 'due', 'THIS_WEEK')).toEqual({ channel: 'AKIM', dueIn: 'THIS_WEEK' });
    expect(withRange(typed, 'due', null)).toEqual({ channel: 'AKIM' });
  });
});

describe('an address of a list', () => {
  it.each([
    ['?filter=%7B%22status%22%3A%5B%22SIG', 'half a filter'],
    ['?filter=null', 'no object'],
    ['?filter=%5B1%5D', 'a list'],
    ['?filter=%22LATE%22', 'a text'],
  ])('%s (%s) opens the whole list', (address) => {
    const clean = cleanAddress(address, list);
    expect(clean).not.toBeNull();
    expect(filterOf(clean ?? '')).toEqual({});
    expect(cleanAddress(clean ?? '', list)).toBeNull();
  });

  it('is left as it is when everything in it is known', () => {
    expect(cleanAddress('', list)).toBeNull();
    expect(cleanAddress('?filter=%7B%22due%22%3A%5B%22LATE%22%5D%7D&page=2&perPage=50', list)).toBeNull();
    expect(
      cleanAddress('?displayedFilters=%7B%7D&filter=%7B%7D&order=ASC&page=1&perPage=25&sort=DUE_AT', list),
    ).toBeNull();
  });

  it.each([
    ['?page=0', '?page=1'],
    ['?page=-3', '?page=1'],
    ['?page=two', '?page=1'],
    ['?perPage=5000', ''],
    ['?sort=IIN&order=ASC', ''],
    ['?sort=DUE_AT&order=UP', ''],
    ['?displayedFilters=3', ''],
  ])('%s becomes %s', (before, after) => {
    expect(cleanAddress(before, list)).toBe(after);
  });

  it('never stays wrong, whatever is typed into it', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            filter: fc.string(),
            sort: fc.string(),
            order: fc.string(),
            page: fc.string(),
            perPage: fc.string(),
          },
          { requiredKeys: [] },
        ),
        (parts) => {
          const clean = cleanAddress(`?${new URLSearchParams(parts)}`, list);
          if (clean !== null) expect(cleanAddress(clean, list)).toBeNull();
        },
      ),
    );
  });

  it('loses a name or an IIN that stands in its filter, and may bring a registration number', () => {
    const withSearch = (search: string) =>
      `?filter=${encodeURIComponent(JSON.stringify({ search, due: ['LATE'] }))}`;
    for (const text of ['Иванов', '960229500804', 'AKS', 'AKS-2026/000147']) {
      expect(filterOf(cleanAddress(withSearch(text), list) ?? '')).toEqual({ due: ['LATE'] });
    }
    expect(numberInAddress(withSearch('AKS-2026/000147'))).toBe('AKS-2026/000147');
    expect(numberInAddress(withSearch('AKS-01-2026/000147'))).toBe('AKS-01-2026/000147');
    for (const text of ['Иванов', '960229500804', 'AKS-2026/960229500804'])
      expect(numberInAddress(withSearch(text))).toBeNull();
  });

  it('of users and offices keeps what the administrator’s counts ask for', () => {
    const users = addressOf({ filter: { active: true, signedIn: false, role: 'HEAD', officeId: ID } });
    expect(cleanAddress(users, USER_LIST)).toBeNull();
    const offices = addressOf({
      filter: { kind: 'DEPARTMENT', inForce: true, without: ['HEAD'], parentId: ID },
    });
    expect(cleanAddress(offices, OFFICE_LIST)).toBeNull();
    expect(filterOf(cleanAddress('?filter=%7B%22role%22%3A%22KING%22%7D', USER_LIST) ?? '')).toEqual({});
  });
});
