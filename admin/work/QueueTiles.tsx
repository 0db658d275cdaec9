import type { InboxCode, InboxQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { CountTiles } from '../shared/CountTiles.tsx';

interface QueueTilesProps {
  readonly queues: Readonly<InboxQuery['inbox']>;
  /** Whose list is on the page, if one is. */
  readonly chosen?: InboxCode;
}

/** One tile a queue: its count and its name; each is a link to its list. */
export function QueueTiles({ queues, chosen }: QueueTilesProps) {
  const { t, term } = useWords();
  return (
    <CountTiles
      label={t('work.queues')}
      tiles={queues.map(({ code, count }) => ({
        key: code,
        to: `/work/${code}`,
        count,
        words: term('inbox', code),
        chosen: code === chosen,
      }))}
    />
  );
}
