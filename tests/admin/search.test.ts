import { describe, expect, it } from 'vitest';
import { highlight } from '../../admin/search/highlight.ts';
import { type Found, searchOptions } from '../../admin/search/searchOptions.ts';

const marked = (text: string, search: string): string =>
  highlight(text, search)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('what is marked in a result', () => {
  it.each([
    ['Иванов Иван', 'иван', '[Иван]ов [Иван]'],
    ['Әбілқасымова Айгүл', 'айгүл әбіл', '[Әбіл]қасымова [Айгүл]'],
    ['AKS-2026/000147', '147', 'AKS-2026/000[147]'],
    ['AKS-2026/000147', 'aks-2026/', '[AKS-2026/]000147'],
    ['Иванов', 'Пет', 'Иванов'],
    ['Иванов', '  ', 'Иванов'],
    ['a.b', '.', 'a[.]b'],
    ['(x)', '(', '[(]x)'],
  ])('%s for «%s» is %s', (text, search, shown) => {
    expect(marked(text, search)).toBe(shown);
  });

  it('loses nothing of the text', () => {
    expect(
      highlight('Иванов Иван Иванович', 'ив ан ов')
        .map(({ text }) => text)
        .join(''),
    ).toBe('Иванов Иван Иванович');
  });
});

describe('the lines of the results', () => {
  const cases = [{ id: 'a' }, { id: 'b' }] as unknown as Found['cases'];
  const users = Array.from({ length: 8 }, (_, at) => ({ id: `u${at}` })) as unknown as Found['users'];

  it('lead to the records, and after the cases to all of them in the list', () => {
    const options = searchOptions({ cases, moreCases: true, users: [], offices: [] });
    expect(options.map((option) => (option.kind === 'all' ? `all ${option.of}` : option.to))).toEqual([
      '/cases/a',
      '/cases/b',
      'all cases',
    ]);
  });

  it('offer the whole list of users only when there may be more of them', () => {
    const all = (found: Found['users']) =>
      searchOptions({ cases: [], moreCases: false, users: found, offices: [] }).some(
        ({ kind }) => kind === 'all',
      );
    expect(all(users)).toBe(true);
    expect(all(users.slice(1))).toBe(false);
  });

  it('are none where nothing was found', () => {
    expect(searchOptions({ cases: [], moreCases: false, users: [], offices: [] })).toEqual([]);
  });
});
