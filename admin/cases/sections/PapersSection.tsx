import { Box } from '@mui/material';
import { useState } from 'react';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { PaperLine } from '../../papers/PaperLine.tsx';
import { PreviewOfPaper } from '../../papers/PreviewOfPaper.tsx';
import { paperOfNow } from '../../papers/printing/choose.ts';
import { usePrint } from '../../papers/printing/usePrint.ts';
import { SealButton, SealOutcome, useSealCheck } from '../../papers/SealCheck.tsx';
import { usePaperName } from '../../papers/usePaperName.ts';
import { Section } from '../../shared/Section.tsx';
import { useShortcut } from '../../shared/shortcuts.ts';

const KEY = 'P';

/** The issued papers of the case; a key prints the one that matters now. */
export function PapersSection({ record: { id, papers } }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const name = usePaperName();
  const printing = usePrint();
  const { check, checking, checked } = useSealCheck(id);
  const [shown, setShown] = useState<string | null>(null);
  const now = paperOfNow(papers);
  useShortcut(KEY.toLowerCase(), 'papers.shortcut', () => now && void printing.print(now), {
    enabled: now !== null,
  });
  if (papers.length === 0) return null;
  const newestFirst = [...papers].sort((one, other) => other.issuedAt.localeCompare(one.issuedAt));
  const preview = papers.find((paper) => paper.id === shown);
  return (
    <Section title={t('papers.title')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
        {newestFirst.map((paper) => (
          <PaperLine
            key={paper.id}
            paper={paper}
            printing={printing}
            to={`/cases/${id}/papers/${paper.id}`}
            keys={paper === now ? KEY : null}
            onPreview={() => setShown(paper.id)}
            actions={
              <SealButton
                name={name(paper)}
                busy={checking === paper.id}
                onClick={() => void check(paper.id)}
              />
            }
          >
            <SealOutcome paper={paper} outcome={checked.get(paper.id)} />
          </PaperLine>
        ))}
      </Box>
      {preview ? <PreviewOfPaper paper={preview} printing={printing} onClose={() => setShown(null)} /> : null}
    </Section>
  );
}
