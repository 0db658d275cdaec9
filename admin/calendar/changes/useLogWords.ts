import { useGetMany } from 'react-admin';
import type { OfficeWholeFragment } from '../../generated/graphql.ts';
import { useLimitWords } from '../limits/useLimitWords.ts';
import { useCalendarWords } from '../useCalendarWords.ts';
import { yearOf } from '../year/monthGrid.ts';
import type { LoggedChange, LoggedDay, LoggedLimit } from './loggedChange.ts';

/** One changed thing in words. */
export interface LogLine {
  readonly key: string;
  readonly what: string;
  /** Null where there is nothing to compare. */
  readonly was: string | null;
  readonly is: string | null;
}

/** Says what a logged change was and is, line by line; the days last, for a year that is opened has many. */
export function useLogWords({ openYears, days, limits, hours }: LoggedChange): readonly LogLine[] {
  const { t, term, date, source, office, fullDate, saidDay, amount, hoursText } = useCalendarWords();
  const { counting, raising } = useLimitWords();
  const ids = hours.map(({ officeId }) => officeId);
  const { data: offices = [] } = useGetMany<OfficeWholeFragment>(
    'offices',
    { ids },
    { enabled: ids.length > 0 },
  );

  const day = (entry: LoggedDay | null): string => {
    const from = entry ? ` (${source(entry.source)})` : '';
    return `${saidDay(entry)}${from}`;
  };
  const limit = (rule: LoggedLimit | null): string | null => {
    if (!rule) return null;
    return [
      amount(rule.limit, rule.unit),
      ...counting(rule),
      `${t('calendar.limits.reminder')}: ${t('calendar.limits.remindAt', { percent: rule.remindAtPercent })}`,
      ...raising(rule),
    ].join('; ');
  };

  const opened = new Set(openYears.map(({ year }) => year));
  return [
    ...openYears.map(({ year, likeYear }) => ({
      key: `year ${year}`,
      what:
        likeYear === null
          ? t('calendar.what.yearOpened', { year })
          : t('calendar.what.yearLike', { year, like: likeYear }),
      was: null,
      is: null,
    })),
    ...limits.map(({ code, validFrom, before, after }) => ({
      key: `${code} ${validFrom}`,
      what: t('calendar.what.limitFrom', { limit: term('limitCode', code), date: date(validFrom) }),
      was: limit(before),
      is: limit(after),
    })),
    ...hours.map(({ officeId, before, after }) => {
      const named = offices.find((one) => one?.id === officeId);
      return {
        key: officeId,
        what: named ? office(named) : t('calendar.hours.office'),
        was: before ? hoursText(before) : t('calendar.what.standardHours'),
        is: after ? hoursText(after) : t('calendar.what.standardHours'),
      };
    }),
    ...days.map(({ date: on, before, after }) => ({
      key: on,
      what: fullDate(on),
      was: opened.has(yearOf(on)) ? null : day(before),
      is: day(after),
    })),
  ];
}
