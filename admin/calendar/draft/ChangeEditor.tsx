import { HoursDialog } from '../hours/HoursDialog.tsx';
import { LimitDialog } from '../limits/LimitDialog.tsx';
import { useCalendarYear } from '../useCalendar.ts';
import { yearOf } from '../year/monthGrid.ts';
import { DayDialog } from './DayDialog.tsx';
import type { ChangeKey } from './draft.ts';
import { OpenYearDialog } from './OpenYearDialog.tsx';
import { useDraft } from './useDraft.ts';

interface ChangeEditorProps {
  readonly changeKey: ChangeKey;
  readonly onClose: () => void;
}

/** The form of a change that the draft has already. */
export function ChangeEditor({ changeKey, onClose }: ChangeEditorProps) {
  const { draft } = useDraft();
  switch (changeKey.part) {
    case 'openYears':
      return <OpenYearDialog year={changeKey.year} onClose={onClose} />;
    case 'days':
      return <StoredDayDialog date={changeKey.date} onClose={onClose} />;
    case 'limits': {
      const limit = draft.limits.find(
        ({ code, validFrom }) => code === changeKey.code && validFrom === changeKey.validFrom,
      );
      return limit ? <LimitDialog from={limit} validFrom={limit.validFrom} onClose={onClose} /> : null;
    }
    case 'hours': {
      const change = draft.hours.find(({ office }) => office.id === changeKey.officeId);
      return change ? <HoursDialog office={change.office} hours={change.hours} onClose={onClose} /> : null;
    }
  }
}

function StoredDayDialog({ date, onClose }: { readonly date: string; readonly onClose: () => void }) {
  const { data } = useCalendarYear(yearOf(date));
  const day = data?.days.find((one) => one.date === date);
  return day ? <DayDialog day={day} onClose={onClose} /> : null;
}
