import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { DueOverviewDocument, ExecutorLoadsDocument, TimeStatisticsDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const REFRESH = 60_000;

/** Open cases by due state, of each department that one reads; counted anew every minute. */
export function useDueOverview() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['oversight', 'due'],
    queryFn: async () => (await dataProvider.ask(DueOverviewDocument, {})).dueOverview,
    refetchInterval: REFRESH,
  });
}

/** What lies on the executors' desks; counted anew every minute. */
export function useExecutorLoads() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['oversight', 'loads'],
    queryFn: async () => (await dataProvider.ask(ExecutorLoadsDocument, {})).executorLoads,
    refetchInterval: REFRESH,
  });
}

/** How the time limits were kept between two days, both included. */
export function useTimeStatistics(from: string, to: string, byExecutor: boolean) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['oversight', 'statistics', from, to, byExecutor],
    queryFn: async () =>
      (await dataProvider.ask(TimeStatisticsDocument, { from, to, byExecutor })).timeStatistics,
  });
}
