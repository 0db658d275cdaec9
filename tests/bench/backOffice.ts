import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SignInDocument } from '../../admin/generated/graphql.ts';
import { ensureArtifacts } from '../../server/artifacts.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { createLog } from '../../server/log.ts';
import { openBrowser, type Served, serve } from '../e2e/serve.ts';
import { generateDatabase } from '../load/database/generate.ts';

/** All of one office: the hardest office there could be. */
const CASES = 100_000;
const HEAD = 'head.aks';
const PASSWORD = 'kok-tobe-alma-7-dala';
const COLD = 5;
const CLICKS = 15;
const SCREEN = { width: 1366, height: 768 };

/** One measured wait in milliseconds, beside the bound that the product gives itself. */
interface WaitRow {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
  readonly bound: number | null;
}

const sorted = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);

function row(what: string, times: readonly number[], bound: number | null = null): WaitRow {
  const order = sorted(times);
  const at = (share: number) =>
    Math.round(order[Math.min(order.length - 1, Math.floor(order.length * share))] ?? 0);
  return { what, median: at(0.5), p95: at(0.95), bound };
}

/** True when the page shows its heading and its content, no grey lines any more. */
const CONTENT = `(() => {
  const main = document.querySelector('main');
  return main !== null && main.querySelector('h1') !== null && main.querySelector('.MuiSkeleton-root') === null
    && main.querySelector('tbody tr, [data-tile], [data-version]') !== null;
})()`;

/** Notes, from within the page, when its content first stood there: milliseconds since the navigation began. */
const WATCH = `(() => {
  const look = () => { if (${CONTENT}) window.contentAt = performance.now(); else requestAnimationFrame(look); };
  requestAnimationFrame(look);
})()`;

async function signedIn(browser: Browser, served: Served, login: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SCREEN, baseURL: served.url });
  const answer = await context.request.post('/graphql', {
    headers: { origin: served.url },
    data: { query: SignInDocument.text, variables: { login, password: PASSWORD } },
  });
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`);
  return context;
}

/** The first screen after the sign-in, with nothing in the browser's cache; and its scripts. */
async function coldStarts(
  browser: Browser,
  served: Served,
): Promise<{ waits: WaitRow[]; scripts: object[] }> {
  const times: number[] = [];
  const empty: number[] = [];
  let scripts: object[] = [];
  for (let round = 0; round < COLD; round += 1) {
    const context = await signedIn(browser, served, HEAD);
    const page = await context.newPage();
    await page.goto('/icon.svg');
    empty.push(await page.evaluate<number>('performance.now()'));
    await page.addInitScript(WATCH);
    await page.goto('/');
    await page.waitForFunction(() => 'contentAt' in window);
    times.push(await page.evaluate<number>('window.contentAt'));
    scripts = await scriptsOf(page);
    await context.close();
  }
  return {
    waits: [
      row('floor: an empty picture from the same server', empty),
      row('first screen after sign-in, nothing cached', times, 1500),
    ],
    scripts,
  };
}

/** How large the scripts are that the page has loaded: as they came, and compressed by gzip. */
async function scriptsOf(page: Page): Promise<object[]> {
  const loaded = await page.evaluate<{ name: string; sent: number }[]>(`performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js'))
    .map(({ name, encodedBodySize }) => ({ name, sent: encodedBodySize }))`);
  let sent = 0;
  let zipped = 0;
  for (const { name, sent: size } of loaded) {
    sent += size;
    zipped += gzipSync(await (await page.request.get(name)).body()).length;
  }
  const kB = (bytes: number) => Number((bytes / 1000).toFixed(1));
  return [{ scripts: loaded.length, 'kB as sent': kB(sent), 'kB by gzip': kB(zipped), bound: 350 }];
}

/** Does something in the page and waits until its content is another than before; answers with the milliseconds. */
const timed = (page: Page, act: string, until: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const before = document.querySelector('main tbody tr')?.textContent ?? '';
    const start = performance.now();
    ${act};
    const look = () => {
      if (${until}) resolve(performance.now() - start);
      else if (performance.now() - start > 15000) reject(new Error('Never came.'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`);

