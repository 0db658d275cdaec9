/** Marks the whole case: react-admin fills its plain cache entry of a record with the row of a list. */
export const WHOLE = { whole: true } as const;

/** Where the whole case is kept. */
export const caseKey = (id: string) => ['cases', 'getOne', { id, meta: WHOLE }];
