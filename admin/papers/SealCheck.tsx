import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { PaperGenuineDocument, type PaperWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { printProblem } from './printing/fetchPaper.ts';

/** How a check ended. */
export type Checked =
  | { readonly genuine: boolean; readonly keyId: string }
  | { readonly genuine: null; readonly problem: string };

/** Asks the server to prove the seals of a case's papers; what is answered stays until it is asked anew. */
export function useSealCheck(caseId: string) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const [checking, setChecking] = useState<string | null>(null);
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());

  const check = async (paperId: string): Promise<void> => {
    setChecking(paperId);
    let outcome: Checked;
    try {
      const { case: record } = await dataProvider.ask(PaperGenuineDocument, { caseId });
      const found = record?.papers.find(({ id }) => id === paperId);
      outcome = found
        ? { genuine: found.genuine, keyId: found.sealKeyId }
        : { genuine: null, problem: t('problems.error.NOT_FOUND') };
    } catch (error) {
      outcome = { genuine: null, problem: printProblem(t, error) };
    }
    setChecked((before) => new Map(before).set(paperId, outcome));
    setChecking(null);
  };
  return { check, checking, checked };
}

interface SealButtonProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onClick: () => void;
}

/** Starts the check of a seal. */
export function SealButton({ name, busy, onClick }: SealButtonProps) {
  const { t } = useWords();
  return (
    <Button
      size="small"
      startIcon={<VerifiedOutlined />}
      loading={busy}
      loadingPosition="start"
      onClick={onClick}
      aria-label={t('papers.labelled', { action: t('papers.seal.check'), name })}
      data-testid="check-seal"
    >
      {t('papers.seal.check')}
    </Button>
  );
}

interface SealOutcomeProps {
  readonly paper: Pick<PaperWholeFragment, 'issuedAt' | 'code'>;
  readonly outcome: Checked | undefined;
}

/** What the check has proven, in words. */
export function SealOutcome({ paper, outcome }: SealOutcomeProps) {
  const { t, dateTime } = useWords();
  if (!outcome) return null;
  if (outcome.genuine === null)
    return (
      <Alert severity="warning" role="alert" sx={{ my: 0.5 }}>
        {t('papers.seal.unknown')} {outcome.problem}
      </Alert>
    );
  return (
    <Alert
      severity={outcome.genuine ? 'success' : 'error'}
      role={outcome.genuine ? 'status' : 'alert'}
      sx={{ my: 0.5 }}
      data-testid="seal"
      data-genuine={outcome.genuine}
    >
      {t(outcome.genuine ? 'papers.seal.genuine' : 'papers.seal.broken', {
        time: dateTime(paper.issuedAt),
        code: paper.code,
        key: outcome.keyId,
      })}
    </Alert>
  );
}
