import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import {
  type CaseFilter,
  ReportBacklogDocument,
  ReportForecastDocument,
  ReportLoadsDocument,
  ReportOfficesDocument,
  ReportOverTimeDocument,
  ReportStepsDocument,
} from '../generated/graphql.ts';
import { endOfDay } from '../i18n/format.ts';
import { OPEN_STATES } from '../oversight/openStates.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { ReportState } from './reportState.ts';

/** Figures do not change under the reader's eyes for so long. */
const FRESH = 60_000;

type Question = Pick<ReportState, 'officeId' | 'asOf'>;

const momentOf = ({ asOf }: Question): string | null => (asOf === null ? null : endOfDay(asOf));

const officesOf = ({ officeId }: Question): CaseFilter =>
  officeId.length > 0 ? { officeId: [...officeId] } : {};

/** The cases that came in on the days of the report. */
const registered = (state: ReportState): CaseFilter => ({
  ...officesOf(state),
  receivedFrom: state.from,
  receivedTo: state.to,
});

/** What is open, whenever it came in. */
const open = (state: ReportState): CaseFilter => ({ ...officesOf(state), status: OPEN_STATES });

function useFigures<Answer>(
  name: string,
  variables: object,
  ask: (provider: KomekDataProvider) => Promise<Answer>,
  enabled = true,
) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['reports', name, variables],
    queryFn: () => ask(dataProvider),
    staleTime: FRESH,
    enabled,
  });
}

/** Intake, decisions, the share on time and returns by span. */
export function useOverTime(state: ReportState) {
  const variables = { filter: registered(state), groupBy: [state.by], asOf: momentOf(state) };
  return useFigures(
    'overTime',
    variables,
    async ({ ask }) => (await ask(ReportOverTimeDocument, variables)).caseStatistics,
  );
}

/** The share on time by department. */
export function useOffices(state: ReportState) {
  const variables = { filter: registered(state), asOf: momentOf(state) };
  return useFigures(
    'offices',
    variables,
    async ({ ask }) => (await ask(ReportOfficesDocument, variables)).caseStatistics,
  );
}

/** The time used at each step, and the grounds of refusals. */
export function useSteps(state: ReportState) {
  const variables = { filter: registered(state), asOf: momentOf(state) };
  return useFigures(
    'steps',
    variables,
    async ({ ask }) => (await ask(ReportStepsDocument, variables)).caseStatistics,
  );
}

/** Open cases and their age by department. */
export function useBacklog(state: ReportState) {
  const variables = { filter: open(state), asOf: momentOf(state) };
  return useFigures(
    'backlog',
    variables,
    async ({ ask }) => (await ask(ReportBacklogDocument, variables)).caseStatistics,
  );
}

/** Open cases by executor, which only those may ask who may read persons. */
export function useLoads(state: ReportState) {
  const variables = { filter: open(state), asOf: momentOf(state) };
  return useFigures(
    'loads',
    variables,
    async ({ ask }) => (await ask(ReportLoadsDocument, variables)).caseStatistics,
  );
}

/** What will be late at each department; only of now. */
export function useForecast({ officeId, asOf }: Question) {
  const variables = { officeId: officeId.length > 0 ? [...officeId] : null };
  return useFigures(
    'forecast',
    variables,
    async ({ ask }) => (await ask(ReportForecastDocument, variables)).lateForecast,
    asOf === null,
  );
}
