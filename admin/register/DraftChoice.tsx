import { Button, Paper, Stack, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { type Draft, draftName } from './draft/draft.ts';

interface DraftChoiceProps {
  readonly title: string;
  readonly drafts: readonly Draft[];
  readonly onRestore: (draft: Draft) => void;
  readonly onDiscard: (id: string) => void;
  readonly onNew: () => void;
}

/** Several forms were left unfinished: which one goes on. */
export function DraftChoice({ title, drafts, onRestore, onDiscard, onNew }: DraftChoiceProps) {
  const { t, dateTime } = useWords();
  return (
    <>
      <PageHeading title={title} />
      <Paper variant="outlined" sx={{ p: 2, maxWidth: 760 }}>
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t('register.drafts')}
        </Typography>
        <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
          {drafts.map((draft, index) => {
            const time = dateTime(new Date(draft.savedAt).toISOString());
            const name = draftName(draft.content) || t('register.draftNameless');
            return (
              <Stack
                component="li"
                key={draft.id}
                direction="row"
                sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
              >
                <Typography sx={{ flexGrow: 1, minWidth: 200 }}>
                  {time} · {name}
                </Typography>
                <Button
                  variant="outlined"
                  onClick={() => onRestore(draft)}
                  aria-label={`${t('register.draftContinue')}: ${time}, ${name}`}
                  autoFocus={index === 0}
                >
                  {t('register.draftContinue')}
                </Button>
                <Button
                  onClick={() => onDiscard(draft.id)}
                  aria-label={`${t('register.draftDiscard')}: ${time}, ${name}`}
                >
                  {t('register.draftDiscard')}
                </Button>
              </Stack>
            );
          })}
        </Stack>
        <Button variant="contained" sx={{ mt: 2 }} onClick={onNew}>
          {t('register.draftNew')}
        </Button>
      </Paper>
    </>
  );
}
