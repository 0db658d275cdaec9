import { type DoorOffice, hoursWords, officeName, type Said } from './officeWords.ts';
import { Telephone } from './Telephone.tsx';
import { useWords } from './useWords.ts';

/** A text, marked where it is not in the language of the page. */
export function InLanguage({ said }: { readonly said: Said }) {
  const { language } = useWords();
  return said.language === language ? said.text : <span lang={said.language}>{said.text}</span>;
}

interface OfficeCardProps {
  readonly office: DoorOffice;
  /** The level of its heading where it needs another than the third. */
  readonly heading?: 'h3' | 'h4';
  readonly withHours?: boolean;
}

/** An office as its door tells: name, address, telephone, hours. */
export function OfficeCard({ office, heading: Heading = 'h3', withHours = true }: OfficeCardProps) {
  const { language, words } = useWords();
  const labels = words.shell.office;
  return (
    <div className="office">
      <Heading>
        <InLanguage said={officeName(language, office)} />
      </Heading>
      <dl className="facts">
        {office.phone ? (
          <div>
            <dt>{labels.phone}</dt>
            <dd>
              <Telephone printed={office.phone} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{labels.address}</dt>
          <dd>
            <InLanguage said={{ text: office.addressKk, language: 'kk' }} />
          </dd>
        </div>
        {withHours ? (
          <div>
            <dt>{labels.hours}</dt>
            <dd>
              {hoursWords(words, office)}
              <br />
              {labels.daysOff}
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}
