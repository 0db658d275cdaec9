import { useId, useMemo, useState } from 'react';
import { Hint } from '../shared/Hint.tsx';
import type { DoorOffice } from '../shared/officeWords.ts';
import type { Asking } from '../shared/useAsking.ts';
import { useWords } from '../shared/useWords.ts';
import { fill } from '../words/words.ts';
import { DistrictOffices } from './DistrictOffices.tsx';
import { InfoSection, ListWaiting } from './InfoSection.tsx';
import { groupOffices, searchOffices } from './officeGroups.ts';

interface OfficesSectionProps {
  readonly offices: readonly DoorOffice[] | null;
  readonly asking: Asking<unknown>['state'];
}

/** Where to go: every department with the akims' offices of its district, and a search (Regulation cl. 3, app. 1, 2). */
export function OfficesSection({ offices, asking }: OfficesSectionProps) {
  const labels = useWords().words.info.offices;
  const id = useId();
  const [query, setQuery] = useState('');
  const groups = useMemo(() => groupOffices(offices ?? []), [offices]);
  const found = useMemo(() => searchOffices(groups, query), [groups, query]);
  const isSearched = query.trim() !== '';
  const akims = found.reduce((sum, { akimOffices }) => sum + akimOffices.length, 0);
  const told = found.length > 0 ? fill(labels.found, { departments: found.length, akims }) : labels.none;

  return (
    <InfoSection id="offices" title={labels.title}>
      <p>{labels.text}</p>
      <p className="hint">{labels.names}</p>
      <ListWaiting asking={asking} />
      {offices ? (
        <>
          <div className="field search">
            <label htmlFor={id}>{labels.search}</label>
            <Hint id={`${id}-hint`} text={labels.searchHint} example={labels.example} />
            <input
              id={id}
              type="search"
              value={query}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
          <p role="status" className="hint">
            {isSearched ? told : null}
          </p>
          {found.map((group) => (
            <DistrictOffices key={group.department.code} group={group} isFound={isSearched} />
          ))}
        </>
      ) : null}
    </InfoSection>
  );
}
