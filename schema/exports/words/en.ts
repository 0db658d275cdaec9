import type { ExportWords } from './ExportWords.ts';

/** The words of a file in English. */
export const en: ExportWords = {
  cases: 'Cases',
  columns: {
    NUMBER: 'Number',
    AKIM_NUMBER: 'Number of the akim’s office',
    STATUS: 'Status',
    OUTCOME: 'Outcome',
    APPLICANT: 'Applicant',
    IIN: 'IIN',
    EXECUTOR: 'Responsible executor',
    OFFICE: 'Authorised body',
    AKIM_OFFICE: 'Akim’s office',
    CHANNEL: 'Received through',
    RECEIVED_AT: 'Received',
    REGISTERED_AT: 'Registered',
    STATUS_CHANGED_AT: 'In this status since',
    DUE_AT: 'Due',
    DUE_STATE: 'State of the time limit',
    RETURN_COUNT: 'Times returned',
    LANGUAGE: 'Language of papers',
    DELIVERY_PREFERENCE: 'Receiving the notice',
  },
  status: {
    AKIM_REGISTERED: 'Registered by akim',
    COMMISSION_REVIEW: 'With the district commission',
    IN_TRANSIT: 'Sent to the authorised body',
    REGISTERED: 'Registered',
    AWAITING_RESOLUTION: 'Awaiting resolution',
    ASSIGNED: 'Assigned to executor',
    UNDER_REVIEW: 'Documents under check',
    DRAFTING: 'Notice in preparation',
    AWAITING_SIGNATURE: 'Awaiting signature',
    RETURNED: 'Returned for supplementing',
    SIGNED: 'Signed',
    DELIVERED: 'Delivered',
    CANCELLED: 'Cancelled',
  },
  channel: {
    DEPARTMENT: 'Authorised body',
    AKIM: 'Akim’s office',
  },
  deliveryPreference: {
    DEPARTMENT: 'In person, at the authorised body',
    AKIM_OFFICE: 'In person, at the akim’s office',
    POST: 'By post',
  },
  paperLanguage: {
    KK: 'Kazakh',
    RU: 'Russian',
  },
  noticeKind: {
    ASSIGNMENT: 'Assignment',
    REFUSAL: 'Refusal',
  },
  dueState: {
    LATE: 'Overdue',
    TODAY: 'Due today',
    THIS_WEEK: 'Due this week',
    LATER: 'Due later',
  },
};
