import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyForm, type RegisterValues, registerInput } from '../../admin/register/registerInput.ts';
import { dateToText, textToDate, withStops } from '../../admin/shared/dateText.ts';
import { valuesOf } from './support/contract.ts';

const form = (over: Partial<RegisterValues> = {}): RegisterValues => ({
  ...emptyForm('DEPARTMENT'),
  ...over,
});
const context = { intakeId: 'i', hasOpenCase: false };

describe('the registration form', () => {
  it('lists every document of the contract once', () => {
    expect(
      form()
        .documents.map(({ kind }) => kind)
        .sort(),
    ).toEqual(valuesOf('DocumentKind').sort());
  });

  it('sends pages only of what was handed in, and no document that is not marked', () => {
    const [first, second, third] = form().documents;
    const documents = [first, second, third].flatMap((document, index) =>
      document ? [{ ...document, state: (['PRESENT', 'ABSENT', ''] as const)[index] ?? '', pages: '4' }] : [],
    );
    expect(registerInput(form({ documents }), context).documents).toEqual([
      { kind: 'APPLICATION_FORM', state: 'PRESENT', pages: 4 },
      { kind: 'FAMILY_COMPOSITION', state: 'ABSENT', pages: null },
    ]);
  });

  it('sends blank texts as nothing', () => {
    const household = [{ surname: 'А', givenName: 'Б', patronymic: ' ', iin: '', relation: 'ұлы' }];
    const input = registerInput(form({ patronymic: '  ', phone: '', birthDate: '', household }), context);
    expect(input).toMatchObject({ patronymic: null, phone: null, birthDate: null, sex: null });
    expect(input.household?.[0]).toMatchObject({ patronymic: null, iin: null });
  });

  it('does not send a reason that was typed for another IIN', () => {
    const values = form({ duplicateReason: 'Жаңа тоқсан' });
    expect(registerInput(values, context).duplicateReason).toBeNull();
    expect(registerInput(values, { ...context, hasOpenCase: true }).duplicateReason).toBe('Жаңа тоқсан');
  });
});

describe('a typed day', () => {
  it('gets its stops as it is typed', () => {
    expect(withStops('05042013')).toBe('05.04.2013');
    expect(withStops('0504')).toBe('05.04');
    expect(withStops('05.04.20135')).toBe('05.04.2013');
  });

  it('comes back as it went', () => {
    const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(textToDate(withStops(dateToText(iso)))).toBe(iso);
      }),
    );
  });

  it.each(['30.02.2013', '00.01.2013', '01.13.2013', '1.1.2013', '01.01.13', ''])('%j is no day', (text) => {
    expect(textToDate(text)).toBeNull();
  });
});
