import type { PublicInformationQuery } from '../../generated/graphql.ts';
import type { Asking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { InfoSection, ListWaiting } from './InfoSection.tsx';

type NeededDocument = PublicInformationQuery['neededDocuments'][number];

interface DocumentsSectionProps {
  readonly documents: readonly NeededDocument[] | null;
  readonly asking: Asking<unknown>['state'];
}

/** The documents to hand in (Regulation cl. 14, Standard cl. 11–14). */
export function DocumentsSection({ documents, asking }: DocumentsSectionProps) {
  const labels = useWords().words.info.documents;
  const always = documents?.filter(({ required }) => required) ?? [];
  const sometimes = documents?.filter(({ required }) => !required) ?? [];
  return (
    <InfoSection id="documents" title={labels.title}>
      <ListWaiting asking={asking} />
      {always.length > 0 ? <DocumentNames title={labels.always} documents={always} /> : null}
      {sometimes.length > 0 ? <DocumentNames title={labels.sometimes} documents={sometimes} /> : null}
      <p>{labels.identity}</p>
      <p>{labels.forms}</p>
      <p>{labels.receipt}</p>
    </InfoSection>
  );
}

interface DocumentNamesProps {
  readonly title: string;
  readonly documents: readonly NeededDocument[];
}

function DocumentNames({ title, documents }: DocumentNamesProps) {
  const { language } = useWords();
  return (
    <>
      <p>{title}</p>
      <ul>
        {documents.map(({ kind, nameKk, nameRu }) => (
          <li key={kind}>{language === 'ru' ? nameRu : nameKk}</li>
        ))}
      </ul>
    </>
  );
}
