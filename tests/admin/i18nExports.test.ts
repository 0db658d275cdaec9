import { describe, expect, it } from 'vitest';
import { CLOCK_COLUMNS, EVENT_COLUMNS } from '../../schema/exports/columns.ts';
import { en } from '../../schema/exports/words/en.ts';
import { kk } from '../../schema/exports/words/kk.ts';
import { ru } from '../../schema/exports/words/ru.ts';
import { dictionaries } from './support/dictionaries.ts';

const files = { kk, ru, en } as const;

/** The dialog asks of whole tables all columns. */
const TABLE_COLUMNS: readonly string[] = [...EVENT_COLUMNS, ...CLOCK_COLUMNS];

describe.each(['kk', 'ru', 'en'] as const)('a file exported in %s', (language) => {
  const file = files[language];
  const { terms, exports, cases } = dictionaries[language];

  it('calls its columns as the dialog before it did', () => {
    expect(file.columns).toMatchObject(exports.column);
    const columns = new Set([...Object.keys(exports.column), ...TABLE_COLUMNS]);
    expect(Object.keys(file.columns).sort()).toEqual([...columns].sort());
    expect(file.cases).toBe(cases.title);
  });

  it.each(['status', 'channel', 'deliveryPreference', 'paperLanguage', 'noticeKind', 'dueState'] as const)(
    'says every %s in the words of the screens',
    (group) => {
      expect(file[group]).toEqual(terms[group]);
    },
  );
});
