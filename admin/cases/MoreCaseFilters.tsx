import { Box } from '@mui/material';
import type { OfficeNameFragment, Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Choice, Choices } from '../lists/Choice.tsx';
import {
  type CaseListFilter,
  CHANNELS,
  LETTERS,
  OUTCOMES,
  RANGES,
  rangeOf,
  readCaseFilter,
  withRange,
} from '../lists/caseFilter.ts';
import { DateRangeField } from '../lists/DateRangeField.tsx';
import { OfficesPicker } from '../shared/OfficesPicker.tsx';

interface MoreCaseFiltersProps {
  readonly roles: readonly Role[];
  readonly office: OfficeNameFragment;
  readonly userId: string;
  /** Executors by key; empty for those who may read no users. */
  readonly executors: ReadonlyMap<string, string>;
  readonly filter: CaseListFilter;
  readonly onChange: (filter: CaseListFilter) => void;
}

const YES_NO = ['true', 'false'] as const;

/** The filters that are used less often: days, who, where, how it came and how it ended. */
export function MoreCaseFilters({
  roles,
  office,
  userId,
  executors,
  filter,
  onChange,
}: MoreCaseFiltersProps) {
  const { t, term } = useWords();
  const part = (values: object) => onChange(readCaseFilter({ ...filter, ...values }));
  const everywhere = roles.includes('ANALYST');
  const manyOffices = everywhere || roles.includes('OVERSEER');
  const [department] = filter.officeId ?? [];
  // An executor has only his own cases to narrow to, unless another role shows him more.
  const own = executors.size === 0 && roles.includes('EXECUTOR') && roles.length > 1;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        mt: 1.5,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(4, 1fr)' },
      }}
    >
      {RANGES.map((name) => {
        const preset = filter[`${name}In`];
        return (
          <DateRangeField
            key={name}
            label={t(`list.range_${name}`)}
            preset={preset}
            range={preset ? {} : rangeOf(filter, name, '')}
            onChange={(range) => onChange(withRange(filter, name, range))}
          />
        );
      })}
      {executors.size > 0 ? (
        <Choices
          label={t('fields.executor')}
          value={(filter.executorId ?? []).filter((id) => executors.has(id))}
          codes={[...executors.keys()]}
          word={(id) => executors.get(id) ?? id}
          onChange={(executorId) => part({ executorId })}
        />
      ) : null}
      {own ? (
        <Choice
          label={t('fields.executor')}
          value={filter.executorId?.includes(userId) ? userId : undefined}
          codes={[userId]}
          word={() => t('list.mine')}
          onChange={(executorId) => part({ executorId })}
        />
      ) : null}
      {manyOffices ? (
        <OfficesPicker
          label={t('fields.office')}
          kind="DEPARTMENT"
          values={filter.officeId ?? []}
          onChange={(officeId) => part({ officeId })}
        />
      ) : null}
      {manyOffices || office.kind === 'DEPARTMENT' ? (
        <OfficesPicker
          label={t('fields.akimOffice')}
          kind="AKIM_OFFICE"
          {...(manyOffices ? (department ? { parentId: department } : {}) : { parentId: office.id })}
          values={filter.akimOfficeId ?? []}
          onChange={(akimOfficeId) => part({ akimOfficeId })}
        />
      ) : null}
      <Choice
        label={t('fields.channel')}
        value={filter.channel}
        codes={CHANNELS}
        word={(code) => term('channel', code)}
        onChange={(channel) => part({ channel })}
      />
      <Choice
        label={t('fields.outcome')}
        value={filter.outcome}
        codes={OUTCOMES}
        word={(code) => term('noticeKind', code)}
        onChange={(outcome) => part({ outcome })}
      />
      <Choices
        label={t('list.letter')}
        value={filter.letter ?? []}
        codes={LETTERS}
        word={(code) => term('letterState', code)}
        onChange={(letter) => part({ letter })}
      />
      <Choice
        label={t('list.returned')}
        value={filter.returned === undefined ? undefined : filter.returned ? 'true' : 'false'}
        codes={YES_NO}
        word={(code) => t(`list.returnedIs.${code}`)}
        onChange={(returned) => part({ returned })}
      />
    </Box>
  );
}
