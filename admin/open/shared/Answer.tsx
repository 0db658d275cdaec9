import { type ReactNode, useEffect, useRef } from 'react';
import { Mark, type MarkKind } from './Mark.tsx';
import { problemWords } from './problemWords.ts';
import type { Asking } from './useAsking.ts';
import { useWords } from './useWords.ts';

interface VerdictProps {
  readonly mark: MarkKind;
  readonly title: string;
  readonly children?: ReactNode;
}

/** An answer: a shape, its words, and what belongs to it; the colour only repeats them. */
export function Verdict({ mark, title, children }: VerdictProps) {
  return (
    <section className={`verdict ${mark}`}>
      <h2>
        <Mark kind={mark} />
        <span>{title}</span>
      </h2>
      {children}
    </section>
  );
}

interface AnswerProps<Data> {
  readonly asking: Asking<Data>;
  readonly again: () => void;
  readonly children: (answer: Data) => ReactNode;
}

/** The place of an answer, which a screen reader tells when it comes: grey lines before, words when it fails. */
export function Answer<Data>({ asking, again, children }: AnswerProps<Data>) {
  const { words } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const isThere = asking.state === 'answered' || asking.state === 'failed';

  // On a small screen the answer comes below what is seen.
  useEffect(() => {
    if (!isThere || !place.current) return;
    if (place.current.getBoundingClientRect().top > innerHeight / 2) place.current.scrollIntoView();
  }, [isThere]);

  return (
    <div ref={place} role="status" className="answer" aria-busy={asking.state === 'busy'}>
      {asking.state === 'busy' ? <Waiting /> : null}
      {asking.state === 'answered' ? children(asking.answer) : null}
      {asking.state === 'failed' ? (
        <Verdict mark="warn" title={words.shell.problem.title}>
          <p>{problemWords(words, asking.problem)}</p>
          <button type="button" className="second" onClick={again}>
            {words.shell.again}
          </button>
        </Verdict>
      ) : null}
    </div>
  );
}

/** Grey lines where the answer will be, with the words for those who do not see them. */
export function Waiting() {
  const { words } = useWords();
  return (
    <div className="waiting">
      <span className="unseen">{words.shell.loading}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
