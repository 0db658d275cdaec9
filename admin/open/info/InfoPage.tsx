import { useCallback, useEffect } from 'react';
import { PublicInformationDocument, type PublicInformationQuery } from '../../generated/graphql.ts';
import { Answer } from '../shared/Answer.tsx';
import { ask as askServer } from '../shared/ask.ts';
import { useAsking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { DocumentsSection } from './DocumentsSection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { OfficesSection } from './OfficesSection.tsx';
import { ComplaintSection, RefusalSection, ResultSection, WhoSection } from './StaticSections.tsx';

const SECTIONS = ['who', 'documents', 'limits', 'result', 'refusal', 'complaint', 'offices'] as const;

/** All about the service (Regulation cl. 8): who, where, with what, how long, and how to complain. */
export function InfoPage() {
  const { words } = useWords();
  const labels = words.info;
  const { asking, ask } = useAsking<PublicInformationQuery>();
  const load = useCallback(
    () => void ask(async () => (await askServer(PublicInformationDocument, {})).data),
    [ask],
  );
  useEffect(load, [load]);
  const told = asking.state === 'answered' ? asking.answer : null;

  // What the address points at is only there once the lists have come.
  useEffect(() => {
    if (told) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [told]);

  return (
    <>
      <h1 tabIndex={-1}>{labels.title}</h1>
      <p className="lead">{labels.lead}</p>
      <nav className="contents" aria-label={labels.contents}>
        <ul>
          {SECTIONS.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{labels[name].title}</a>
            </li>
          ))}
        </ul>
        <button type="button" className="second" onClick={() => print()}>
          {labels.print}
        </button>
      </nav>
      {asking.state === 'failed' ? (
        <Answer asking={asking} again={load}>
          {() => null}
        </Answer>
      ) : null}
      <WhoSection />
      <DocumentsSection documents={told?.neededDocuments ?? null} asking={asking.state} />
      <LimitsSection limits={told?.serviceLimits ?? null} asking={asking.state} />
      <ResultSection />
      <RefusalSection />
      <ComplaintSection />
      <OfficesSection offices={told?.publicOffices ?? null} asking={asking.state} />
      <p className="hint">{labels.basis}</p>
    </>
  );
}
