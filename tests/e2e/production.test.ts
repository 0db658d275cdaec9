import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Served, serve } from './serve.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const PASSWORD = 'жеті рет өлшеп бір рет кес';
const VARIABLES = { NODE_ENV: 'production', SWEEP_SECONDS: '0' };
const FIRST = ['--login', 'first', '--office', 'AKS', '--surname', 'Бірінші', '--given-name', 'Адам'];

let folder: string;
let served: Served | undefined;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-production-'));
  execFileSync('npm', ['run', '--silent', 'admin:create', '--', ...FIRST], {
    cwd: ROOT,
    env: { ...process.env, ...VARIABLES, KOMEK_DATA_DIR: folder, KOMEK_ADMIN_PASSWORD: PASSWORD },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  served = await serve(folder, VARIABLES);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe('in production', () => {
  it('the pages ask only what the build has listed, and a page that asks for more gets nothing', async () => {
    const page = await browser.newPage({ baseURL: served?.url ?? '' });
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.request().postData()}`);
    });
    await page.goto('/info');
    await page.locator('main').getByText('Ақсу').first().waitFor();
    await page.goto('/login');
    await page.locator('input[name="login"]').fill('first');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByTestId('account').waitFor();
    for (const path of ['/users', '/offices', '/referenceEntries', '/calendar', '/absences', '/sessions']) {
      await page.goto(path);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
    }
    expect(refused).toEqual([]);

    const answer = await page.evaluate(async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ users { nodes { login } } }' }),
      });
      return { status: response.status, text: await response.text() };
    });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('OPERATION_UNKNOWN');
    const list = await (await page.request.get('/.operations.json')).text();
    expect(list).not.toContain('mutation');
  });
});
