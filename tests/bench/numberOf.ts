/** A number from the environment, or what is usual. */
export const numberOf = (variable: string, usual: number): number => Number(process.env[variable] ?? usual);
