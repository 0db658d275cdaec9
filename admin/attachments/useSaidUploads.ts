import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { uploadProblemWords } from './fileWords.ts';
import { type CaseUploads, useUploads } from './useUploads.ts';

/** The uploads of a case, and the last thing to say of them to those who do not see the list. */
export function useSaidUploads(caseId: string): CaseUploads & { readonly said: string } {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const uploads = useUploads(caseId, (name) => setSaid(t('attachments.saidAttached', { name })));
  const last = uploads.queue.findLast(({ problem }) => problem !== null);
  const told = useRef('');
  useEffect(() => {
    if (!last?.problem || told.current === last.key) return;
    told.current = last.key;
    setSaid(
      t('attachments.saidFailed', { name: last.file.name, problem: uploadProblemWords(t, last.problem) }),
    );
  }, [last, t]);
  return { ...uploads, said };
}
