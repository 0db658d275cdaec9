import english from 'ra-language-english';
import { absences } from './en/absences.ts';
import { attachments } from './en/attachments.ts';
import { calendar } from './en/calendar.ts';
import { caseScreens } from './en/caseScreens.ts';
import { deadlines } from './en/deadlines.ts';
import { delivery } from './en/delivery.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { lists } from './en/lists.ts';
import { live } from './en/live.ts';
import { oversight } from './en/oversight.ts';
import { papers } from './en/papers.ts';
import { problems } from './en/problems.ts';
import { provider } from './en/provider.ts';
import { reports } from './en/reports.ts';
import { screens } from './en/screens.ts';
import { story } from './en/story.ts';
import { terms } from './en/terms.ts';
import { tokens } from './en/tokens.ts';
import { totp } from './en/totp.ts';

/** Names of the resources, for react-admin's own messages. */
const resources = {
  cases: { name: 'Case |||| Cases' },
  offices: { name: 'Office |||| Offices' },
  users: { name: 'User |||| Users' },
  applicants: { name: 'Applicant |||| Applicants' },
  referenceEntries: { name: 'Reference entry |||| Reference lists' },
};

/** English: the source from which the keys of the other two languages are typed. */
export const en = {
  ...english,
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
  ...deadlines,
  ...oversight,
  ...delivery,
  ...papers,
  ...reports,
  ...calendar,
  ...tokens,
  ...totp,
  ...provider,
};
