import type { OfficeHoursWholeFragment } from '../../generated/graphql.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { minutesOf } from './minutesOf.ts';

/** The names of the four times of a working day, in their order. */
export const TIMES = ['opensAt', 'lunchFrom', 'lunchTo', 'closesAt'] as const;

/** What the form of an office's hours holds: times as they are typed. */
export interface HoursForm extends Record<(typeof TIMES)[number], string> {
  readonly which: 'STANDARD' | 'OWN';
}

/** The form filled in with hours; `own`: whether they are the office's own. */
export function hoursForm(hours: OfficeHoursWholeFragment, own: boolean): HoursForm {
  const { opensAt, lunchFrom, lunchTo, closesAt } = hours;
  return {
    which: own ? 'OWN' : 'STANDARD',
    opensAt: formatMinutes(opensAt),
    lunchFrom: formatMinutes(lunchFrom),
    lunchTo: formatMinutes(lunchTo),
    closesAt: formatMinutes(closesAt),
  };
}

/** The hours that the form asks for: null for the standard ones; the form has checked that each is a time. */
export function formHours({ which, ...times }: HoursForm): OfficeHoursWholeFragment | null {
  if (which === 'STANDARD') return null;
  return {
    opensAt: minutesOf(times.opensAt) ?? 0,
    lunchFrom: minutesOf(times.lunchFrom) ?? 0,
    lunchTo: minutesOf(times.lunchTo) ?? 0,
    closesAt: minutesOf(times.closesAt) ?? 0,
  };
}

/** Whether the four times follow one another; a lunch break of no length is none (Regulation app. 1). */
export const inOrder = ({ opensAt, lunchFrom, lunchTo, closesAt }: OfficeHoursWholeFragment): boolean =>
  opensAt < lunchFrom && lunchFrom <= lunchTo && lunchTo < closesAt;
