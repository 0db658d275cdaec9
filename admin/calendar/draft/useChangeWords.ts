import { useCalendarWords } from '../useCalendarWords.ts';
import type { ChangeKey, Draft } from './draft.ts';

/** A change in two parts: of what, and what it becomes. */
export interface SaidChange {
  readonly what: string;
  readonly value: string;
}

/** Says the changes of a draft. */
export function useChangeWords(draft: Draft): (key: ChangeKey) => SaidChange {
  const { t, term, date, office, fullDate, saidDay, amount, hoursText } = useCalendarWords();

  const ofDay = (day: Draft['days'][number]): string =>
    saidDay({ ...day, name: day.nameKk ? { kk: day.nameKk, ru: day.nameRu, en: day.nameEn } : null });

  return (key) => {
    switch (key.part) {
      case 'openYears': {
        const days = draft.days.filter((day) => day.date.startsWith(`${key.year}-`));
        return {
          what: t('calendar.draft.openYear', { year: key.year }),
          value: days.map((day) => `${fullDate(day.date)}: ${ofDay(day)}`).join('; '),
        };
      }
      case 'days': {
        const day = draft.days.find((one) => one.date === key.date);
        return { what: fullDate(key.date), value: day ? ofDay(day) : '' };
      }
      case 'limits': {
        const limit = draft.limits.find(
          ({ code, validFrom }) => code === key.code && validFrom === key.validFrom,
        );
        const what = { limit: term('limitCode', key.code), date: date(key.validFrom) };
        return {
          what: t('calendar.what.limitFrom', what),
          value: limit ? amount(limit.limit, limit.unit) : '',
        };
      }
      case 'hours': {
        const change = draft.hours.find((one) => one.office.id === key.officeId);
        if (!change) return { what: '', value: '' };
        return {
          what: office(change.office),
          value: change.hours ? hoursText(change.hours) : t('calendar.what.standardHours'),
        };
      }
    }
  };
}
