import { InLanguage, OfficeCard } from '../shared/OfficeCard.tsx';
import { type DoorOffice, districtName, hoursWords, officeName } from '../shared/officeWords.ts';
import { Telephone } from '../shared/Telephone.tsx';
import { useWords } from '../shared/useWords.ts';
import { fill } from '../words/words.ts';
import { type OfficeGroup, sameHours } from './officeGroups.ts';

interface DistrictOfficesProps {
  readonly group: OfficeGroup;
  /** Few are left by a search, so they are shown at once. */
  readonly isFound: boolean;
}

/** A district: its department, and below it the akims' offices. */
export function DistrictOffices({ group: { department, akimOffices }, isFound }: DistrictOfficesProps) {
  const { language, words } = useWords();
  const isSame = sameHours([department, ...akimOffices]);
  return (
    <article className="district">
      <h3>
        <InLanguage said={districtName(language, department)} />
      </h3>
      <OfficeCard office={department} heading="h4" />
      {akimOffices.length > 0 ? (
        <details key={String(isFound)} open={isFound}>
          <summary>{fill(words.info.offices.akims, { count: akimOffices.length })}</summary>
          {isSame ? <Hours office={department} /> : null}
          <ul className="akims">
            {akimOffices.map((office) => (
              <AkimOffice key={office.code} office={office} withHours={!isSame} />
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}

function Hours({ office }: { readonly office: DoorOffice }) {
  const { words } = useWords();
  const labels = words.shell.office;
  return (
    <p className="hint">
      {labels.hours}: {hoursWords(words, office)}. {labels.daysOff}
    </p>
  );
}

interface AkimOfficeProps {
  readonly office: DoorOffice;
  readonly withHours: boolean;
}

function AkimOffice({ office, withHours }: AkimOfficeProps) {
  const { language, words } = useWords();
  return (
    <li>
      <span className="strong">
        <InLanguage said={officeName(language, office)} />
      </span>
      <span>
        <InLanguage said={{ text: office.addressKk, language: 'kk' }} />
      </span>
      {office.phone ? (
        <span>
          <Telephone printed={office.phone} />
        </span>
      ) : null}
      {withHours ? <span>{hoursWords(words, office)}</span> : null}
    </li>
  );
}
