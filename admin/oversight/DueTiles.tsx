import type { OfficeDueLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { CountTiles } from '../shared/CountTiles.tsx';
import { dueTones } from '../theme/palette.ts';
import { caseListLink } from './caseListLink.ts';
import { DUE_PARTS } from './dueParts.ts';

/** One tile a due state: how many open cases, as a link to their list. */
export function DueTiles({ offices }: { readonly offices: readonly OfficeDueLineFragment[] }) {
  const { t, term } = useWords();
  return (
    <CountTiles
      label={t('oversight.tiles')}
      tiles={DUE_PARTS.map(({ state, count }) => ({
        key: state,
        to: caseListLink({ due: [state] }),
        count: offices.reduce((total, office) => total + office[count], 0),
        words: term('dueState', state),
        colour: dueTones[state],
      }))}
    />
  );
}
