import {
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
} from '@mui/material';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useToday } from '../deadlines/useNow.ts';
import { IssueJournalDocument, type PaperLanguage, type PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';
import { DateField } from '../shared/DateField.tsx';
import { FormProblem } from '../shared/FormProblem.tsx';
import { daysOf, daysProblem, type JournalSpan, MOST_DAYS, SPANS } from './journalDays.ts';

const LANGUAGES: readonly PaperLanguage[] = ['KK', 'RU'];

interface JournalFormProps {
  readonly onIssued: (journal: PaperWholeFragment) => void;
}

/** Which days and in which language; issues the journal. */
export function JournalForm({ onIssued }: JournalFormProps) {
  const { t, term, locale } = useWords();
  const today = useToday();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const [span, setSpan] = useState<JournalSpan>('TODAY');
  const [chosen, setChosen] = useState({ from: '', to: today });
  const [language, setLanguage] = useState<PaperLanguage>(locale === 'ru' ? 'RU' : 'KK');
  const inputs = {
    from: useRef<HTMLInputElement>(null),
    to: useRef<HTMLInputElement>(null),
  };
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const days = daysOf(span, today, chosen);
    const found = daysProblem(days, today);
    setProblem(null);
    setWrong(
      found
        ? {
            [found.field]: fieldWords(t, {
              path: found.field,
              code: found.code,
              params: { maximum: MOST_DAYS },
            }),
          }
        : {},
    );
    if (found) return inputs[found.field].current?.focus();
    setBusy(true);
    try {
      onIssued((await dataProvider.ask(IssueJournalDocument, { input: { ...days, language } })).issueJournal);
    } catch (error) {
      const { fields } = problemOf(error);
      setWrong(
        Object.fromEntries(fields.map((field) => [field.path.split('.').at(-1) ?? '', fieldWords(t, field)])),
      );
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const day = (field: 'from' | 'to') => (
    <DateField
      label={t(`fields.${field}`)}
      value={chosen[field]}
      onChange={(value) => setChosen((before) => ({ ...before, [field]: value }))}
      error={field in wrong}
      helperText={wrong[field] ?? (field === 'to' ? t('journals.most', { smart_count: MOST_DAYS }) : ' ')}
      required
      inputRef={inputs[field]}
      slotProps={{ htmlInput: { 'data-testid': `journal-${field}`, inputMode: 'numeric', maxLength: 10 } }}
    />
  );
  return (
    <Box component="form" onSubmit={(event) => void submit(event)} noValidate>
      <Stack sx={{ gap: 1.5, alignItems: 'flex-start' }}>
        <FormProblem problem={problem} />
        <Choices
          legend={t('journals.days')}
          value={span}
          onChange={(value) => setSpan(value as JournalSpan)}
          choices={SPANS.map((value) => ({ value, label: t(`journals.span.${value}`) }))}
        />
        {span === 'CHOSEN' ? (
          <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
            <Box sx={{ width: 220 }}>{day('from')}</Box>
            <Box sx={{ width: 220 }}>{day('to')}</Box>
          </Stack>
        ) : null}
        <Choices
          legend={t('journals.language')}
          value={language}
          onChange={(value) => setLanguage(value as PaperLanguage)}
          choices={LANGUAGES.map((value) => ({ value, label: term('paperLanguage', value) }))}
        />
        <Button type="submit" variant="contained" loading={busy} data-testid="issue-journal">
          {t('journals.issue')}
        </Button>
      </Stack>
    </Box>
  );
}

interface ChoicesProps {
  readonly legend: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Choices({ legend, value, onChange, choices }: ChoicesProps) {
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontSize: '0.875rem', fontWeight: 600 }}>
        {legend}
      </FormLabel>
      <RadioGroup row aria-labelledby={id} value={value} onChange={(_event, next) => onChange(next)}>
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
