/** Every call is written into the log as a print, so it is made once for each opening of the page and never repeated. */
export const askedOnce = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnReconnect: false,
} as const;
