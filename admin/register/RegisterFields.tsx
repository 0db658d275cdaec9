import { Alert, Box, Button, Typography } from '@mui/material';
import type { FormEvent, RefObject } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { typeDigits } from '../shared/digitKeys.ts';
import { CheckInput, TextInput } from '../shared/fields.tsx';
import { Section } from '../shared/Section.tsx';
import { DocumentsFields } from './DocumentsFields.tsx';
import { HouseholdFields } from './HouseholdFields.tsx';
import { IinField } from './IinField.tsx';
import { KnownPersonPanel } from './KnownPersonPanel.tsx';
import { fieldKeys } from './keys/fieldKeys.ts';
import { Key } from './keys/Key.tsx';
import { PaperFields } from './PaperFields.tsx';
import { PersonFields } from './PersonFields.tsx';
import { useTakenOver } from './takenOver.ts';
import type { usePersonLookup } from './usePersonLookup.ts';
import { WaitingNotice } from './WaitingNotice.tsx';

/** Registers and prints: a key that no browser takes and that every layout has. */
export const SAVE = 'F9';

interface RegisterFieldsProps {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly atAkim: boolean;
  readonly lookup: ReturnType<typeof usePersonLookup>;
  /** The server's time, and whether the office works now. */
  readonly clock: { readonly now: string; readonly workingTime: boolean } | null;
  readonly phase: 'idle' | 'sending' | 'waiting';
  /** Whether the open case may be this application itself, sent before and never answered. */
  readonly unanswered: boolean;
  readonly onSave: () => void;
  readonly onRetry: () => void;
  readonly onBack: () => void;
}

/** The form in two columns: the person and his family, then the documents and papers. */
export function RegisterFields(props: RegisterFieldsProps) {
  const { formRef, atAkim, lookup, clock, phase, unanswered, onSave, onRetry, onBack } = props;
  const { t, time } = useWords();
  const takenOver = useTakenOver(lookup.person);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form ref={formRef} onSubmit={submit} onKeyDown={(event) => fieldKeys(event, onSave)} noValidate>
      <Box
        sx={{
          display: 'grid',
          columnGap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 7fr) minmax(0, 5fr)' },
          alignItems: 'start',
        }}
      >
        <div inert={phase === 'waiting'}>
          <Section title={t('register.person')}>
            <IinField lookup={lookup} />
            {lookup.person ? <KnownPersonPanel person={lookup.person} unanswered={unanswered} /> : null}
            <PersonFields person={lookup.person} />
          </Section>
          <Section title={t('register.contact')}>
            <Box
              sx={{
                display: 'grid',
                gap: 1.5,
                gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' },
                alignItems: 'start',
              }}
            >
              <TextInput source="address" label={t('fields.address')} required hint={takenOver('address')} />
              <TextInput
                source="phone"
                label={t('fields.phone')}
                hint={takenOver('phone') ?? t('register.phoneHint')}
                type="tel"
                onKeyDown={typeDigits}
              />
            </Box>
          </Section>
          <Section title={t('register.household')}>
            <HouseholdFields />
          </Section>
        </div>
        <div>
          <div inert={phase === 'waiting'}>
            <Section title={t('register.documents')}>
              <DocumentsFields />
            </Section>
            <Section title={t('register.papers')}>
              <PaperFields atAkim={atAkim} person={lookup.person} />
            </Section>
            {clock && !clock.workingTime ? (
              <Alert
                severity="warning"
                icon={false}
                data-field="receivedOutsideHours"
                // The frame would cut off the ring around the box.
                sx={{ mb: 2, py: 0, '& .MuiAlert-message': { overflow: 'visible' } }}
              >
                <Typography variant="body2">
                  {t('register.outsideHoursHint', { time: time(clock.now) })}
                </Typography>
                <CheckInput source="receivedOutsideHours" label={t('register.outsideHours')} required />
              </Alert>
            ) : null}
          </div>
          {phase === 'waiting' ? (
            <WaitingNotice onRetry={onRetry} onBack={onBack} />
          ) : (
            <Button
              type="submit"
              variant="contained"
              size="large"
              loading={phase === 'sending'}
              data-testid="register"
              aria-keyshortcuts={SAVE}
              sx={{ gap: 1 }}
              fullWidth
            >
              {t('register.submit')} <Key>{SAVE}</Key>
            </Button>
          )}
        </div>
      </Box>
    </form>
  );
}
