import { describe, expect, it } from 'vitest';
import { type CaseColumnCode, caseListFor } from '../../admin/lists/caseList.ts';
import { moveColumn, readColumns, toggleColumn } from '../../admin/lists/columns.ts';
import { exportColumns } from '../../admin/lists/exportColumns.ts';
import { cleanAddress } from '../../admin/lists/listAddress.ts';
import { nextSort } from '../../admin/lists/nextSort.ts';
import { readViewState, sameView, viewAddress } from '../../admin/lists/viewState.ts';
import { stateProblem } from '../../schema/views/viewState.ts';
import { valuesOf } from './support/contract.ts';

const head = caseListFor(['HEAD']);
const analyst = caseListFor(['ANALYST']);

const kept = {
  filter: { status: ['RETURNED'], receivedIn: 'THIS_WEEK' },
  sort: { field: 'DUE_AT', order: 'ASC' },
  columns: ['NUMBER', 'DUE_AT', 'STATUS'],
  perPage: 50,
};

describe('a kept view', () => {
  it('opens as it was kept, under an address that the list understands', () => {
    const state = readViewState(kept, head);
    expect(state).toEqual(kept);
    const address = viewAddress(head.path, state);
    expect(cleanAddress(address.slice(head.path.length), head)).toBeNull();
    expect(new URLSearchParams(address.split('?')[1]).get('sort')).toBe('DUE_AT');
  });

  it('still opens when the list has changed since: what is unknown is left out', () => {
    const old = {
      filter: { status: ['LOST'], colour: 'red', channel: 'AKIM' },
      sort: { field: 'AGE', order: 'ASC' },
      columns: ['STATUS', 'AGE', 'STATUS'],
      perPage: 7,
    };
    expect(readViewState(old, head)).toEqual({
      filter: { channel: 'AKIM' },
      sort: { field: 'RECEIVED_AT', order: 'DESC' },
      columns: ['NUMBER', 'STATUS'],
      perPage: 25,
    });
  });

  it.each([null, 'text', 3, [], { filter: null, sort: null, columns: null }])(
    'of %j is the usual list',
    (state) => {
      expect(readViewState(state, head)).toEqual({
        filter: {},
        sort: head.defaultSort,
        columns: head.standardColumns,
        perPage: 25,
      });
    },
  );

  it('never holds what was searched for, and passes the server’s check', () => {
    const state = readViewState({ ...kept, filter: { ...kept.filter, search: '960229500804' } }, head);
    expect(JSON.stringify(state)).not.toContain('960229500804');
    expect(stateProblem(state)).toBeNull();
  });

  it('is the same whatever the order of its keys, and another with other columns', () => {
    const state = readViewState(kept, head);
    const turned = readViewState(
      { ...kept, filter: { receivedIn: 'THIS_WEEK', status: ['RETURNED'] } },
      head,
    );
    expect(sameView(state, turned)).toBe(true);
    expect(sameView(state, { ...state, columns: ['NUMBER', 'STATUS', 'DUE_AT'] })).toBe(false);
  });
});

describe('columns', () => {
  it('always begin with the number, which is the link', () => {
    expect(readColumns(['STATUS', 'NUMBER'], head)).toEqual(['NUMBER', 'STATUS']);
    expect(readColumns([], head)).toEqual(['NUMBER']);
  });

  it('of people are not there for those who read no persons', () => {
    expect(analyst.columns).not.toContain('APPLICANT');
    expect(analyst.sorts).not.toContain('APPLICANT');
    expect(readColumns(['NUMBER', 'APPLICANT', 'EXECUTOR', 'OFFICE'], analyst)).toEqual(['NUMBER', 'OFFICE']);
  });

  it('are shown, hidden and moved, but none before the number', () => {
    const shown: CaseColumnCode[] = ['NUMBER', 'STATUS', 'DUE_AT'];
    expect(toggleColumn(shown, 'STATUS')).toEqual(['NUMBER', 'DUE_AT']);
    expect(toggleColumn(shown, 'OUTCOME')).toEqual([...shown, 'OUTCOME']);
    expect(moveColumn(shown, 'DUE_AT', -1)).toEqual(['NUMBER', 'DUE_AT', 'STATUS']);
    expect(moveColumn(shown, 'STATUS', -1)).toEqual(shown);
    expect(moveColumn(shown, 'DUE_AT', 1)).toEqual(shown);
    expect(moveColumn(shown, 'NUMBER', 1)).toEqual(shown);
  });

  it('go into a file under the contract’s names, each once, the IIN only when it is asked for', () => {
    for (const list of [head, analyst]) {
      const columns = exportColumns(list.columns);
      expect(valuesOf('CaseColumn')).toEqual(expect.arrayContaining(columns));
      expect(new Set(columns).size).toBe(columns.length);
      expect(columns).not.toContain('IIN');
    }
    expect(exportColumns(['NUMBER', 'APPLICANT'], { withIin: true })).toEqual(['NUMBER', 'APPLICANT', 'IIN']);
  });
});

describe('a click on a heading', () => {
  it('sorts by its column, and the other way round the second time', () => {
    const received = { sort: 'RECEIVED_AT', firstOrder: 'DESC' } as const;
    const first = nextSort(received, { field: 'STATUS', order: 'ASC' });
    expect(first).toEqual({ field: 'RECEIVED_AT', order: 'DESC' });
    expect(nextSort(received, first ?? { field: '', order: '' })).toEqual({
      field: 'RECEIVED_AT',
      order: 'ASC',
    });
  });

  it('does nothing where the list cannot be sorted by it', () => {
    expect(nextSort({}, { field: 'STATUS', order: 'ASC' })).toBeNull();
  });

  it('asks only for orders that the contract has', () => {
    expect(valuesOf('CaseSortField')).toEqual(expect.arrayContaining([...head.sorts]));
  });
});
