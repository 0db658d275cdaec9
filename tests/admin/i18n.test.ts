import { describe, expect, it } from 'vitest';
import { en } from '../../admin/i18n/en.ts';
import { formatDate, formatDateTime, formatLongDate } from '../../admin/i18n/format.ts';
import { kk } from '../../admin/i18n/kk.ts';
import { ru } from '../../admin/i18n/ru.ts';
import { valuesOf } from './support/contract.ts';
import { flat } from './support/dictionaries.ts';

const languages = { kk, ru, en };

/** Extra keys that the Russian package brings and react-admin does not use. */
const NOT_OURS = ['ra.navigation.prev'];

describe.each(['kk', 'ru'] as const)('%s', (language) => {
  const texts = flat(languages[language]);
  const source = flat(en);

  it('has every key of English and no other', () => {
    expect([...texts.keys()].filter((key) => !NOT_OURS.includes(key)).sort()).toEqual(
      [...source.keys()].sort(),
    );
  });

  it('has no empty text where English has one', () => {
    expect([...texts].filter(([key, text]) => text === '' && source.get(key) !== '')).toEqual([]);
  });

  it('uses the parameters of English and no others', () => {
    const params = (text: string): string[] => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();
    const wrong = [...source].filter(([key, text]) => {
      const [ours, theirs] = [params(texts.get(key) ?? ''), params(text)];
      // A sort label may call its field in either case.
      return key !== 'ra.sort.sort_by' && !ours.every((param) => theirs.includes(param));
    });
    expect(wrong).toEqual([]);
  });
});

const GROUPS = {
  role: 'Role',
  status: 'CaseStatus',
  transition: 'TransitionName',
  done: 'TransitionName',
  channel: 'Channel',
  deliveryPreference: 'DeliveryPreference',
  deliveryMethod: 'DeliveryMethod',
  paperLanguage: 'PaperLanguage',
  paperKind: 'PaperKind',
  postResult: 'PostResult',
  postReturnReason: 'PostReturnReason',
  letterState: 'LetterState',
  sex: 'Sex',
  documentKind: 'DocumentKind',
  documentState: 'DocumentState',
  noticeKind: 'NoticeKind',
  refusalGround: 'RefusalGround',
  cancellationGround: 'CancellationGround',
  commissionOpinion: 'CommissionOpinion',
  notificationKind: 'NotificationKind',
  officeKind: 'OfficeKind',
  territoryKind: 'TerritoryKind',
  referenceList: 'ReferenceList',
  inbox: 'InboxCode',
  limitCode: 'LimitCode',
  limitUnit: 'LimitUnit',
  dueState: 'DueState',
  caseGrouping: 'CaseGrouping',
  dayKind: 'DayKind',
  dayCount: 'DayCount',
  calendarDayKind: 'CalendarDayKind',
  apiTokenState: 'ApiTokenState',
  historyFindingKind: 'HistoryFindingKind',
  duty: 'Duty',
  signInMethod: 'SignInMethod',
} as const satisfies Record<keyof typeof en.terms, string>;

describe.each(Object.entries(languages))('the words of %s', (_language, words) => {
  it.each(Object.entries(GROUPS))('name every %s of the contract', (group, enumName) => {
    expect(Object.keys(words.terms[group as keyof typeof GROUPS]).sort()).toEqual(valuesOf(enumName).sort());
  });

  it('tell of every kind of notification and give every limit’s unit its plural', () => {
    expect(Object.keys(words.bell.told).sort()).toEqual(valuesOf('NotificationKind').sort());
    expect(Object.keys(words.time.limit).sort()).toEqual(valuesOf('LimitUnit').sort());
  });

  it('ask a question before every step', () => {
    const steps = valuesOf('TransitionName').filter((name) => !name.startsWith('register'));
    expect(Object.keys(words.question).sort()).toEqual(steps.sort());
  });
});

describe('the glossary', () => {
  it('gives the statuses their words', () => {
    expect(kk.terms.status).toMatchObject({
      AWAITING_RESOLUTION: 'Бұрыштама күтуде',
      DELIVERED: 'Тапсырылды',
    });
    expect(ru.terms.status).toMatchObject({ RETURNED: 'Возвращено на доработку', CANCELLED: 'Аннулировано' });
  });

  it('never says «келісім бермеу» for a refusal', () => {
    expect([...flat(kk).values()].filter((text) => /келісім берме/i.test(text))).toEqual([]);
  });

  it('never uses the bare «қызметкер» for a role', () => {
    for (const name of Object.values(kk.terms.role)) expect(name).not.toMatch(/^қызметкері?$/i);
  });
});

describe('dates', () => {
  it('are written as each language writes them', () => {
    expect(formatLongDate('kk', '2013-04-05')).toBe('2013 ж. 5 сәуір');
    expect(formatLongDate('ru', '2013-04-05')).toBe('5 апреля 2013 г.');
    expect(formatLongDate('en', '2013-04-05')).toBe('5 April 2013');
    expect(formatDate('2013-04-05')).toBe('05.04.2013');
  });

  it('of instants are those of the offices, before and after the zone’s change of 2024', () => {
    expect(formatDateTime('2013-04-05T20:30:00Z')).toBe('06.04.2013 02:30');
    expect(formatDateTime('2026-04-05T20:30:00Z')).toBe('06.04.2026 01:30');
  });
});
