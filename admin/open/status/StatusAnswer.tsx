import { formatLongDate, officeMoment } from '../../i18n/format.ts';
import { Verdict } from '../shared/Answer.tsx';
import { OfficeCard } from '../shared/OfficeCard.tsx';
import { PageLink } from '../shared/PageLink.tsx';
import { Telephone } from '../shared/Telephone.tsx';
import { useWords } from '../shared/useWords.ts';
import { fill } from '../words/words.ts';
import { StageLine } from './StageLine.tsx';
import { type Application, isLate } from './stages.ts';
import { contactsOf, statusSentences } from './statusSentences.ts';

interface StatusAnswerProps {
  readonly application: Application;
  readonly serverTime: string;
}

/** Where an application stands: the words first, then the way, the days, and where to turn. */
export function StatusAnswer({ application, serverTime }: StatusAnswerProps) {
  const { language, words } = useWords();
  const labels = words.status;
  const { mark, now, next, todo, waits, mayComplain } = statusSentences(words, language, application);
  const late = isLate(application, officeMoment(serverTime).date);
  const contacts = contactsOf(application);
  const isOpen = application.status !== 'DELIVERED' && application.status !== 'CANCELLED';
  const dates = [
    { label: labels.fact.receivedOn, date: application.receivedOn },
    { label: labels.fact.since, date: application.since },
    { label: labels.fact.promisedOn, date: isOpen ? application.promisedOn : null },
  ];
  return (
    <Verdict mark={mark} title={now}>
      <p className="hint">{fill(labels.answerFor, { number: application.number })}</p>
      {late ? <Late date={application.promisedOn ?? ''} phone={contacts[0]?.phone ?? null} /> : null}
      {late && waits ? null : (
        <div className="todo">
          <h3>{labels.todoTitle}</h3>
          <p>{todo}</p>
          {mayComplain ? <ComplainLink /> : null}
        </div>
      )}
      <h3>{labels.nextTitle}</h3>
      <p>{next}</p>
      <h3>{labels.stagesTitle}</h3>
      <StageLine application={application} />
      <dl className="facts">
        {dates.map(({ label, date }) =>
          date ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{formatLongDate(language, date)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <h3>{labels.whereTitle}</h3>
      {contacts.map((office) => (
        <OfficeCard key={office.code} office={office} heading="h4" />
      ))}
    </Verdict>
  );
}

function ComplainLink() {
  const { words } = useWords();
  return (
    <p>
      <PageLink page="info" anchor="complaint">
        {words.status.howToComplain}
      </PageLink>
    </p>
  );
}

function Late({ date, phone }: { readonly date: string; readonly phone: string | null }) {
  const { language, words } = useWords();
  const labels = words.status.late;
  return (
    <div className="late">
      <h3>{labels.title}</h3>
      <p>{fill(labels.text, { date: formatLongDate(language, date) })}</p>
      {phone ? (
        <p>
          {words.shell.office.phone}: <Telephone printed={phone} />
        </p>
      ) : null}
      <p>{labels.complain}</p>
      <ComplainLink />
    </div>
  );
}
