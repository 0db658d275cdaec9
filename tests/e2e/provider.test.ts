import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../load/processes.ts';
import { CLIENT_ID, CLIENT_SECRET, startProvider, type TestProvider } from '../signIn/oidcProvider.ts';
import { axeViolations } from './checks/axe.ts';
import { settled } from './checks/settled.ts';
import { openBrowser, type Served, serve } from './serve.ts';
import { picture, type Seat, type System, seat } from './system.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const PASSWORD = 'жеті рет өлшеп бір рет кес';
const FIRST = ['--login', 'first', '--office', 'AKS', '--surname', 'Бірінші', '--given-name', 'Адам'];

let folder: string;
let provider: TestProvider;
let served: Served | undefined;
let system: System;
const seats: Seat[] = [];
/** The page of whom the provider has let in. */
let head: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-provider-'));
  const port = await freePort();
  provider = await startProvider(`http://localhost:${port}/sign-in/oidc/callback`);
  await writeFile(join(folder, 'client-secret'), CLIENT_SECRET);
  const env = { NODE_ENV: 'development', KOMEK_DEMO: 'off', SWEEP_SECONDS: '0' };
  execFileSync('npm', ['run', '--silent', 'admin:create', '--', ...FIRST], {
    cwd: ROOT,
    env: { ...process.env, ...env, KOMEK_DATA_DIR: folder, KOMEK_ADMIN_PASSWORD: PASSWORD },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  served = await serve(folder, {
    ...env,
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET_FILE: join(folder, 'client-secret'),
    OIDC_NAME_KK: 'eGov',
    OIDC_NAME_RU: 'eGov',
    OIDC_NAME_EN: 'eGov',
    OIDC_ONLY: 'on',
    // A browser takes localhost for as safe as HTTPS.
    COOKIE_SECURE: 'on',
  });
  const browser = await openBrowser();
  const url = `http://localhost:${port}`;
  system = { url, servedAfter: served.servedAfter, password: PASSWORD, browser, stop: () => browser.close() };
});
afterAll(async () => {
  for (const { context } of seats) await context.close();
  await system?.stop();
  await served?.stop();
  await provider?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function sitDown(language: 'kk' | 'ru'): Promise<Page> {
  const taken = await seat(system, language);
  seats.push(taken);
  return taken.page;
}

/** The administrator's page; he may still sign in by his password. */
async function administrator(): Promise<Page> {
  const page = await sitDown('ru');
  await page.locator('input[name="login"]').fill('first');
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByTestId('account').waitFor();
  return page;
}

/** The names of the cookies that the page's browser keeps; throws for one that a script, plain HTTP or another site gets. */
async function cookiesOf(page: Page): Promise<readonly string[]> {
  const cookies = await page.context().cookies(system.url);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
  return cookies.map(({ name }) => name).sort();
}

describe('signing in by the provider, in a browser', () => {
  it('asks everybody but administrators to come that way, and says in his language what went wrong there', async () => {
    const page = await sitDown('kk');
    await page.getByTestId('provider').waitFor();
    expect(await page.getByTestId('provider').innerText()).toBe('eGov арқылы кіру');
    await settled(page);
    await picture(page, 'provider-sign-in-kk');
    expect(await axeViolations(page)).toEqual([]);

    provider.next.cancels = true;
    await page.getByTestId('provider').click();
    await page.getByText('Сыртқы тіркелгі арқылы кіру тоқтатылды.').waitFor();
    Object.assign(provider.next, { cancels: false, accountId: 'egov-1' });
    await page.getByTestId('provider').press('Enter');
    await page.getByText('Бұл сыртқы тіркелгіге жүйеде ашық тіркелгі байланыстырылмаған.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  it('lets in whom the administrator has bound to his number there, and proves there that it is he', async () => {
    const admin = await administrator();
    expect(await cookiesOf(admin)).toEqual(['__Host-komek_device', '__Host-komek_session']);
    await admin.goto('/users/create');
    await admin.locator('input[name="login"]').fill('head');
    await admin.locator('input[name="password"]').fill('uaqytsha-qupiya-88');
    await admin.locator('input[name="surname"]').fill('Басшы');
    await admin.locator('input[name="givenName"]').fill('Айгүл');
    await admin.getByRole('textbox', { name: 'Номер во внешней учетной записи' }).fill('egov-1');
    await admin.getByText('eGov: значение, по которому узнают пользователя').waitFor();
    await picture(admin, 'provider-number-ru', true);
    await admin.getByRole('combobox', { name: /Учреждение/ }).fill('Ақсу ауданының жұмыспен');
    await admin.getByRole('option').first().click();
    await admin.getByRole('checkbox', { name: 'Руководитель' }).check();
    await admin.locator('main form button[type="submit"]').click();
    await admin.waitForURL((url) => !url.pathname.endsWith('/create'));

    const page = await sitDown('ru');
    head = page;
    const live = page.waitForResponse(
      async (response) =>
        (await response.headerValue('content-type'))?.startsWith('text/event-stream') ?? false,
    );
    await page.getByTestId('provider').click();
    // No temporary password is asked to be changed: it opened nothing.
    await page.getByTestId('account').waitFor();
    await page.locator('[data-home="HEAD"]').waitFor();
    expect((await live).status()).toBe(200);
    expect(await cookiesOf(page)).toEqual(['__Host-komek_session']);

    // A proof has a window of its own, which says how it ended.
    const window = await page.context().newPage();
    await window.goto('/sign-in/oidc?proof=1');
    await window.getByTestId('proven').filter({ hasText: 'Подтверждено.' }).waitFor();
    expect(new URL(window.url()).pathname).toBe('/proven');
    await settled(window);
    await picture(window, 'provider-proven-ru');
    expect(await axeViolations(window)).toEqual([]);
    provider.next.accountId = 'egov-2';
    await window.goto('/sign-in/oidc?proof=1');
    await window.getByTestId('proven').filter({ hasText: 'Подтвердил другой человек' }).waitFor();
    await window.close();
  });

  it('lets him sign in again over the page when his session has ended, and the page is as he left it', async () => {
    provider.next.accountId = 'egov-1';
    const page = head;
    // To the provider this browser is still that of the other person.
    await page.context().clearCookies({ name: /^_[a-z]/ });
    await page.goto('/cases');
    await page.getByText('Дел пока нет.').waitFor();
    // Gone with the page if it is loaded anew.
    await page.evaluate(() => Object.assign(globalThis, { typed: 'то, что он набрал' }));
    const admin = await administrator();
    await admin.goto('/sessions');
    await admin.locator('[data-session]').filter({ hasText: 'head' }).first().getByRole('button').click();
    await admin.getByTestId('confirm-end').click();
    const dialog = page.locator('[data-dialog="session-ended"]');
    await dialog.waitFor({ timeout: 15_000 });
    await dialog.getByText('войдите снова в новом окне').waitFor();
    expect(await dialog.locator('input[name="password"]').count()).toBe(0);
    await settled(page);
    await picture(page, 'provider-session-ended-ru');
    const [window] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog.getByTestId('provider').click(),
    ]);
    await window.getByTestId('account').waitFor();
    await window.close();
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => Reflect.get(globalThis, 'typed'))).toBe('то, что он набрал');
    expect(new URL(page.url()).pathname).toBe('/cases');
  });

  it('keeps the session in cookies for this very host and HTTPS alone, and ends it', async () => {
    const page = head;
    const [{ value = '' } = {}] = await page.context().cookies(system.url);
    await page.goto('/cases');
    await page.getByText('Дел пока нет.').waitFor();
    await page.getByTestId('account').click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.getByTestId('provider').waitFor();
    expect(await cookiesOf(page)).toEqual([]);
    const again = await page.request.post('/graphql', {
      headers: { origin: system.url, cookie: `__Host-komek_session=${value}` },
      data: { query: '{ viewer { roles } }' },
    });
    expect(await again.json()).toEqual({ data: { viewer: null } });
  });
});
