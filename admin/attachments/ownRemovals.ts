/** Files that this page removed itself, so that the live signal of it is not told as somebody else's. */
export const ownRemovals = new Set<string>();
