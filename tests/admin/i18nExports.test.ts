import { describe, expect, it } from 'vitest';
import { en } from '../../schema/exports/words/en.ts';
import { kk } from '../../schema/exports/words/kk.ts';
import { ru } from '../../schema/exports/words/ru.ts';
import { dictionaries } from './support/dictionaries.ts';

const files = { kk, ru, en } as const;

describe.each(['kk', 'ru', 'en'] as const)('a file exported in %s', (language) => {
  const file = files[language];
  const { terms, exports, cases } = dictionaries[language];

  it('calls its columns as the dialog before it did', () => {
    expect(file.columns).toEqual(exports.column);
    expect(file.cases).toBe(cases.title);
  });

  it.each(['status', 'channel', 'deliveryPreference', 'paperLanguage', 'noticeKind', 'dueState'] as const)(
    'says every %s in the words of the screens',
    (group) => {
      expect(file[group]).toEqual(terms[group]);
    },
  );
});
