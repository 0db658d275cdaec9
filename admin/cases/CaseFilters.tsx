import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import { useViewer } from '../auth/useViewer.ts';
import { DUE_STATES, readDueStates } from '../deadlines/dueState.ts';
import type { CaseFilter, CaseStatus, Channel, NoticeKind } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { DateField } from '../shared/DateField.tsx';
import { OfficePicker } from '../shared/OfficePicker.tsx';
import { statusTone } from '../theme/palette.ts';

const STATUSES = Object.keys(statusTone) as CaseStatus[];
const CHANNELS: readonly Channel[] = ['DEPARTMENT', 'AKIM'];
const OUTCOMES: readonly NoticeKind[] = ['ASSIGNMENT', 'REFUSAL'];
const TYPING_PAUSE = 350;

interface CaseFiltersProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Search and filters over the list around it; what is chosen stands in the address, what is typed does not. */
export function CaseFilters({ search, onSearch }: CaseFiltersProps) {
  const { t, term } = useWords();
  const viewer = useViewer();
  const { filterValues, setFilters, setPage } = useListContext();
  const filter: CaseFilter = filterValues;
  const change = (part: CaseFilter) => setFilters({ ...filterValues, ...part });
  const [typed, setTyped] = useState(search);

  useEffect(() => {
    if (typed.trim() === search) return;
    const timer = setTimeout(() => {
      setPage(1);
      onSearch(typed.trim());
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch, setPage]);

  const clear = () => {
    setTyped('');
    onSearch('');
    setFilters({});
  };
  const everywhere = viewer?.roles.includes('ANALYST') ?? false;
  const department = viewer?.office.kind === 'DEPARTMENT';

  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5, '& > *': { flex: '1 1 150px', maxWidth: 420 } }}>
      <TextField
        type="search"
        label={t('cases.searchLabel')}
        placeholder={t('cases.searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        sx={{ minWidth: 320 }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Choices
        label={t('fields.status')}
        chosen={filter.status ?? []}
        codes={STATUSES}
        word={(code) => term('status', code)}
        onChange={(status) => change({ status })}
      />
      <Choices
        label={t('due.filter')}
        chosen={readDueStates(filter.due)}
        codes={DUE_STATES}
        word={(code) => term('dueState', code)}
        onChange={(due) => change({ due })}
      />
      <Choice
        label={t('fields.channel')}
        value={filter.channel}
        codes={CHANNELS}
        word={(code) => term('channel', code)}
        onChange={(channel) => change({ channel })}
      />
      <Choice
        label={t('fields.outcome')}
        value={filter.outcome}
        codes={OUTCOMES}
        word={(code) => term('noticeKind', code)}
        onChange={(outcome) => change({ outcome })}
      />
      <DateField
        label={t('cases.from')}
        value={filter.receivedFrom ?? ''}
        onChange={(receivedFrom) => change({ receivedFrom })}
      />
      <DateField
        label={t('cases.to')}
        value={filter.receivedTo ?? ''}
        onChange={(receivedTo) => change({ receivedTo })}
      />
      {everywhere ? (
        <OfficePicker
          label={t('fields.office')}
          kind="DEPARTMENT"
          value={filter.officeId?.[0] ?? null}
          onChange={(id) => change({ officeId: id ? [id] : null })}
        />
      ) : null}
      {!everywhere && department && viewer ? (
        <OfficePicker
          label={t('fields.akimOffice')}
          kind="AKIM_OFFICE"
          parentId={viewer.office.id}
          value={filter.akimOfficeId?.[0] ?? null}
          onChange={(id) => change({ akimOfficeId: id ? [id] : null })}
        />
      ) : null}
      <Button onClick={clear} sx={{ flexGrow: '0 !important' }}>
        {t('cases.clear')}
      </Button>
    </Stack>
  );
}

interface ChoicesProps<Code extends string> {
  readonly label: string;
  readonly chosen: readonly Code[];
  readonly codes: readonly Code[];
  readonly word: (code: Code) => string;
  readonly onChange: (codes: Code[]) => void;
}

/** Any number of codes; none means all. */
function Choices<Code extends string>({ label, chosen, codes, word, onChange }: ChoicesProps<Code>) {
  const { t } = useWords();
  return (
    <TextField
      select
      label={label}
      value={chosen}
      onChange={(event) => onChange(event.target.value as unknown as Code[])}
      sx={{ minWidth: 200 }}
      slotProps={{
        inputLabel: { shrink: true },
        select: {
          multiple: true,
          displayEmpty: true,
          renderValue: (values) => (values as Code[]).map(word).join(', ') || t('cases.any'),
        },
      }}
    >
      {codes.map((code) => (
        <MenuItem key={code} value={code}>
          {word(code)}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface ChoiceProps<Code extends string> {
  readonly label: string;
  readonly value: Code | null | undefined;
  readonly codes: readonly Code[];
  readonly word: (code: Code) => string;
  readonly onChange: (code: Code | null) => void;
}

function Choice<Code extends string>({ label, value, codes, word, onChange }: ChoiceProps<Code>) {
  const { t } = useWords();
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value || null) as Code | null)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{t('cases.any')}</MenuItem>
      {codes.map((code) => (
        <MenuItem key={code} value={code}>
          {word(code)}
        </MenuItem>
      ))}
    </TextField>
  );
}
