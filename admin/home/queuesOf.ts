import type { InboxCode, InboxQuery } from '../generated/graphql.ts';
import type { HomeQueue } from './QueueSection.tsx';

/** The queues of a home in its own order, each with its first few cases. */
export const queuesOf = (
  inbox: InboxQuery['inbox'],
  firstOnes: readonly (readonly [InboxCode, { readonly nodes: HomeQueue['cases'] }])[],
): HomeQueue[] =>
  firstOnes.map(([code, { nodes }]) => ({
    code,
    count: inbox.find((queue) => queue.code === code)?.count ?? nodes.length,
    cases: nodes,
  }));
