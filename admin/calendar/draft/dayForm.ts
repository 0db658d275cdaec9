import type { CalendarDayKind, CalendarDayWholeFragment } from '../../generated/graphql.ts';
import type { DayChange } from './draft.ts';

/** The choice of a form for a day without an entry. */
export const NOTHING = 'NOTHING';

/** What the form of a day holds. */
export interface DayForm {
  readonly kind: CalendarDayKind | typeof NOTHING;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly source: string;
  readonly expected: boolean;
}

const UNNAMED = { nameKk: '', nameRu: '', nameEn: '' } as const;

/** The entry of the day as it is stored; a day that only receives a moved holiday has none. */
function storedForm({ entry, name, source, expected }: CalendarDayWholeFragment): DayForm {
  if (entry === null) return { kind: NOTHING, ...UNNAMED, source: '', expected: false };
  const names = name ? { nameKk: name.kk, nameRu: name.ru, nameEn: name.en } : UNNAMED;
  return { kind: entry, ...names, source: source ?? '', expected };
}

/** What the form opens with: the draft's change of the day, else what is stored. */
export function dayForm(day: CalendarDayWholeFragment, drafted: DayChange | undefined): DayForm {
  return drafted ? { ...drafted, kind: drafted.kind ?? NOTHING } : storedForm(day);
}

/** The change that the form asks for, without what its kind does not have. */
export function dayChange(date: string, form: DayForm): DayChange {
  const { kind } = form;
  if (kind === NOTHING) return { date, kind: null, ...UNNAMED, source: '', expected: false };
  const source = form.source.trim();
  if (kind === 'FREED' || kind === 'WORKED') return { date, kind, ...UNNAMED, source, expected: false };
  const [nameKk, nameRu, nameEn] = [form.nameKk.trim(), form.nameRu.trim(), form.nameEn.trim()];
  return { date, kind, nameKk, nameRu, nameEn, source, expected: form.expected };
}

/** Whether the change leaves the day as it is stored: then it is none. */
export function isStored(day: CalendarDayWholeFragment, change: DayChange): boolean {
  const stored = dayChange(day.date, storedForm(day));
  return (Object.keys(stored) as (keyof DayChange)[]).every((name) => stored[name] === change[name]);
}
