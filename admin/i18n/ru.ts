import type { en } from './en.ts';
import { absences } from './ru/absences.ts';
import { attachments } from './ru/attachments.ts';
import { calendar } from './ru/calendar.ts';
import { caseScreens } from './ru/caseScreens.ts';
import { deadlines } from './ru/deadlines.ts';
import { delivery } from './ru/delivery.ts';
import { history } from './ru/history.ts';
import { home } from './ru/home.ts';
import { lists } from './ru/lists.ts';
import { live } from './ru/live.ts';
import { oversight } from './ru/oversight.ts';
import { papers } from './ru/papers.ts';
import { problems } from './ru/problems.ts';
import { provider } from './ru/provider.ts';
import { reactAdmin } from './ru/reactAdmin.ts';
import { reports } from './ru/reports.ts';
import { screens } from './ru/screens.ts';
import { story } from './ru/story.ts';
import { terms } from './ru/terms.ts';
import { tokens } from './ru/tokens.ts';
import { totp } from './ru/totp.ts';
import type { Words } from './words.ts';

const resources = {
  cases: { name: 'Дело |||| Дела |||| Дел' },
  offices: { name: 'Учреждение |||| Учреждения |||| Учреждений' },
  users: { name: 'Пользователь |||| Пользователи |||| Пользователей' },
  applicants: { name: 'Заявитель |||| Заявители |||| Заявителей' },
  referenceEntries: { name: 'Запись справочника |||| Справочники |||| Справочников' },
};

/** Russian. */
export const ru: Words<typeof en> = {
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
