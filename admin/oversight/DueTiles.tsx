import type { DueOverviewQuery, DueState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { CountTiles } from '../shared/CountTiles.tsx';
import { dueTones } from '../theme/palette.ts';
import { caseListLink } from './caseListLink.ts';

/** The states that have a tile, with the name of their count. */
const TILES = [
  { state: 'LATE', count: 'late' },
  { state: 'TODAY', count: 'today' },
  { state: 'THIS_WEEK', count: 'thisWeek' },
  { state: 'LATER', count: 'later' },
] as const satisfies readonly { state: DueState; count: string }[];

/** One tile a due state: how many open cases, as a link to their list. */
export function DueTiles({ offices }: { readonly offices: DueOverviewQuery['dueOverview'] }) {
  const { t, term } = useWords();
  return (
    <CountTiles
      label={t('oversight.tiles')}
      tiles={TILES.map(({ state, count }) => ({
        key: state,
        to: caseListLink({ due: [state] }),
        count: offices.reduce((total, office) => total + office[count], 0),
        words: term('dueState', state),
        colour: dueTones[state],
      }))}
    />
  );
}