const OTHER_ROWS = `${CONTENT} && document.querySelector('main tbody tr')?.textContent !== before`;
const A_CASE = `document.querySelector('[data-version]') !== null && ${CONTENT}`;
const A_LIST = `document.querySelector('[data-version]') === null && document.querySelector('main tbody tr a') !== null && ${CONTENT}`;
const go = (path: string) =>
  `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate', { state: {} }));`;

async function listClicks(browser: Browser, served: Served): Promise<WaitRow[]> {
  const context = await signedIn(browser, served, HEAD);
  const page = await context.newPage();
  await page.goto('/cases');
  await timed(page, '', CONTENT);
  const next = `document.querySelector('main .MuiPagination-ul li:last-child button')?.click()`;
  const sort = `document.querySelector('thead [data-sort="NUMBER"]')?.click()`;
  const rounds: Record<string, number[]> = { page: [], sort: [], filter: [], open: [], back: [] };
  for (let round = 0; round < CLICKS; round += 1) {
    rounds.page?.push(await timed(page, next, OTHER_ROWS));
    rounds.sort?.push(await timed(page, sort, OTHER_ROWS));
    const status = ['DRAFTING', 'CANCELLED', 'SIGNED', 'ASSIGNED'][round % 4];
    rounds.filter?.push(
      await timed(page, go(`/cases?filter=${JSON.stringify({ status: [status] })}`), OTHER_ROWS),
    );
    const nth = round % 20;
    rounds.open?.push(
      await timed(
        page,
        `document.querySelectorAll('main tbody tr')[${nth}]?.querySelector('a')?.click()`,
        A_CASE,
      ),
    );
    rounds.back?.push(await timed(page, 'history.back()', A_LIST));
    await timed(page, go('/cases?filter={}'), OTHER_ROWS);
  }
  await context.close();
  return [
    row('list: the next page', rounds.page ?? [], 200),
    row('list: another order', rounds.sort ?? [], 200),
    row('list: a status chosen', rounds.filter ?? [], 200),
    row('list: a case opened', rounds.open ?? [], 200),
    row('list: back to it', rounds.back ?? [], 200),
  ];
}

/** What a bare connection needs for the count and for one page of the same list. */
async function bareStatements(connectionString: string): Promise<WaitRow[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const time = async (text: string): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < CLICKS; round += 1) {
      const start = performance.now();
      await client.query(text);
      times.push(performance.now() - start);
    }
    return times;
  };
  const rows = [
    row('floor: SELECT count(*) of the same cases', await time('SELECT count(*) FROM "case"')),
    row(
      'floor: 25 rows of the same cases',
      await time('SELECT * FROM "case" ORDER BY "receivedAt" DESC, id LIMIT 25'),
    ),
  ];
  await client.end();
  return rows;
}

/** Milliseconds that an official waits in Chromium with 100,000 cases behind the real server, and the size of the scripts. */
export async function backOfficeRows(): Promise<readonly object[]> {
  await ensureArtifacts({ production: false, pages: true }, () => {});
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, logger: createLog('silent') });
  let served: Served | null = null;
  const browser = await openBrowser();
  try {
    await generateDatabase(postgres.ownerUrl, { cases: CASES, offices: ['AKS'], password: PASSWORD });
    served = await serve(dataDir, {
      NODE_ENV: 'production',
      DATABASE_URL: postgres.ownerUrl,
      FILES_DIR: join(dataDir, 'files'),
      SEAL_KEY_FILE: join(dataDir, 'seal-key.pem'),
      PSEUDONYM_KEY_FILE: join(dataDir, 'pseudonym-key'),
      TOTP_KEY_FILE: join(dataDir, 'totp-key'),
      LOG_LEVEL: 'error',
    });
    const bare = await bareStatements(postgres.ownerUrl);
    const cold = await coldStarts(browser, served);
    const clicks = await listClicks(browser, served);
    console.table(cold.scripts);
    return [...cold.waits, ...bare, ...clicks].map((wait) => ({ cases: CASES, ...wait }));
  } finally {
    await browser.close();
    await served?.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
