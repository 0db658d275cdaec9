import type { OfficeHoursWholeFragment } from '../../generated/graphql.ts';

/** 09:00 to 18:00, lunch break 13:00 to 14:00 (Regulation app. 1). */
const OF_THE_REGULATION: OfficeHoursWholeFragment = {
  opensAt: 540,
  lunchFrom: 780,
  lunchTo: 840,
  closesAt: 1080,
};

/** The hours of the offices without hours of their own; those of the regulation while no such office is known. */
export const standardHours = (
  offices: readonly { readonly ownHours: boolean; readonly hours: OfficeHoursWholeFragment }[],
): OfficeHoursWholeFragment => offices.find(({ ownHours }) => !ownHours)?.hours ?? OF_THE_REGULATION;
