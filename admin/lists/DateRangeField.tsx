import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useToday } from '../deadlines/useNow.ts';
import { useWords } from '../i18n/useWords.ts';
import { DateField } from '../shared/DateField.tsx';
import { PanelBelow } from '../shared/PanelBelow.tsx';
import { DATE_PRESETS, type DatePreset, type DayRange, presetRange } from './datePresets.ts';
import { useRangeWords } from './useRangeWords.ts';

interface DateRangeFieldProps {
  readonly label: string;
  readonly preset: DatePreset | undefined;
  /** The days as they were typed; of a preset nothing. */
  readonly range: DayRange;
  readonly onChange: (range: DayRange | DatePreset | null) => void;
}

/** Days from and to, typed or by the name of a span; opens under its field. */
export function DateRangeField({ label, preset, range, onChange }: DateRangeFieldProps) {
  const { t } = useWords();
  const rangeWords = useRangeWords();
  const today = useToday();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = rangeWords(preset, range);
  const days = preset ? presetRange(preset, today) : range;
  const reversed = days.from !== undefined && days.to !== undefined && days.to < days.from;
  const choose = (next: DatePreset | null) => {
    onChange(next);
    setAnchor(null);
  };
  const type = (end: keyof DayRange, day: string) => {
    const next = Object.fromEntries(Object.entries({ ...days, [end]: day }).filter(([, one]) => one));
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  return (
    <>
      <TextField
        label={label}
        value={shown ?? t('list.anyTime')}
        onClick={(event) => setAnchor(event.currentTarget)}
        onKeyDown={(event) => {
          if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
          event.preventDefault();
          setAnchor(event.currentTarget);
        }}
        slotProps={{
          inputLabel: { shrink: true },
          input: { readOnly: true, endAdornment: <ArrowDropDown aria-hidden />, sx: { cursor: 'pointer' } },
          htmlInput: {
            role: 'combobox',
            'aria-haspopup': 'dialog',
            'aria-expanded': anchor !== null,
            style: { cursor: 'pointer' },
          },
        }}
      />
      <PanelBelow
        anchor={anchor}
        onClose={() => setAnchor(null)}
        label={{ headingId: id }}
        width={360}
        side="left"
      >
        <Typography id={id} sx={{ fontWeight: 600, mb: 1 }}>
          {label}
        </Typography>
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mb: 2 }}>
          {DATE_PRESETS.map((code) => (
            <Button
              key={code}
              size="small"
              variant={preset === code ? 'contained' : 'outlined'}
              aria-pressed={preset === code}
              onClick={() => choose(preset === code ? null : code)}
              data-preset={code}
            >
              {t(`list.preset.${code}`)}
            </Button>
          ))}
        </Stack>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <DateField label={t('list.from')} value={days.from ?? ''} onChange={(day) => type('from', day)} />
          <DateField
            label={t('list.to')}
            value={days.to ?? ''}
            onChange={(day) => type('to', day)}
            error={reversed}
            helperText={reversed ? t('problems.field.END_BEFORE_START') : undefined}
          />
        </Box>
        <Stack direction="row" sx={{ justifyContent: 'flex-end', gap: 1, mt: 2 }}>
          <Button disabled={shown === null} onClick={() => choose(null)}>
            {t('cases.clear')}
          </Button>
          <Button variant="contained" onClick={() => setAnchor(null)}>
            {t('app.close')}
          </Button>
        </Stack>
      </PanelBelow>
    </>
  );
}
