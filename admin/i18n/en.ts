import english from 'ra-language-english';
import { caseScreens } from './en/caseScreens.ts';
import { problems } from './en/problems.ts';
import { screens } from './en/screens.ts';
import { terms } from './en/terms.ts';

/** Names of the resources, for react-admin's own messages. */
const resources = {
  cases: { name: 'Case |||| Cases' },
  offices: { name: 'Office |||| Offices' },
  users: { name: 'User |||| Users' },
  applicants: { name: 'Applicant |||| Applicants' },
  referenceEntries: { name: 'Reference entry |||| Reference lists' },
};

/** English: the source from which the keys of the other two languages are typed. */
export const en = { ...english, resources, terms, problems, ...screens, ...caseScreens };
