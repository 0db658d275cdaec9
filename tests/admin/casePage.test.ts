import { describe, expect, it } from 'vitest';
import { historyDetails } from '../../admin/cases/historyDetails.ts';
import { actionIndex, awaitedRole } from '../../admin/cases/progress.ts';
import { earlierOf, serviceDues } from '../../admin/cases/serviceDues.ts';
import type { CaseWholeFragment } from '../../admin/generated/graphql.ts';
import { ru } from '../../admin/i18n/ru.ts';
import type { Problem } from '../../admin/providers/problem.ts';
import {
  fieldWords,
  problemWords,
  refusalWords,
  type Translate,
} from '../../admin/providers/problemWords.ts';
import { valuesOf } from './support/contract.ts';

/** Looks up as polyglot does: the text with its parameters, else `_`, else the key. */
const translate: Translate = (key, options = {}) => {
  let place: unknown = ru;
  for (const step of key.split('.')) place = (place as Record<string, unknown> | undefined)?.[step];
  const text = typeof place === 'string' ? place : String(options._ ?? key);
  return text.replace(/%\{(\w+)\}/g, (_all, name) => String(options[name] ?? ''));
};

describe('the history', () => {
  it('tells codes in words', () => {
    expect(
      historyDetails(translate, { kind: 'REFUSAL', grounds: ['REFUSED_JOB'], noticeVersion: 2 }),
    ).toEqual([
      { change: 'kind', label: 'Результат', value: 'Отказ' },
      { change: 'grounds', label: 'Основания отказа', value: ru.terms.refusalGround.REFUSED_JOB },
      { change: 'noticeVersion', label: 'Версия уведомления', value: '2' },
    ]);
  });

  it('counts the documents that are there and names the others', () => {
    const documents = { APPLICATION_FORM: 'PRESENT', FAMILY_INCOME: 'ABSENT', SUBSIDIARY_PLOT: 'PRESENT' };
    expect(historyDetails(translate, { documents })[0]?.value).toBe(
      'есть: 2; Сведения о доходах членов семьи: нет',
    );
  });

  it('says a plain fact by its label and leaves out what has no words', () => {
    expect(
      historyDetails(translate, { receivedOutsideHours: true, contentHash: 'ab12', noticeAtAkim: false }),
    ).toEqual([{ change: 'receivedOutsideHours', label: 'Принято вне рабочего времени', value: null }]);
  });

  it('says who acted as head, and whom the system would have named', () => {
    const changes = { acting: true, suggested: 'Ахметов А. Б.', suggestionReason: 'FEWEST_LATE' };
    expect(historyDetails(translate, changes)).toEqual([
      { change: 'acting', label: 'Как исполняющий обязанности руководителя', value: null },
      { change: 'suggested', label: 'Система предложила', value: 'Ахметов А. Б.' },
      { change: 'suggestionReason', label: 'Причина предложения', value: 'меньше всех просроченных дел' },
    ]);
  });

  it('is silent for those who may not read it', () => {
    expect(historyDetails(translate, null)).toEqual([]);
  });
});

describe('the due time of the whole service', () => {
  const at = {
    standardAt: '2013-02-13T12:00:00Z',
    chainAt: '2013-02-14T12:00:00Z',
    at: '2013-02-13T12:00:00Z',
  };

  it('is the earlier of the two, and the page names it (I-33)', () => {
    expect(earlierOf(at)).toBe('standard');
    expect(earlierOf({ ...at, chainAt: '2013-02-12T12:00:00Z' })).toBe('chain');
    expect(earlierOf({ ...at, chainAt: at.standardAt })).toBe('both');
  });

  it('is told in working days by the clock of the Standard as long as it runs', () => {
    const office = { id: 'o', hours: { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 } };
    const remaining = { amount: 3, unit: 'WORKING_DAYS', workingMinutes: 1440 } as const;
    const running = { endedAt: null, office, remaining, dueAt: at.standardAt };
    const clocks = [
      { ...running, step: 'A3' },
      { ...running, step: 'STANDARD' },
    ] as unknown as CaseWholeFragment['clocks'];
    const dues = serviceDues(at, { clocks, due: null });
    expect(dues?.standard.remaining).toEqual(remaining);
    expect(dues?.chain).toMatchObject({ dueAt: at.chainAt, remaining: { unit: 'CALENDAR_DAYS' } });
    expect(serviceDues(at, { clocks: [], due: null })).toBeNull();
  });
});

describe('progress', () => {
  it('knows every status of the contract', () => {
    expect(Object.keys(actionIndex).sort()).toEqual(valuesOf('CaseStatus').sort());
  });

  it('waits for the akim’s clerk when the notice lies there, and for nobody when the case is closed', () => {
    expect(awaitedRole({ status: 'SIGNED', noticeAtAkim: true, letter: null })).toBe('AKIM_CLERK');
    expect(awaitedRole({ status: 'SIGNED', noticeAtAkim: false, letter: null })).toBe('EXECUTOR');
    expect(awaitedRole({ status: 'DELIVERED', noticeAtAkim: true, letter: null })).toBeNull();
  });
});

const problem = (over: Partial<Problem>): Problem => ({
  code: 'INTERNAL',
  params: {},
  fields: [],
  refusal: null,
  ...over,
});

describe('problems in words', () => {
  it('say who changed the case, when and how', () => {
    const params = { by: 'Бекова С. Н.', at: '2026-04-05T20:30:00Z', transition: 'returnNotice' };
    expect(problemWords(translate, problem({ code: 'STALE_VERSION', params }))).toBe(
      'Запись изменил(а) Бекова С. Н., 06.04.2026 01:30 (Уведомление возвращено на доработку). На странице ее нынешнее состояние, введенное Вами сохранено.',
    );
  });

  it('say so even when nobody is named', () => {
    expect(problemWords(translate, problem({ code: 'STALE_VERSION' }))).toBe(ru.problems.error.STALE_VERSION);
  });

  it('name the documents that a guard misses', () => {
    expect(
      refusalWords(translate, { code: 'CHECKLIST_INCOMPLETE', params: { missing: ['FAMILY_INCOME'] } }),
    ).toBe('Отметьте каждый документ. Не отмечено: Сведения о доходах членов семьи.');
  });

  it('name a code that has no words yet', () => {
    expect(refusalWords(translate, { code: 'NEW_GUARD', params: {} })).toContain('NEW_GUARD');
    expect(problemWords(translate, problem({ code: 'NEW_CODE' }))).toContain('NEW_CODE');
    expect(fieldWords(translate, { path: 'a', code: 'NEW_FIELD', params: {} })).toContain('NEW_FIELD');
  });

  it('tell what is wrong with a field, with its limits', () => {
    expect(fieldWords(translate, { path: 'a', code: 'TOO_LONG', params: { maximum: 100 } })).toBe(
      'Не больше 100 знаков',
    );
    expect(fieldWords(translate, { path: 'a', code: 'IIN_CHECK_DIGIT', params: {} })).toBe(
      ru.problems.iin.IIN_CHECK_DIGIT,
    );
    expect(
      fieldWords(translate, { path: 'roles.0', code: 'ROLE_NOT_AT_OFFICE', params: { role: 'HEAD' } }),
    ).toContain(ru.terms.role.HEAD);
  });
});
