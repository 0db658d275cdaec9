import type { OfficeHours } from './types.ts';

/** The working hours of an office that has none of its own: 09:00-18:00, lunch 13:00-14:00 (Regulation app. 1, Standard cl. 9). */
export const STANDARD_HOURS: OfficeHours = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };
