import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser } from './serve.ts';

const PICTURES = new URL('screenshots', import.meta.url).pathname;

/** The system as `npm start` runs it, one for all files of a lane, and a browser of the file's own to look at it. */
export interface System {
  readonly url: string;
  /** Seconds from the command until it served. */
  readonly servedAfter: number;
  /** The demonstration's password. */
  readonly password: string;
  readonly browser: Browser;
  /** Closes the browser. */
  stop(): Promise<void>;
}

/** Opens a browser for the system of this lane. Other files have worked in it before: make the cases that you need. */
export async function startSystem(): Promise<System> {
  await mkdir(PICTURES, { recursive: true });
  const own = inject('systems')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!own) throw new Error(`There is no system for lane ${process.env.VITEST_POOL_ID}.`);
  const browser = await openBrowser();
  return { ...own, browser, stop: () => browser.close() };
}

/** Somebody at a screen of 1366×768, with a browser profile of his own; page errors are collected. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: uncaught errors, console errors, failed requests. */
  readonly faults: string[];
}

/** Takes a seat without signing in; the browser remembers the language from an earlier day. */
export async function seat(
  system: System,
  language: 'kk' | 'ru' | 'en' = 'kk',
  options: BrowserContextOptions = {},
  signedInAs?: string,
): Promise<Seat> {
  const context = await system.browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    baseURL: system.url,
    storageState: {
      cookies: [],
      origins: [{ origin: system.url, localStorage: [{ name: 'komek.language', value: language }] }],
    },
    ...options,
  });
  if (signedInAs) {
    const [name = '', value = ''] = (await openSession(system, signedInAs)).split('=');
    await context.addCookies([{ name, value, url: system.url, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on(
    'response',
    (response) => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`),
  );
  await page.goto('/');
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  return { context, page, faults };
}

/**
 * Signs in without the page and answers with the session's cookie, `name=value`. The form has tests of its own, and
 * filling it in at every seat took minutes of a run.
 */
export async function openSession(system: System, login: string): Promise<string> {
  const answer = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: system.url },
    body: JSON.stringify({
      query:
        'mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { roles } }',
      variables: { login, password: system.password },
    }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${login} was not signed in: ${await answer.text()}`);
  return cookie;
}

const LANGUAGE_NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

/** Switches the language by the menu, as a person does. */
export async function chooseLanguage(page: Page, language: keyof typeof LANGUAGE_NAMES): Promise<void> {
  await page
    .getByRole('combobox')
    .filter({ hasText: /Қазақша|Русский|English/ })
    .click();
  await page.getByRole('option', { name: LANGUAGE_NAMES[language] }).click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

/** Takes a seat and signs in. */
export async function signIn(
  system: System,
  login: string,
  language: 'kk' | 'ru' | 'en' = 'kk',
  options: BrowserContextOptions = {},
): Promise<Seat> {
  const taken = await seat(system, language, options, login);
  await taken.page.getByTestId('account').waitFor();
  return taken;
}

/** Keeps a picture of the page. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' });
}

/** Opens the dialog of a step, fills it in and takes the step. */
export async function takeStep(
  page: Page,
  name: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  await page.locator(`[data-transition="${name}"]`).click();
  const dialog = page.locator(`[data-dialog="${name}"]`);
  await dialog.waitFor();
  await fill();
  await dialog.locator(`[data-submit="${name}"]`).click();
  await dialog.waitFor({ state: 'detached' });
}
