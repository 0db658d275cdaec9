import { describe, expect, it } from 'vitest';
import { en } from '../../admin/i18n/en.ts';
import { kk } from '../../admin/i18n/kk.ts';
import { ru } from '../../admin/i18n/ru.ts';
import { EXPORT_WORDS } from '../../schema/exports/words/words.ts';

const BOTH = [
  ['Kazakh', EXPORT_WORDS.KK, kk],
  ['Russian', EXPORT_WORDS.RU, ru],
  ['English', EXPORT_WORDS.EN, en],
] as const;

describe.each(BOTH)('the words of a file in %s', (_language, file, screen) => {
  it.each([
    'status',
    'channel',
    'deliveryPreference',
    'paperLanguage',
    'noticeKind',
    'dueState',
    'role',
    'limitCode',
    'limitUnit',
  ] as const)('are those of the back office: %s', (list) => {
    expect(file[list]).toEqual(screen.terms[list]);
  });

  it('say what was done as the history does', () => {
    expect(file.transition).toEqual(screen.terms.done);
  });

  it('head the columns as the back office calls the fields', () => {
    const { fields } = screen;
    expect(file.columns).toMatchObject({
      NUMBER: fields.number,
      AKIM_NUMBER: fields.akimNumber,
      STATUS: fields.status,
      OUTCOME: fields.outcome,
      APPLICANT: fields.applicant,
      IIN: fields.iin,
      EXECUTOR: fields.executor,
      OFFICE: fields.office,
      AKIM_OFFICE: fields.akimOffice,
      CHANNEL: fields.channel,
      RECEIVED_AT: fields.receivedAt,
      REGISTERED_AT: fields.registeredAt,
      STATUS_CHANGED_AT: fields.statusChangedAt,
      DUE_AT: screen.due.column,
      LANGUAGE: fields.language,
      DELIVERY_PREFERENCE: fields.deliveryPreference,
    });
    expect(file.cases).toBe(screen.cases.title);
  });

  it('head no two columns alike, and name a sheet as Excel allows it', () => {
    const headings = Object.values(file.columns);
    expect(new Set(headings).size).toBe(headings.length);
    for (const title of [file.cases, file.caseEvents, file.clocks])
      expect(title).toMatch(/^[^\\/?*[\]:']{1,31}$/);
  });
});
