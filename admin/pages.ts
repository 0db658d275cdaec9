import { type ComponentType, lazy } from 'react';

/** A page that is fetched when it is opened. */
const page = <Name extends string, Props extends object = object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));

export const MyWork = page(() => import('./work/MyWork.tsx'), 'MyWork');
export const SigningPage = page(() => import('./signing/SigningPage.tsx'), 'SigningPage');
export const CaseList = page(() => import('./cases/CaseList.tsx'), 'CaseList');
export const CasePage = page(() => import('./cases/CasePage.tsx'), 'CasePage');
export const RegisterPage = page(() => import('./register/RegisterPage.tsx'), 'RegisterPage');
export const PaperPage = page(() => import('./papers/PaperPage.tsx'), 'PaperPage');
export const JournalsPage = page(() => import('./journals/JournalsPage.tsx'), 'JournalsPage');
export const OfficeList = page(() => import('./offices/OfficeList.tsx'), 'OfficeList');
export const OfficePage = page(() => import('./offices/OfficePage.tsx'), 'OfficePage');
export const OfficeEdit = page(() => import('./offices/OfficeEdit.tsx'), 'OfficeEdit');
export const OversightPage = page(() => import('./oversight/OversightPage.tsx'), 'OversightPage');
export const ReportsPage = page(() => import('./reports/ReportsPage.tsx'), 'ReportsPage');
export const CalendarPage = page(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage');
export const AbsencesPage = page(() => import('./absences/AbsencesPage.tsx'), 'AbsencesPage');
export const HistoryPage = page(() => import('./history/HistoryPage.tsx'), 'HistoryPage');
export const SessionsPage = page(() => import('./sessions/SessionsPage.tsx'), 'SessionsPage');
export const TokensPage = page(() => import('./tokens/TokensPage.tsx'), 'TokensPage');
export const TotpPage = page(() => import('./totp/TotpPage.tsx'), 'TotpPage');
export const UserList = page(() => import('./users/UserList.tsx'), 'UserList');
export const UserCreate = page(() => import('./users/UserCreate.tsx'), 'UserCreate');
export const UserEdit = page(() => import('./users/UserEdit.tsx'), 'UserEdit');
export const ReferenceList = page(() => import('./reference/ReferenceList.tsx'), 'ReferenceList');
export const ReferenceEdit = page(() => import('./reference/ReferenceEdit.tsx'), 'ReferenceEdit');
