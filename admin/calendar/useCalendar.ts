import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useHasRole } from '../auth/useViewer.ts';
import {
  CalendarYearDocument,
  CalendarYearsDocument,
  DeadlineRevisionDocument,
  OfficesWithHoursDocument,
  type OfficesWithHoursQuery,
  TimeLimitsDocument,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** The key of all that a change of the calendar makes stale. */
export const CALENDAR_KEY = ['calendar'];

const PAGE = 100;

/** The years that have data, in their order. */
export function useCalendarYears() {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...CALENDAR_KEY, 'years'],
    queryFn: async () => (await ask(CalendarYearsDocument, {})).calendarYears,
  });
}

/** One year with its days; fails for a year without data. */
export function useCalendarYear(year: number, enabled = true) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...CALENDAR_KEY, 'year', year],
    queryFn: async () => (await ask(CalendarYearDocument, { year })).calendarYear,
    enabled,
    retry: false,
  });
}

/** All versions of all limits. */
export function useTimeLimits() {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...CALENDAR_KEY, 'limits'],
    queryFn: async () => (await ask(TimeLimitsDocument, {})).timeLimits,
  });
}

/** An office with its working hours. */
export type OfficeWithHours = OfficesWithHoursQuery['offices']['nodes'][number];

/** Every office with its hours, fetched page by page. */
export function useOfficesWithHours() {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...CALENDAR_KEY, 'hours'],
    queryFn: async () => {
      const offices: OfficeWithHours[] = [];
      for (;;) {
        const { nodes, totalCount } = (
          await ask(OfficesWithHoursDocument, { first: PAGE, offset: offices.length })
        ).offices;
        offices.push(...nodes);
        if (nodes.length === 0 || offices.length >= totalCount) return offices;
      }
    },
  });
}

/** The revision of the data that are on view; only who may change them needs it. */
export function useRevision() {
  const { ask } = useDataProvider<KomekDataProvider>();
  const isAdmin = useHasRole('ADMIN');
  return useQuery({
    queryKey: [...CALENDAR_KEY, 'revision'],
    queryFn: async () => (await ask(DeadlineRevisionDocument, {})).deadlineRevision,
    enabled: isAdmin,
  });
}
