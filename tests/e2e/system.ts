import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const ROOT = new URL('../..', import.meta.url).pathname;
const PICTURES = join(ROOT, 'tests/e2e/screenshots');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system as `npm start` runs it, with a data folder of its own, and a browser to look at it. */
export interface System {
  readonly url: string;
  /** Seconds from the command until it served. */
  readonly servedAfter: number;
  /** The demonstration's password. */
  readonly password: string;
  readonly browser: Browser;
  stop(): Promise<void>;
}

/** Starts the system as a newcomer would and waits for it, its sign-ins and its cases. */
export async function startSystem(): Promise<System> {
  await mkdir(PICTURES, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-e2e-'));
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      KOMEK_DATA_DIR: dataDir,
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const said = (pattern: RegExp): Promise<RegExpExecArray> => waitFor(child, output, pattern);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGTERM');
      await gone;
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await said(/serves at/);
    const servedAfter = (performance.now() - started) / 1000;
    const password = (await said(/password of all of them: (\S+)/))[1] ?? '';
    await said(/cases are complete/);
    const executablePath = process.env.CHROMIUM ?? BROWSERS.find(existsSync);
    if (!executablePath) throw new Error('The browser tests need chromium (apt-get install chromium).');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=en-US'] });
    return {
      url: `http://localhost:${port}`,
      servedAfter,
      password,
      browser,
      stop: async () => {
        await browser.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const PATIENCE = 200_000;

async function waitFor(
  child: ChildProcess,
  output: readonly string[],
  pattern: RegExp,
): Promise<RegExpExecArray> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const found = pattern.exec(output.join(''));
    if (found) return found;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The system never said ${pattern}:\n${output.join('')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Somebody at a screen of 1366×768, with a browser profile of his own; page errors are collected. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: uncaught errors, console errors, failed requests. */
  readonly faults: string[];
}

/** Takes a seat without signing in. */
export async function seat(system: System, language: 'kk' | 'ru' | 'en' = 'kk'): Promise<Seat> {
  const context = await system.browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    baseURL: system.url,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on(
    'response',
    (response) => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`),
  );
  await page.goto('/');
  if (language !== 'kk') {
    await chooseLanguage(page, language);
    // The choice is kept, and typing begins on a page that no longer changes under the hands.
    await page.reload();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }
  return { context, page, faults };
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
): Promise<Seat> {
  const taken = await seat(system, language);
  await taken.page.locator('input[name="login"]').fill(login);
  await taken.page.locator('input[name="password"]').fill(system.password);
  await taken.page.keyboard.press('Enter');
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
