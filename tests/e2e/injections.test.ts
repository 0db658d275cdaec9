import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../exports/readCsv.ts';
import { inLanes } from '../support/lanes.ts';
import { settled } from './checks/settled.ts';
import { Texts } from './injections/fields.ts';
import { askEverything, fillTheRest, tryRefusals } from './injections/offices.ts';
import { hire, must, type Official, type Staff } from './injections/staff.ts';
import { tellStories } from './injections/story.ts';
import { TEXTS } from './injections/texts.ts';
import { Tries } from './injections/tries.ts';
import { openBrowser, type Served, serve } from './serve.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const PASSWORD = 'жеті рет өлшеп бір рет кес';
const FIRST = ['--login', 'first', '--office', 'AKS', '--surname', 'Бірінші', '--given-name', 'Адам'];
/** Of the cases of all texts so many are drawn as papers; the bytes of all are looked at. */
const DRAWN = 3;
/** So many stories are told at once. */
const LANES = 4;

const texts = new Texts(readFileSync(join(ROOT, 'schema/schema.graphql'), 'utf8'));
const tries = new Tries(texts);
let folder: string;
let served: Served;
let browser: Browser;
let staff: Staff;
/** The long case of each text. */
const cases: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-injections-'));
  const variables = { KOMEK_DEMO: 'off', SWEEP_SECONDS: '0' };
  execFileSync('npm', ['run', '--silent', 'admin:create', '--', ...FIRST], {
    cwd: ROOT,
    env: { ...process.env, ...variables, KOMEK_DATA_DIR: folder, KOMEK_ADMIN_PASSWORD: PASSWORD },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  served = await serve(folder, variables);
  browser = await openBrowser();
  staff = await hire(served.url, { login: 'first', password: PASSWORD });
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** What ran, was blocked or went wrong on somebody's pages. */
interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
  /** The texts that a page has shown as text. */
  readonly seen: Set<string>;
}

async function sitDown(who: Official | null): Promise<Seat> {
  const context = await browser.newContext({ baseURL: served.url, viewport: { width: 1366, height: 768 } });
  if (who) {
    const [name = '', value = ''] = who.cookie.split('=');
    await context.addCookies([{ name, value, url: served.url, httpOnly: true, sameSite: 'Strict' }]);
  }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error(`blocked by ${effectiveDirective}: ${blockedURI} in ${sourceFile}`);
    });
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(`uncaught: ${message}`));
  page.on('console', (line) => line.type() === 'error' && faults.push(`console: ${line.text()}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', () => faults.push('another page was opened'));
  return { context, page, faults, seen: new Set() };
}

/** Goes on to a page of another title, as a link does, or opens it anew; waits for a text that it must show. */
async function visit(
  seat: Seat,
  path: string,
  { fresh = false, shows = '' }: { readonly fresh?: boolean; readonly shows?: string } = {},
): Promise<void> {
  const { page } = seat;
  if (fresh) await page.goto(path);
  else {
    // The page before stays until the next one is there, and looks as settled as that.
    const before = await page.title();
    await page.evaluate((to) => {
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, path);
    await page.waitForFunction((title) => document.title !== title, before, { timeout: 10_000 });
  }
  await settled(page);
  await page.waitForFunction((text) => document.body.innerText.includes(text), shows, { timeout: 10_000 });
  await look(seat, path);
}

async function look({ page, faults, seen }: Seat, where: string): Promise<void> {
  const found = await page.evaluate((all) => {
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
      ({ value }) => value,
    );
    const shown = [document.body.innerText, document.title, ...typed].join('\n');
    return {
      ran: 'injected' in window,
      live: [
        ...document.querySelectorAll(
          '[onerror], [onload], [ontoggle], [onfocus], iframe, a[href^="javascript:" i], a[href^="data:" i], script:not([src])',
        ),
      ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      seen: all.filter((text) => shown.includes(text)),
    };
  }, TEXTS);
  if (found.ran) faults.push(`ran at ${where}`);
  faults.push(...found.live.map((element) => `became an element at ${where}: ${element}`));
  for (const text of found.seen) seen.add(text);
}

describe('texts that want to be run', () => {
  it('are taken or refused with a code in every text field that the contract has', async () => {
    const queries = texts.queries().filter((name) => texts.of(name).length > 0);
    const told = await inLanes(LANES, TEXTS, (text) => tellStories(tries, text, staff));
    cases.push(...told.map(({ id }) => id));
    for (const [at, text] of TEXTS.entries()) {
      await fillTheRest(tries, text, at, staff);
      await askEverything(tries, queries, text, staff);
    }
    for (const text of TEXTS) await tryRefusals(tries, text, staff);
    expect(tries.unforeseen()).toEqual([]);
    const untried = texts
      .all()
      .filter((field) => !tries.taken.has(field) && !tries.refused.has(field))
      .filter((field) => !field.endsWith('.idempotencyKey'));
    expect(untried, 'fields that this test does not know: add them to its stories').toEqual([]);
    console.table(
      texts.all().map((field) => ({
        field,
        taken: tries.taken.get(field) ?? 0,
        refused: [...(tries.refused.get(field) ?? [])].join(', '),
      })),
    );
  }, 240_000);

  it('run on no screen of anybody', async () => {
    const { admin, clerk, head, executor, akimClerk } = staff;
    const walks: readonly (readonly [Official, readonly string[]])[] = [
      [
        head,
        [
          '/cases',
          '/work/HEAD_TO_SIGN',
          '/oversight',
          '/reports',
          '/absences',
          '/journals',
          '/tokens',
          '/sessions',
          ...cases.map((id) => `/cases/${id}`),
        ],
      ],
      [
        admin,
        [
          '/users',
          '/offices',
          '/referenceEntries',
          '/calendar',
          '/absences',
          '/calendar/changes',
          '/sessions',
          '/calendar/hours',
          '/tokens',
          '/users/create',
        ],
      ],
      [clerk, ['/cases', '/register', `/cases/${cases[0]}`]],
      [executor, ['/cases', `/cases/${cases[1]}`]],
      [akimClerk, ['/cases', `/cases/${cases[2]}`]],
    ];
    const seats = await Promise.all(
      walks.map(async ([who, paths]) => {
        const seat = await sitDown(who);
        await visit(seat, '/', { fresh: true });
        for (const path of paths) {
          const shows = TEXTS[cases.indexOf(path.replace('/cases/', ''))] ?? '';
          await visit(seat, path, { shows });
        }
        return seat;
      }),
    );
    expect(seats.flatMap(({ faults }) => faults)).toEqual([]);
    // The texts stood there, as texts.
    for (const { seen } of seats.slice(0, 2)) expect([...seen].sort()).toEqual([...TEXTS].sort());
    await Promise.all(seats.map(({ context }) => context.close()));
  }, 240_000);

  it('would be noticed, and are kept from becoming elements by the content policy alone', async () => {
    const bare = await sitDown(null);
    await bare.page.setContent(`<main><h1></h1>${TEXTS.join('')}</main>`);
    await look(bare, 'a page without a policy');
    expect(bare.faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ran at/), expect.stringMatching(/^became an element/)]),
    );
    const ours = await sitDown(null);
    await visit(ours, '/info', { fresh: true });
    const refused = await ours.page.evaluate((text) => {
      try {
        document.body.innerHTML = text;
        return 'taken';
      } catch (error) {
        return String(error);
      }
    }, TEXTS[3] ?? '');
    expect(refused).toMatch(/TrustedHTML/);
    await look(ours, '/info');
    expect(ours.faults).toEqual([
      expect.stringContaining('TrustedHTML'),
      expect.stringContaining('blocked by require-trusted-types-for'),
    ]);
    await bare.context.close();
    await ours.context.close();
  }, 60_000);

  it('run in no address of a page, in no search and in no title', async () => {
    const seat = await sitDown(staff.head);
    const open = await sitDown(null);
    await visit(seat, '/', { fresh: true });
    await visit(open, '/info', { fresh: true });
    for (const text of TEXTS) {
      const part = encodeURIComponent(text);
      const filter = encodeURIComponent(JSON.stringify({ search: text }));
      for (const path of [
        `/cases?filter=${filter}`,
        `/reports?period=${part}&by=${part}`,
        `/${part}#${part}`,
      ])
        await visit(seat, path);
      await visit(open, `/check/${part}`, { fresh: true });
    }
    expect(await seat.page.title()).not.toBe('');
    expect([...seat.faults, ...open.faults]).toEqual([]);
    await seat.context.close();
    await open.context.close();
  }, 240_000);

  it('are only text in papers, printed too, and in exported tables', async () => {
    const { head } = staff;
    const papers = await must<{ cases: { nodes: { id: string; papers: { id: string; url: string }[] }[] } }>(
      head,
      'query ($ids: [ID!]) { cases(first: 100, filter: { ids: $ids }) { nodes { id papers { id url } } } }',
      { ids: cases },
    );
    let read = 0;
    for (const { url } of papers.cases.nodes.flatMap((one) => one.papers)) {
      const paper = await fetch(`${head.url}${url}`, { headers: { cookie: head.cookie } });
      const bytes = Buffer.from(await paper.arrayBuffer()).toString('latin1');
      expect(bytes).toMatch(/^%PDF-/);
      expect(bytes).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|RichMedia|URI)\b/);
      read += 1;
    }
    expect(read).toBeGreaterThanOrEqual(TEXTS.length);
    const seat = await sitDown(head);
    for (const { id, papers: own } of papers.cases.nodes.slice(0, DRAWN))
      await visit(seat, `/cases/${id}/papers/${own.at(-1)?.id}`, { fresh: true });
    expect(seat.faults).toEqual([]);
    await seat.context.close();

    const columns = ['NUMBER', 'APPLICANT', 'EXECUTOR', 'OFFICE', 'AKIM_OFFICE', 'STATUS'];
    const ask = 'mutation ($input: ExportCasesInput!) { exportCases(input: $input) { url rows } }';
    for (const format of ['CSV', 'XLSX', 'JSONL']) {
      const { exportCases } = await must<{ exportCases: { url: string; rows: number } }>(head, ask, {
        input: { format, language: 'KK', columns },
      });
      const file = await fetch(`${head.url}${exportCases.url}`, { headers: { cookie: head.cookie } });
      expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
      const text = Buffer.from(await file.arrayBuffer()).toString('utf8');
      if (format === 'CSV') {
        const cells = readCsv(text.replace(/^\uFEFF/, '')).flat();
        expect(cells.length).toBeGreaterThan(TEXTS.length * 4);
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      } else if (format === 'XLSX') {
        expect(text).not.toMatch(/<f[ >]/);
      } else {
        for (const line of text.trim().split('\n')) expect(JSON.parse(line)).toBeTypeOf('object');
      }
    }
  }, 240_000);
});
