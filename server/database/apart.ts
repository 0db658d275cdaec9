/** Connections for the queries of programs and analysts, unless told; here, for the configuration loads no driver. */
export const APART = 4;
