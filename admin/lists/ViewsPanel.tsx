import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, ButtonBase, IconButton, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';
import type { ViewState } from './viewState.ts';

/** A kept view as the list understands it now. */
export interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly state: ViewState;
}

interface ViewsPanelProps {
  readonly views: readonly KeptView[];
  readonly failure: Error | null;
  /** The view that the list shows exactly. */
  readonly currentId: string | null;
  readonly onOpen: (view: KeptView) => void;
  readonly onSave: (name: string) => Promise<unknown>;
  readonly onRemove: (id: string) => Promise<unknown>;
}

const NAME_LENGTH = 80;

/** The kept views by name, and the field under whose name the present list is kept. */
export function ViewsPanel({ views, failure, currentId, onOpen, onSave, onRemove }: ViewsPanelProps) {
  const { t } = useWords();
  const notify = useNotify();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const typed = name.trim();
  const replaces = views.some((view) => view.name === typed);

  const attempt = async (work: Promise<unknown>, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await work;
      setName('');
      notify(done, { type: 'success' });
    } catch (error) {
      const [field] = problemOf(error).fields;
      setProblem(field ? fieldWords(t, field) : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed) void attempt(onSave(typed), replaces ? 'views.replaced' : 'views.kept');
  };

  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{t('views.title')}</Typography>
      {failure ? <Alert severity="error">{failure.message}</Alert> : null}
      {views.length === 0 && !failure ? (
        <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
          {t('views.none')}
        </Typography>
      ) : null}
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, my: 1, p: 0, maxHeight: 280, overflowY: 'auto' }}>
        {views.map((view) => (
          <Stack component="li" direction="row" key={view.id} sx={{ alignItems: 'center' }}>
            <ButtonBase
              onClick={() => onOpen(view)}
              aria-current={view.id === currentId ? 'true' : undefined}
              data-view={view.name}
              sx={{
                flexGrow: 1,
                justifyContent: 'flex-start',
                textAlign: 'left',
                minHeight: 36,
                px: 1,
                borderRadius: 1,
                overflowWrap: 'anywhere',
                color: 'primary.main',
                fontFamily: 'inherit',
                fontSize: '0.875rem',
                fontWeight: view.id === currentId ? 700 : 400,
                '&:hover': { backgroundColor: 'action.hover' },
              }}
            >
              {view.name}
            </ButtonBase>
            <IconButton
              size="small"
              disabled={busy}
              aria-label={t('views.remove', { name: view.name })}
              onClick={() => attempt(onRemove(view.id), 'views.removed')}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </Stack>
        ))}
      </Stack>
      <Box component="form" onSubmit={submit} noValidate>
        <TextField
          label={t('views.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problem !== null}
          helperText={problem ?? (replaces ? t('views.replaceHint') : t('views.hint'))}
          autoComplete="off"
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: { maxLength: NAME_LENGTH, 'data-testid': 'view-name' },
          }}
        />
        <Stack direction="row" sx={{ justifyContent: 'flex-end', mt: 1 }}>
          <Button type="submit" variant="contained" disabled={!typed} loading={busy} data-testid="keep-view">
            {t(replaces ? 'views.replace' : 'views.keep')}
          </Button>
        </Stack>
      </Box>
    </>
  );
}
