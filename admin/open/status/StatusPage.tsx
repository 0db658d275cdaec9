import { type FormEvent, useId, useState } from 'react';
import { ApplicationStatusDocument } from '../../generated/graphql.ts';
import { codeProblem } from '../check/codeProblem.ts';
import { Answer, Verdict } from '../shared/Answer.tsx';
import { type Answered, ask as askServer } from '../shared/ask.ts';
import { CodeField, FieldProblem } from '../shared/CodeField.tsx';
import { Hint } from '../shared/Hint.tsx';
import { useAsking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { StatusAnswer } from './StatusAnswer.tsx';
import type { Application } from './stages.ts';

const EXAMPLE_NUMBER = 'AKS-2026/000147';

async function statusOf(number: string, code: string): Promise<Answered<Application | null>> {
  const { data, serverTime } = await askServer(ApplicationStatusDocument, { number, code });
  return { data: data.applicationStatus, serverTime };
}

/** Where an application stands, by the number and the code of its receipt; both stay on this page. */
export function StatusPage({ broughtCode }: { readonly broughtCode: string }) {
  const { words } = useWords();
  const labels = words.status;
  const id = useId();
  const [number, setNumber] = useState('');
  const [signs, setSigns] = useState(broughtCode);
  const [isTried, setTried] = useState(false);
  const { asking, ask, forget } = useAsking<Answered<Application | null>>();

  const numberProblem = isTried && number.trim() === '' ? labels.bothNeeded : null;
  const wrongCode = signs === '' ? labels.bothNeeded : codeProblem(words, signs);
  const change = (set: (next: string) => void) => (next: string) => {
    set(next);
    setTried(false);
    forget();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (number.trim() !== '' && wrongCode === null) void ask(() => statusOf(number, signs));
    else {
      const name = number.trim() === '' ? 'number' : 'code';
      event.currentTarget.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
    }
  };

  return (
    <>
      <h1 tabIndex={-1}>{labels.title}</h1>
      <p className="lead">{labels.lead}</p>
      <form className="panel" onSubmit={submit} noValidate autoComplete="off">
        <div className="field">
          <label htmlFor={id}>{labels.number}</label>
          <Hint id={`${id}-hint`} text={labels.numberHint} example={EXAMPLE_NUMBER} />
          <input
            id={id}
            name="number"
            className="code"
            value={number}
            onChange={(event) => change(setNumber)(event.currentTarget.value)}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={100}
            aria-invalid={numberProblem !== null}
            aria-describedby={numberProblem ? `${id}-problem ${id}-hint` : `${id}-hint`}
          />
          <FieldProblem id={`${id}-problem`} text={numberProblem} />
        </div>
        <CodeField
          label={labels.code}
          hint={labels.codeHint}
          problem={isTried ? wrongCode : null}
          signs={signs}
          onChange={change(setSigns)}
        />
        <button type="submit">{labels.submit}</button>
        <p className="hint">{labels.kept}</p>
      </form>
      <Answer asking={asking} again={() => void ask(() => statusOf(number, signs))}>
        {({ data, serverTime }) =>
          data ? (
            <StatusAnswer application={data} serverTime={serverTime} />
          ) : (
            <Verdict mark="no" title={labels.notFoundTitle}>
              <p>{labels.notFound}</p>
            </Verdict>
          )
        }
      </Answer>
    </>
  );
}
