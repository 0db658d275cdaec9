import type { Page } from 'playwright-core';
import { ask, caseFor, caseIn, noticeIn } from '../ask.ts';

/** A screen of the back office: how to come there, and what is pressed when it has come. */
export interface Screen {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** Opens a dialog or a part of the page. */
  readonly open?: (page: Page) => Promise<void>;
}

const press = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
};

const dialog = (step: string, filter?: object): Screen => ({
  name: `dialog ${step}`,
  path: (page) => caseFor(page, step, filter),
  open: async (page) => {
    await page.locator(`[data-transition="${step}"]`).click();
    await page.locator(`[data-dialog="${step}"]`).waitFor();
  },
});

const casePage = (status: string): Screen => ({
  name: `case ${status}`,
  path: (page) => caseIn(page, status),
});

const first = (list: string, path: (id: string) => string) => async (page: Page) => {
  const data = await ask<Record<string, { nodes: readonly { id: string }[] }>>(
    page,
    `{ ${list}(first: 1) { nodes { id } } }`,
  );
  return path(data[list]?.nodes[0]?.id ?? '');
};

const home: Screen = { name: 'home', path: '/' };
const cases: Screen = { name: 'cases', path: '/cases' };
const queue = (code: string): Screen => ({ name: `queue ${code}`, path: `/work/${code}` });
const search = (text: string): Screen => ({
  name: 'search',
  path: '/password',
  open: async (page) => {
    await page.getByTestId('search').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(text);
    await page.getByRole('option').first().waitFor();
  },
});
const journals: Screen = {
  name: 'journals',
  path: '/journals',
  open: async (page) => {
    await page.locator('input[type="radio"][value="CHOSEN"]').check();
    await page.getByTestId('journal-from').waitFor();
  },
};
const printMany: Screen = {
  name: 'print many',
  path: '/cases',
  open: async (page) => {
    await page.locator('tbody input[type="checkbox"]').first().check();
    await page.getByTestId('print-many').click();
    await page.locator('[data-dialog="printMany"]').waitFor();
  },
};
const reports: Screen = { name: 'reports', path: '/reports?period=QUARTER&by=WEEK' };
const sessions: Screen = { name: 'sessions', path: '/sessions' };
const tokens: Screen = {
  name: 'api tokens, a new one',
  path: '/tokens',
  open: async (page) => {
    await page.getByTestId('create-token').click();
    await page.getByRole('dialog').waitFor();
  },
};
const bell: Screen = { name: 'notifications', path: '/password', open: press('[data-testid="bell"]') };

