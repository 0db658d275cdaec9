import { formatLongDate } from '../../i18n/format.ts';
import { Verdict } from '../shared/Answer.tsx';
import { InLanguage } from '../shared/OfficeCard.tsx';
import { officeName } from '../shared/officeWords.ts';
import { PageLink } from '../shared/PageLink.tsx';
import { Telephone } from '../shared/Telephone.tsx';
import { useWords } from '../shared/useWords.ts';
import { type Checked, checkSentences, type IssuedPaper } from './checkSentences.ts';

interface CheckAnswerProps {
  readonly checked: Checked;
  readonly onToStatus: () => void;
}

/** The answer about a paper, with what to compare and where to turn. */
export function CheckAnswer({ checked, onToStatus }: CheckAnswerProps) {
  const { words } = useWords();
  const { mark, title, text } = checkSentences(words, checked);
  const { paper } = checked;
  return (
    <Verdict mark={mark} title={title}>
      {paper ? <PaperFacts paper={paper} /> : null}
      <p>{text}</p>
      {paper?.kind === 'RECEIPT' && mark === 'yes' ? (
        <p>
          <PageLink page="status" onFollow={onToStatus} className="button second">
            {words.check.toStatus}
          </PageLink>
        </p>
      ) : null}
      {paper ? null : (
        <p>
          <PageLink page="info" anchor="offices">
            {words.check.offices}
          </PageLink>
        </p>
      )}
    </Verdict>
  );
}

function PaperFacts({ paper }: { readonly paper: IssuedPaper }) {
  const { language, words } = useWords();
  const { fact, kind } = words.check;
  return (
    <dl className="facts compare">
      <div>
        <dt>{fact.kind}</dt>
        <dd>{kind[paper.kind]}</dd>
      </div>
      <div>
        <dt>{fact.number}</dt>
        <dd className="strong">{paper.number}</dd>
      </div>
      <div>
        <dt>{fact.issuedOn}</dt>
        <dd className="strong">{formatLongDate(language, paper.issuedOn)}</dd>
      </div>
      <div>
        <dt>{fact.office}</dt>
        <dd>
          <span className="strong">
            <InLanguage said={officeName(language, paper.office)} />
          </span>
          {paper.office.phone ? (
            <>
              <br />
              {words.shell.office.phone}: <Telephone printed={paper.office.phone} />
            </>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}
