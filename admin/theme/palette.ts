import type { CaseStatus, DueState } from '../generated/graphql.ts';

/** The few colours of the back office: ink on paper, one teal, and four tones that say how a case stands. */
export const colours = {
  ink: '#1c2b33',
  inkSoft: '#566670',
  line: '#dfe5e8',
  paper: '#ffffff',
  ground: '#f4f6f7',
  teal: '#0f5c6e',
  tealSoft: '#e6f0f2',
} as const;

/** How a status looks; the word always stands beside the colour. */
export type Tone = 'waiting' | 'working' | 'returned' | 'done' | 'closed';

/** Text and ground of each tone; every pair has a contrast of at least 4.5 : 1. */
export const tones: Readonly<Record<Tone, { readonly text: string; readonly ground: string }>> = {
  waiting: { text: '#1d4f91', ground: '#e7eef8' },
  working: { text: '#6d4a00', ground: '#fbf1da' },
  returned: { text: '#9a2a1f', ground: '#fbe9e6' },
  done: { text: '#1d6136', ground: '#e5f3ea' },
  closed: { text: '#4b5860', ground: '#eceff1' },
};

/** The tone of every status. */
export const statusTone: Readonly<Record<CaseStatus, Tone>> = {
  AKIM_REGISTERED: 'waiting',
  COMMISSION_REVIEW: 'working',
  IN_TRANSIT: 'waiting',
  REGISTERED: 'waiting',
  AWAITING_RESOLUTION: 'waiting',
  ASSIGNED: 'waiting',
  UNDER_REVIEW: 'working',
  DRAFTING: 'working',
  AWAITING_SIGNATURE: 'waiting',
  RETURNED: 'returned',
  SIGNED: 'done',
  DELIVERED: 'done',
  CANCELLED: 'closed',
};

/** The text colour of a due state, readable on paper and on ground; the words and a shape always stand beside it. */
export const dueTones: Readonly<Record<DueState, string>> = {
  LATE: tones.returned.text,
  TODAY: tones.working.text,
  THIS_WEEK: tones.waiting.text,
  LATER: colours.inkSoft,
};
