import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOfKey, DOCUMENT_STATES, lineOfKey, nextState } from '../../admin/register/keys/choiceKeys.ts';
import { firstEmpty, meaningOfEnter, stopBeside } from '../../admin/register/keys/fieldOrder.ts';
import { digitOfKey } from '../../admin/shared/digitKeys.ts';
import { caretAfter, groupedIin, iinDigits, typedIinProblem } from '../../admin/shared/iinText.ts';
import type { KeyPress } from '../../admin/shared/keyMatch.ts';
import { checkIin } from '../../schema/applicants/iin.ts';
import { syntheticIin } from '../support/syntheticIin.ts';

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...over,
});

describe('Enter in the registration form', () => {
  const stops = ['iin', 'surname', 'sex', '#9'].map((name) => ({
    name,
    empty: name === 'surname' || name === 'sex',
  }));

  it('moves on, and back with Shift', () => {
    expect(meaningOfEnter(press({ key: 'Enter' }), false)).toBe(1);
    expect(meaningOfEnter(press({ key: 'Enter', shiftKey: true }), false)).toBe(-1);
    expect(stopBeside(stops, 'iin', 1)?.name).toBe('surname');
    expect(stopBeside(stops, 'sex', -1)?.name).toBe('surname');
  });

  it('stays at the ends of the form, for nothing is sent half-way', () => {
    expect(stopBeside(stops, 'iin', -1)?.name).toBe('iin');
    expect(stopBeside(stops, '#9', 1)?.name).toBe('#9');
    expect(stopBeside([], 'iin', 1)).toBeNull();
  });

  it('is a new line in a text of several lines, where Ctrl+Enter moves on', () => {
    expect(meaningOfEnter(press({ key: 'Enter' }), true)).toBeNull();
    expect(meaningOfEnter(press({ key: 'Enter', ctrlKey: true }), true)).toBe(1);
    expect(meaningOfEnter(press({ key: 'Enter', ctrlKey: true, shiftKey: true }), true)).toBe(-1);
  });

  it('saves with Ctrl in a field of one line', () => {
    expect(meaningOfEnter(press({ key: 'Enter', ctrlKey: true }), false)).toBe('save');
  });

  it('goes to the first empty field after the person was found', () => {
    expect(firstEmpty(stops)?.name).toBe('surname');
    expect(firstEmpty(stops.map(({ name }) => ({ name, empty: false })))).toBeNull();
  });
});

describe('a number key of the checklist', () => {
  it.each([
    ['a Latin or Russian layout', { key: '2', code: 'Digit2' }, 1],
    ['a Kazakh layout, which writes ә there', { key: 'ә', code: 'Digit2' }, 1],
    ['a Kazakh layout, which writes a comma there', { key: ',', code: 'Digit6' }, 5],
    ['a French layout, which needs Shift', { key: '3', code: 'Digit3', shiftKey: true }, 2],
    ['the numeric pad', { key: '4', code: 'Numpad4' }, 3],
    ['the numeric pad without NumLock', { key: 'ArrowLeft', code: 'Numpad4' }, null],
    ['a line that is not there', { key: '7', code: 'Digit7' }, null],
    ['nought', { key: '0', code: 'Digit0' }, null],
    ['Ctrl with it, which is the browser’s', { key: '2', code: 'Digit2', ctrlKey: true }, null],
    ['a letter', { key: 'ү', code: 'KeyU' }, null],
  ])('is read on %s', (_layout, key, line) => {
    expect(lineOfKey(press(key), 6)).toBe(line);
  });

  it('goes round present, absent and not required', () => {
    expect(nextState('')).toBe('PRESENT');
    expect(DOCUMENT_STATES.map(nextState)).toEqual(['ABSENT', 'NOT_REQUIRED', 'PRESENT']);
  });
});

describe('a key of a group of choices', () => {
  const labels = ['Есть', 'Нет', 'Не требуется'];

  it('chooses by the first letter of the words, in turn where two begin alike', () => {
    expect(choiceOfKey(press({ key: 'е', code: 'KeyT' }), labels, -1)).toBe(0);
    expect(choiceOfKey(press({ key: 'Н', code: 'KeyY', shiftKey: true }), labels, 0)).toBe(1);
    expect(choiceOfKey(press({ key: 'н', code: 'KeyY' }), labels, 1)).toBe(2);
    expect(choiceOfKey(press({ key: 'н', code: 'KeyY' }), labels, 2)).toBe(1);
  });

  it('chooses by number and leaves other keys alone', () => {
    expect(choiceOfKey(press({ key: 'і', code: 'Digit3' }), labels, 0)).toBe(2);
    expect(choiceOfKey(press({ key: '4', code: 'Digit4' }), labels, 0)).toBeNull();
    for (const key of ['Tab', 'Enter', ' ', 'ArrowDown', 'я'])
      expect(choiceOfKey(press({ key }), labels, 0)).toBeNull();
    expect(choiceOfKey(press({ key: 'н', ctrlKey: true }), labels, 0)).toBeNull();
  });
});

describe('a typed IIN', () => {
  it('is shown in two groups and keeps its digits, however it is pasted', () => {
    expect(groupedIin('960229500804')).toBe('960229 500804');
    expect(groupedIin('960229')).toBe('960229');
    expect(iinDigits('960229-500 804 ИИН')).toBe('960229500804');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,12}$/), (digits) => {
        expect(iinDigits(groupedIin(digits))).toBe(digits);
      }),
    );
  });

  it('keeps the cursor after the digit that was typed', () => {
    expect([0, 5, 6, 7, 12].map((digits) => caretAfter(digits))).toEqual([0, 5, 6, 8, 13]);
    expect(caretAfter(6, true)).toBe(7);
  });

  it('is judged as the server judges it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), (digits) => {
        expect(typedIinProblem(digits)).toBe(checkIin(digits).errors[0] ?? null);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (serial) => {
        expect(typedIinProblem(syntheticIin(serial))).toBeNull();
      }),
    );
  });

  it('is refused at the fifth digit of an organisation’s number, and not before', () => {
    expect(typedIinProblem('9604')).toBeNull();
    expect(typedIinProblem('96044')).toBe('IIN_IS_BIN');
    expect(typedIinProblem('960229')).toBeNull();
  });

  it('can be typed on a Kazakh layout', () => {
    const row = ['қ', '"', 'ә', 'і', 'ң', 'ғ', ',', '.', 'ү', 'ұ'];
    const typed = row.map((key, digit) => digitOfKey(press({ key, code: `Digit${digit}` })));
    expect(typed).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(digitOfKey(press({ key: 'ө', code: 'Minus' }))).toBeNull();
    expect(digitOfKey(press({ key: 'Backspace', code: 'Backspace' }))).toBeNull();
  });
});
