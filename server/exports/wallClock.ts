import { DAY_MS, dateText } from '../../schema/deadlines/dayNumber.ts';
import { localDayNumber, timeOfDay } from '../../schema/deadlines/zone.ts';

/** Days from the day that spreadsheets count as 0 (30.12.1899) to 01.01.1970. */
const SPREADSHEET_EPOCH = 25_569;

/** A moment as the offices' clocks show it, to the minute: as text, and as a spreadsheet counts days. */
export function wallClock(at: Date): { readonly text: string; readonly serial: number } {
  const day = localDayNumber(at.getTime());
  const minutes = Math.floor(timeOfDay(at.getTime(), day) / 60_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return {
    text: `${dateText(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    serial: day + SPREADSHEET_EPOCH + (minutes * 60_000) / DAY_MS,
  };
}
