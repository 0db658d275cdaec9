import { useLocation, useNavigate } from 'react-router-dom';
import { useToday } from '../deadlines/useNow.ts';
import { type ReportChange, type ReportState, readReport, reportAddress, spansFor } from './reportState.ts';

/** What the address asks for, and how to ask for something else: the report is a link that can be sent. */
export function useReportState(): readonly [ReportState, (change: ReportChange) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const today = useToday();
  const state = readReport(search, today);
  const change = (part: ReportChange): void => {
    const next = readReport(reportAddress({ ...state, ...part }), today);
    const by = spansFor(next).includes(next.by) ? next.by : 'MONTH';
    void navigate({ search: reportAddress({ ...next, by }) }, { replace: true });
  };
  return [state, change];
}
