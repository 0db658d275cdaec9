import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { picture, type Seat, type System, signIn, startSystem } from './system.ts';

let system: System;
const seats: Seat[] = [];

/** Somebody whose prints are counted instead of shown. */
async function sitDown(login: string, language: 'kk' | 'ru' = 'kk'): Promise<Page> {
  const taken = await signIn(system, login, language);
  seats.push(taken);
  await taken.context.addInitScript(() => {
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset.printed = String(Number(dataset.printed ?? 0) + 1);
    };
  });
  return taken.page;
}

const printed = (page: Page, times: number) =>
  page.locator(`html[data-printed="${times}"]`).waitFor({ state: 'attached' });

interface Papers {
  readonly id: string;
  readonly papers: readonly {
    readonly kind: string;
    readonly number: string;
    readonly prints: readonly object[];
  }[];
}

const papersOf = async (page: Page, filter: object): Promise<readonly Papers[]> => {
  const query = `query ($filter: CaseFilter) { cases(first: 100, filter: $filter) {
    nodes { id papers { kind number prints { at } } } } }`;
  return (await ask<{ cases: { nodes: Papers[] } }>(page, query, { filter })).cases.nodes;
};

/** How often the paper of this kind was printed, by the log. */
const prints = async (page: Page, id: string, kind: string): Promise<number> => {
  const [found] = await papersOf(page, { ids: [id] });
  return found?.papers.find((paper) => paper.kind === kind)?.prints.length ?? -1;
};

beforeAll(async () => {
  system = await startSystem();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [index, { page }] of seats.entries()) await picture(page, `failed-${task.id}-${index}`, true);
  // What the tests break on purpose is no fault.
  const faults = seats.flatMap((taken) => taken.faults).filter((fault) => !/net::ERR_/.test(fault));
  for (const { context } of seats.splice(0)) await context.close();
  expect(faults).toEqual([]);
});
afterAll(() => system?.stop());

describe('the papers of a case', () => {
  it('are printed with one key: the notice once it is signed; never while somebody types', async () => {
    const page = await sitDown('aks.clerk');
    const found = (await papersOf(page, { status: ['DELIVERED'] })).find(({ papers }) =>
      papers.some(({ kind }) => kind === 'NOTICE'),
    );
    const notice = found?.papers.find(({ kind }) => kind === 'NOTICE');
    if (!found || !notice) throw new Error('There is no signed notice.');
    await page.goto(`/cases/${found.id}`);
    await page.locator('[data-paper="NOTICE"]').waitFor();
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('p');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('html[data-printed]').count()).toBe(0);

    const before = await prints(page, found.id, 'NOTICE');
    await page.keyboard.press('p');
    await printed(page, 1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByTestId('printed-sheet').innerText()).toContain(notice.number);
    expect(await page.locator('h1').isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.getByTestId('printed-sheet').waitFor({ state: 'detached' });
    expect(await prints(page, found.id, 'NOTICE')).toBe(before + 1);
  });

  it('are not logged as printed when their pages could not be prepared', async () => {
    const page = await sitDown('aks.clerk', 'ru');
    const [found] = (await papersOf(page, { status: ['REGISTERED'] })).filter(({ papers }) => papers.length);
    if (!found) throw new Error('There is no receipt.');
    await page.goto(`/cases/${found.id}`);
    const before = await prints(page, found.id, 'RECEIPT');
    await page.route('**/files/papers/*', (route) => route.abort());
    await page.locator('[data-paper="RECEIPT"]').getByTestId('print-paper').click();
    const alert = page.locator('[data-paper="RECEIPT"]').getByRole('alert');
    await alert.waitFor();
    expect(await prints(page, found.id, 'RECEIPT')).toBe(before);
    await page.unroute('**/files/papers/*');
    await alert.getByRole('button').click();
    await printed(page, 1);
    expect(await prints(page, found.id, 'RECEIPT')).toBe(before + 1);
    await page.locator('[data-paper="RECEIPT"]').getByTestId('check-seal').click();
    await page.locator('[data-testid="seal"][data-genuine="true"]').waitFor();
  });
});

describe('many papers', () => {
  const choose = async (page: Page, count: number): Promise<void> => {
    await page.goto('/cases');
    const boxes = page.locator('tbody input[type="checkbox"]');
    await boxes.first().waitFor();
    for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
    await page.getByTestId('print-many').click();
  };

  it('are prepared and printed in one go', async () => {
    const page = await sitDown('aks.clerk');
    await choose(page, 4);
    const began = performance.now();
    await page.locator('[data-submit="printMany"]').click();
    await page
      .locator('[data-dialog="printMany"]:is([data-state="PRINTED"], [data-state="PREPARED"])')
      .waitFor();
    if (await page.getByTestId('print-ready').count()) await page.getByTestId('print-ready').click();
    await page.getByTestId('many-printed').waitFor();
    await printed(page, 1);
    process.stdout.write(`four receipts prepared in ${Math.round(performance.now() - began)} ms\n`);
    expect(await page.locator('#printed-sheets img').count()).toBeGreaterThanOrEqual(3);
  });

  it('can be stopped, and what was not printed is not logged', async () => {
    const page = await sitDown('aks.clerk');
    await page.route('**/files/papers/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue().catch(() => {});
    });
    let logged = 0;
    page.on('request', (request) => {
      if ((request.postData() ?? '').includes('printPapers')) logged += 1;
    });
    await choose(page, 10);
    await page.locator('[data-submit="printMany"]').click();
    await page.getByTestId('many-progress').waitFor();
    await page.getByTestId('stop-printing').click();
    await page.locator('[data-dialog="printMany"][data-state="PREPARED"]').waitFor();
    expect(logged).toBe(0);
    expect(await page.locator('html[data-printed]').count()).toBe(0);
    await page.getByTestId('go-on').waitFor();
  });
});

describe('the journal of registrations', () => {
  it('is issued for chosen days, shown, and printed across', async () => {
    const page = await sitDown('aks.clerk', 'ru');
    await page.goto('/journals');
    await page.locator('input[value="CHOSEN"]').check();
    await page.getByTestId('issue-journal').click();
    expect(await page.getByTestId('journal-from').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'journal-from',
    );
    await page.locator('input[value="TODAY"]').check();
    await page.getByTestId('issue-journal').click();
    await page.locator('canvas[data-drawn]').waitFor();
    await page.getByTestId('print').click();
    await printed(page, 1);
    expect(await page.locator('#printed-sheets > [data-lying]').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByTestId('journals').getByTestId('print-log').first().waitFor();
  });
});
