const HOUR = 60;

/** Which greeting fits, by the minutes since the offices' midnight. */
export function partOfDay(minute: number): 'morning' | 'day' | 'evening' {
  if (minute >= 5 * HOUR && minute < 12 * HOUR) return 'morning';
  return minute >= 12 * HOUR && minute < 18 * HOUR ? 'day' : 'evening';
}

/** Name and patronymic from `Кеңсебаева Айгүл Серікқызы`, as one is addressed; a single word as it is. */
export const givenNames = (fullName: string): string => fullName.split(' ').slice(1).join(' ') || fullName;
