/** Whether a proof that holds until then (null: there is none) still holds at this moment. */
export const isProven = (until: string | null, now: number): boolean =>
  until !== null && Date.parse(until) > now;
