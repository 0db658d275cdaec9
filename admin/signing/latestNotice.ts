import type { NoticeWholeFragment } from '../generated/graphql.ts';

/** The last submitted version, or null before the first. */
export function latestNotice({
  notices,
}: {
  readonly notices: readonly NoticeWholeFragment[];
}): NoticeWholeFragment | null {
  return notices.reduce<NoticeWholeFragment | null>(
    (latest, notice) => (latest && latest.version > notice.version ? latest : notice),
    null,
  );
}
