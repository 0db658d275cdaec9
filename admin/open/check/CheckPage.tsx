import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { PaperCheckDocument } from '../../generated/graphql.ts';
import { Answer } from '../shared/Answer.tsx';
import { ask as askServer } from '../shared/ask.ts';
import { CodeField } from '../shared/CodeField.tsx';
import { useAsking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { CheckAnswer } from './CheckAnswer.tsx';
import type { Checked } from './checkSentences.ts';
import { codeProblem } from './codeProblem.ts';
import { codeFault, codeSigns } from './codeText.ts';
import { FileDrop } from './FileDrop.tsx';
import { useFileHash } from './useFileHash.ts';

interface CheckPageProps {
  /** The code that the address brought, as the QR code of a paper does. */
  readonly addressCode: string;
  /** Takes a receipt's code along to the page about its application. */
  readonly onToStatus: (code: string) => void;
}

async function check(code: string, sha256: string | null): Promise<Checked> {
  const { data } = await askServer(PaperCheckDocument, { code: code || null, sha256 });
  return { paper: data.paperCheck, byCode: code !== '' };
}

/** Whether a paper is genuine: by its code, by its file, or by both. */
export function CheckPage({ addressCode, onToStatus }: CheckPageProps) {
  const { words } = useWords();
  const [signs, setSigns] = useState(() => codeSigns(addressCode));
  const [isWrong, setWrong] = useState(false);
  const { asking, ask, forget } = useAsking<Checked>();
  const { file, read, remove } = useFileHash();
  const field = useRef<{ focus: () => void }>(null);
  const sha256 = file.state === 'read' ? file.sha256 : null;

  const askAbout = useCallback(
    (code: string, hash: string | null) => void ask(() => check(code, hash)),
    [ask],
  );
  useEffect(() => {
    const code = codeSigns(addressCode);
    setSigns(code);
    forget();
    if (code === '') return;
    setWrong(codeFault(code) !== null);
    if (codeFault(code) === null) askAbout(code, null);
  }, [addressCode, askAbout, forget]);

  const change = (next: string) => {
    setSigns(next);
    setWrong(false);
    forget();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isFine = signs === '' ? sha256 !== null : codeFault(signs) === null;
    setWrong(!isFine);
    if (isFine) askAbout(signs, sha256);
    else field.current?.focus();
  };
  const take = async (next: File) => {
    forget();
    const hash = await read(next);
    if (hash) askAbout(codeFault(signs) === null ? signs : '', hash);
  };
  const removeFile = () => {
    remove();
    forget();
  };
  const problem = isWrong ? (signs === '' ? words.check.codeEmpty : codeProblem(words, signs)) : null;

  return (
    <>
      <h1 tabIndex={-1}>{words.check.title}</h1>
      <p className="lead">{words.check.lead}</p>
      <form className="panel" onSubmit={submit} noValidate>
        <CodeField
          ref={field}
          label={words.check.code}
          hint={words.check.codeHint}
          problem={problem}
          signs={signs}
          onChange={change}
        />
        <button type="submit">{words.check.submit}</button>
      </form>
      <Answer asking={asking} again={() => askAbout(codeFault(signs) === null ? signs : '', sha256)}>
        {(checked) => <CheckAnswer checked={checked} onToStatus={() => onToStatus(signs)} />}
      </Answer>
      <FileDrop file={file} onFile={(next) => void take(next)} onRemove={removeFile} />
      <p className="hint">{words.check.privacy}</p>
    </>
  );
}
