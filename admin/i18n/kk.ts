import type { en } from './en.ts';
import { absences } from './kk/absences.ts';
import { attachments } from './kk/attachments.ts';
import { calendar } from './kk/calendar.ts';
import { caseScreens } from './kk/caseScreens.ts';
import { deadlines } from './kk/deadlines.ts';
import { delivery } from './kk/delivery.ts';
import { history } from './kk/history.ts';
import { home } from './kk/home.ts';
import { lists } from './kk/lists.ts';
import { live } from './kk/live.ts';
import { oversight } from './kk/oversight.ts';
import { papers } from './kk/papers.ts';
import { problems } from './kk/problems.ts';
import { provider } from './kk/provider.ts';
import { reactAdmin } from './kk/reactAdmin.ts';
import { reports } from './kk/reports.ts';
import { screens } from './kk/screens.ts';
import { story } from './kk/story.ts';
import { terms } from './kk/terms.ts';
import { tokens } from './kk/tokens.ts';
import { totp } from './kk/totp.ts';
import type { Words } from './words.ts';

const resources = {
  cases: { name: 'Іс |||| Істер' },
  offices: { name: 'Мекеме |||| Мекемелер' },
  users: { name: 'Пайдаланушы |||| Пайдаланушылар' },
  applicants: { name: 'Өтініш беруші |||| Өтініш берушілер' },
  referenceEntries: { name: 'Анықтамалық жазбасы |||| Анықтамалықтар' },
};

/** Kazakh, the default language. */
export const kk: Words<typeof en> = {
  ra: reactAdmin,
  resources,
  terms,
  problems,
  ...absences,
  ...history,
  ...home,
  ...attachments,
  ...lists,
  ...live,
  ...screens,
  ...caseScreens,
  ...story,
  ...calendar,
  ...tokens,
  ...totp,
  ...provider,
  ...deadlines,
  ...oversight,
  ...delivery,
  ...papers,
  ...reports,
};
