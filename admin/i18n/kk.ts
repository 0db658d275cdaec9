import type { en } from './en.ts';
import { absences } from './kk/absences.ts';
import { calendar } from './kk/calendar.ts';
import { caseScreens } from './kk/caseScreens.ts';
import { deadlines } from './kk/deadlines.ts';
import { oversight } from './kk/oversight.ts';
import { problems } from './kk/problems.ts';
import { reactAdmin } from './kk/reactAdmin.ts';
import { screens } from './kk/screens.ts';
import { terms } from './kk/terms.ts';
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
  ...screens,
  ...caseScreens,
  ...calendar,
  ...deadlines,
  ...oversight,
};
