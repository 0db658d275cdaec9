import { PageLink } from '../shared/PageLink.tsx';
import { useWords } from '../shared/useWords.ts';
import { InfoSection } from './InfoSection.tsx';

/** Who may apply (Standard cl. 6, 11). */
export function WhoSection() {
  const { who } = useWords().words.info;
  return (
    <InfoSection id="who" title={who.title}>
      <p>{who.text}</p>
      <ul>
        {Object.values(who.people).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{who.quarterly}</p>
    </InfoSection>
  );
}

/** The result is a written notice (Regulation cl. 7, Standard cl. 5, 15). */
export function ResultSection() {
  const { result } = useWords().words.info;
  return (
    <InfoSection id="result" title={result.title}>
      <p>{result.text}</p>
      <p>{result.ways}</p>
      <p>{result.code}</p>
      <p className="links">
        <PageLink page="status">{result.toStatus}</PageLink>
        <PageLink page="check">{result.toCheck}</PageLink>
      </p>
    </InfoSection>
  );
}

/** The grounds for refusal; there are no others (Standard cl. 16). */
export function RefusalSection() {
  const { refusal } = useWords().words.info;
  return (
    <InfoSection id="refusal" title={refusal.title}>
      <ol>
        {Object.values(refusal.grounds).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <p>{refusal.exempt}</p>
      <p>{refusal.restored}</p>
      <p className="strong">{refusal.only}</p>
    </InfoSection>
  );
}

/** To whom to complain and what to write (Standard cl. 20–25). */
export function ComplaintSection() {
  const { complaint } = useWords().words.info;
  return (
    <InfoSection id="complaint" title={complaint.title}>
      <ul>
        <li>{complaint.result}</li>
        <li>{complaint.rude}</li>
        <li>{complaint.court}</li>
      </ul>
      <p>{complaint.content}</p>
      <p>{complaint.answer}</p>
    </InfoSection>
  );
}
