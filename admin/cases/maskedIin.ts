/** Lists show no whole IIN, not even to those who work the case (regulation.md 4.1). */
export const maskedIin = (iin: string): string => `${iin.slice(0, 6)}******`;