/** Every screen under the sign-in that has it; who has most comes first, so that nobody walks alone at the end. */
export const SCREENS: Readonly<Record<string, readonly Screen[]>> = {
  'aks.clerk': [
    home,
    queue('CLERK_TO_FORWARD'),
    queue('CLERK_FROM_AKIM'),
    queue('CLERK_RECEIPTS'),
    queue('CLERK_POSTED'),
    dialog('confirmPostDelivery', { letter: ['UNDERWAY'] }),
    dialog('recordPostReturn', { letter: ['UNDERWAY'] }),
    { name: 'register', path: '/register' },
    {
      name: 'register, refused',
      path: '/register',
      open: async (page) => {
        await page.locator('input[name="iin"]').fill('123456789012');
        await page.getByTestId('register').click();
        await page.locator('.Mui-error').first().waitFor();
      },
    },
    cases,
    { name: 'cases, more filters', path: '/cases', open: press('[data-testid="more-filters"]') },
    { name: 'cases, columns', path: '/cases', open: press('[data-testid="columns"]') },
    { name: 'cases, kept views', path: '/cases', open: press('[data-testid="views"]') },
    { name: 'dialog export', path: '/cases', open: press('[data-testid="export"]') },
    search('0000'),
    sessions,
    tokens,
    casePage('REGISTERED'),
    dialog('forwardToHead'),
    dialog('receiveFromAkim'),
    { name: 'receipt', path: async (page) => `${await caseIn(page, 'REGISTERED')}/papers/receipt` },
    {
      name: 'preview of a paper',
      path: (page) => caseIn(page, 'REGISTERED'),
      open: async (page) => {
        await page.getByTestId('preview-paper').first().click();
        await page.locator('canvas[data-drawn]').waitFor();
      },
    },
    printMany,
    {
      name: 'print all receipts',
      path: '/work/CLERK_RECEIPTS',
      open: async (page) => {
        await page.getByTestId('print-receipts').click();
        await page.locator('[data-dialog="printMany"]').waitFor();
      },
    },
    journals,
    { name: 'password', path: '/password' },
    { name: 'two-steps', path: '/two-steps' },
    { name: 'not found', path: '/nowhere' },
    { name: 'not mine', path: '/users' },
    bell,
  ],
  'aks.head': [
    home,
    queue('HEAD_TO_RESOLVE'),
    queue('HEAD_TO_SIGN'),
    queue('HEAD_RETURNED'),
    casePage('AWAITING_RESOLUTION'),
    dialog('assignExecutor', { status: ['AWAITING_RESOLUTION'] }),
    {
      name: 'signing',
      path: '/signing',
      open: async (page) => {
        await page.locator('[data-reading] [data-drawn]').waitFor();
      },
    },
    dialog('signNotice', { status: ['AWAITING_SIGNATURE'] }),
    dialog('returnNotice', { status: ['AWAITING_SIGNATURE'] }),
    dialog('reassignExecutor'),
    dialog('cancelCase'),
    {
      name: 'reassign many',
      path: '/cases?filter={"status":["DRAFTING"]}',
      open: async (page) => {
        await page.locator('tbody input[type="checkbox"]:enabled').first().check();
        await page.getByTestId('reassign-many').click();
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'cases, none found',
      path: '/cases?filter={"search":"ЖОҚ-0000"}',
    },
    {
      name: 'preview of a draft',
      path: (page) => caseFor(page, 'signNotice'),
      open: async (page) => {
        await page.getByTestId('preview-draft').click();
        await page.locator('canvas[data-drawn]').waitFor();
      },
    },
    journals,
    { name: 'oversight', path: '/oversight' },
    reports,
    { name: 'absences', path: '/absences' },
    { name: 'dialog name acting', path: '/absences', open: press('[data-testid="name-acting"]') },
    { name: 'dialog record absence', path: '/absences', open: press('[data-testid="record-absence"]') },
    bell,
  ],
  'aks.executor': [
    home,
    queue('EXECUTOR_NEW'),
    queue('EXECUTOR_TO_CHECK'),
    queue('EXECUTOR_TO_DRAFT'),
    queue('EXECUTOR_TO_DELIVER'),
    queue('EXECUTOR_READY'),
    queue('EXECUTOR_POSTED'),
    queue('EXECUTOR_CAME_BACK'),
    casePage('UNDER_REVIEW'),
    {
      name: 'explanation of a due time',
      path: (page) => caseFor(page, 'submitNotice', { status: ['DRAFTING'] }),
      open: press('[data-explain]'),
    },
    dialog('acceptDocuments'),
    dialog('completeCheck'),
    {
      ...dialog('submitNotice', { status: ['DRAFTING'] }),
      name: 'dialog submitNotice, refusal',
      open: async (page) => {
        await page.locator('[data-transition="submitNotice"]').click();
        await page.locator('input[name="kind"][value="REFUSAL"]').check();
      },
    },
    dialog('recordHandDelivery'),
    dialog('announceCollection', { status: ['SIGNED'] }),
    dialog('recordPostDispatch', { status: ['SIGNED'] }),
    casePage('SIGNED'),
    casePage('DELIVERED'),
    { name: 'notice', path: (page) => noticeIn(page, 'DELIVERED') },
    bell,
  ],
  admin: [
    home,
    { name: 'users', path: '/users' },
    { name: 'new user', path: '/users/create' },
    {
      name: 'new user, refused',
      path: '/users/create',
      open: async (page) => {
        await page.locator('main form button[type="submit"]').click();
        await page.locator('.Mui-error').first().waitFor();
      },
    },
    { name: 'user', path: first('users', (id) => `/users/${id}`) },
    { name: 'offices', path: '/offices' },
    { name: 'office', path: first('offices', (id) => `/offices/${id}/show`) },
    { name: 'change of an office', path: first('offices', (id) => `/offices/${id}`) },
    { name: 'reference lists', path: '/referenceEntries' },
    {
      name: 'reference entry',
      path: '/referenceEntries',
      open: async (page) => {
        await page.locator('tbody a').first().click();
        await page.locator('form').waitFor();
      },
    },
    { name: 'calendar', path: '/calendar' },
    {
      name: 'calendar, a day',
      path: '/calendar',
      open: async (page) => {
        await page.locator('[data-date]').first().click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'time limits', path: '/calendar/limits' },
    { name: 'office hours', path: '/calendar/hours' },
    { name: 'dialog office hours', path: '/calendar/hours', open: press('[data-testid="set-hours"]') },
    { name: 'calendar changes', path: '/calendar/changes' },
    { name: 'try a due time', path: '/calendar/trial', open: press('[data-testid="try"]') },
    { name: 'absences', path: '/absences' },
    sessions,
    tokens,
    {
      name: 'dialog end a session',
      path: '/sessions',
      open: press('[data-session] button'),
    },
    search('clerk'),
  ],
  'aks01.clerk': [
    home,
    queue('AKIM_REGISTERED'),
    queue('AKIM_AT_COMMISSION'),
    queue('AKIM_SENT'),
    queue('AKIM_TO_HAND_OVER'),
    { name: 'register', path: '/register' },
    casePage('COMMISSION_REVIEW'),
    dialog('recordConclusion'),
    dialog('sendToDepartment'),
  ],
  'aks.overseer': [
    home,
    cases,
    casePage('DRAFTING'),
    casePage('CANCELLED'),
    { name: 'oversight', path: '/oversight' },
    { name: 'calendar changes', path: '/calendar/changes' },
    {
      name: 'history, proven',
      path: '/history',
      open: async (page) => {
        await page.getByTestId('prove-whole').click();
        await page.getByTestId('proof').waitFor();
      },
    },
  ],
  analyst: [home, cases, casePage('DELIVERED'), { name: 'oversight', path: '/oversight' }, reports],
};
