import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { syntheticIin } from '../support/syntheticIin.ts';
import { caseFor } from './ask.ts';
import { settled } from './checks/settled.ts';
import { newCaseFor } from './newCase.ts';
import { seatsOfThisFile } from './seats.ts';
import { picture, seat, takeStep } from './system.ts';

const { sitDown, system } = seatsOfThisFile();

// Other runs may have worked in the same system.
const SERIAL = 3010 + 2 * (Math.floor(Date.now() / 1000) % 150);

/** Types an application into the open form and registers it; answers with the new number. */
async function register(page: Page, serial: number): Promise<string> {
  await page.locator('input[name="iin"]').fill(syntheticIin(serial));
  await page.locator('input[name="surname"]').fill('Сейітқалиева');
  await page.locator('input[name="givenName"]').fill('Гүлсім');
  await page.locator('input[name="address"]').fill('Ақсу ауданы, Жансүгіров кенті, Абай көшесі, 3');
  const present = page.locator('input[name^="documents."][value="PRESENT"]');
  for (let index = 0; index < (await present.count()); index += 1) await present.nth(index).check();
  const outside = page.locator('[data-field="receivedOutsideHours"] input');
  if ((await outside.count()) > 0) await outside.check();
  await page.getByTestId('register').click();
  return (await page.getByTestId('new-number').textContent()) ?? '';
}

/** Waits until the list shows this many cases, the first 25 of them as rows. */
async function listHas(page: Page, count: number): Promise<void> {
  if (count === 0) return settled(page);
  await page
    .getByTestId('rows-shown')
    .filter({ hasText: new RegExp(`(?<!\\d)${count}(?!\\d)`) })
    .waitFor();
  expect(await page.locator('main tbody tr').count()).toBe(Math.min(count, 25));
}

/** Counts of the home are the way to their lists: each tile leads to a list of as many cases. */
async function tilesLeadToTheirLists(page: Page): Promise<number> {
  await page.goto('/');
  await settled(page);
  const codes = await page
    .locator('[data-tile]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile') ?? ''));
  for (const code of codes) {
    const tile = page.locator(`[data-tile="${code}"]`);
    const count = Number(/\d+/.exec((await tile.innerText()).replace(/\s/g, ''))?.[0]);
    await tile.click();
    await page.waitForURL((url) => url.pathname !== '/');
    await listHas(page, count);
    await page.goto('/');
    await settled(page);
  }
  return codes.length;
}

describe("each role's day in a browser", () => {
  it('the clerk registers, prints the receipt and forwards to the head, from the first page on', async () => {
    const { page, context } = await sitDown('aks.clerk');
    await context.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.goto('/');
    await settled(page);
    await page.getByTestId('register').click();
    await page.locator('input[name="iin"]').waitFor();
    const number = await register(page, SERIAL);
    expect(number).toMatch(/^AKS-\d{4}\/\d{6}$/);
    await page.locator('html[data-printed="yes"]').waitFor({ state: 'attached', timeout: 15_000 });
    await page.goto(await caseFor(page, 'forwardToHead', { search: number }));
    await takeStep(page, 'forwardToHead');
    await page.locator('[data-event="forwardToHead"]').first().waitFor();
    expect(await tilesLeadToTheirLists(page)).toBeGreaterThanOrEqual(3);
    await picture(page, 'clerk-home-kk');
  });

  it('the head resolves, signs and returns from the first page, and its counts open their lists', async () => {
    const { page } = await sitDown('aks.head', 'ru');
    await page.goto('/');
    await settled(page);
    await picture(page, 'head-home-ru');
    for (const [queue, step] of [
      ['HEAD_TO_RESOLVE', 'assignExecutor'],
      ['HEAD_TO_SIGN', 'signNotice'],
      ['HEAD_TO_SIGN', 'returnNotice'],
    ] as const) {
      await page.goto('/');
      await page.locator(`[data-queue="${queue}"] [data-case] a`).first().click();
      await page.locator('[data-version]').waitFor();
      await takeStep(page, step, async () => {
        const dialog = page.locator(`[data-dialog="${step}"]`);
        if (step === 'assignExecutor') {
          await dialog.locator('[data-candidate] input[type="radio"]:enabled').first().check();
          await dialog.locator('textarea[name="resolution"]').fill('Рассмотреть в установленный срок.');
        }
        if (step === 'signNotice') await dialog.locator('input[type="checkbox"]').check();
        if (step === 'returnNotice') await dialog.locator('textarea[name="reason"]').fill('Уточните адрес.');
      });
      await page.locator(`[data-event="${step}"]`).first().waitFor();
    }
    expect(await tilesLeadToTheirLists(page)).toBeGreaterThanOrEqual(3);
  });

  it('the executor sees a new case come, accepts, checks, drafts, and delivers another', async () => {
    const executor = (await sitDown('aks.executor')).page;
    await executor.goto('/');
    await settled(executor);
    const { number } = await newCaseFor(system(), 'aks.executor');
    const fresh = executor.locator('[data-queue="EXECUTOR_NEW"] [data-fresh]').filter({ hasText: number });
    await fresh.waitFor({ timeout: 5000 });
    await picture(executor, 'executor-home-kk');
    await fresh.locator('a').first().click();
    await executor.locator('[data-version]').waitFor();
    await takeStep(executor, 'acceptDocuments');
    await takeStep(executor, 'completeCheck', async () => {
      const marks = executor.locator('[data-dialog="completeCheck"] input[value="PRESENT"]');
      for (let index = 0; index < (await marks.count()); index += 1) await marks.nth(index).check();
    });
    await takeStep(executor, 'submitNotice', async () => {
      await executor.locator('input[name="kind"][value="ASSIGNMENT"]').check();
    });
    await executor.goto(await caseFor(executor, 'recordHandDelivery', { status: ['SIGNED'] }));
    await takeStep(executor, 'recordHandDelivery', async () => {
      await executor.locator('[name="receivedBy"]').fill('Сейітқалиева Гүлсім');
      await executor.locator('[name="identityDocument"]').fill('Жеке куәлік № 000000002');
    });
    await executor.locator('[data-event="recordHandDelivery"]').first().waitFor();
    expect(await tilesLeadToTheirLists(executor)).toBeGreaterThanOrEqual(3);
  });

  it("the akim's clerk registers, hears the commission and sends to the department", async () => {
    const { page } = await sitDown('aks01.clerk', 'ru');
    await page.goto('/register');
    const number = await register(page, SERIAL + 1);
    expect(number).toMatch(/^AKS-01-\d{4}\/\d{6}$/);
    await page.goto(await caseFor(page, 'referToCommission', { search: number }));
    await takeStep(page, 'referToCommission');
    await takeStep(page, 'recordConclusion', async () => {
      await page.locator('input[name="opinion"][value="NEEDED"]').check();
      await page.locator('textarea[name="text"]').fill('Семья нуждается в помощи.');
    });
    await takeStep(page, 'sendToDepartment');
    await page.locator('[data-event="sendToDepartment"]').first().waitFor();
    expect(await tilesLeadToTheirLists(page)).toBeGreaterThanOrEqual(3);
    await picture(page, 'akim-home-ru');
  });

  it('the overseer sees by a chart and a table which office is late, and opens its late cases', async () => {
    const { page } = await sitDown('aks.overseer', 'ru');
    await page.goto('/');
    await settled(page);
    await page.getByTestId('offices-chart').waitFor();
    await picture(page, 'overseer-home-ru');
    const late = page.getByRole('table').getByRole('link').first();
    const count = Number((await late.innerText()).replace(/\D/g, ''));
    await late.click();
    await page.waitForURL(/\/cases/);
    await listHas(page, count);
  });

  it('the overseer proves that nobody has touched the history', async () => {
    const { page } = await sitDown('aks.overseer');
    await page.goto('/history');
    await settled(page);
    await page.getByTestId('prove-whole').click();
    const proof = page.getByTestId('proof');
    await page.locator('main code').waitFor();
    await proof.waitFor({ timeout: 20_000 });
    expect(await proof.getAttribute('data-intact')).toBe('true');
    await picture(page, 'history-kk');
  });

  it('the administrator makes a user, who must choose a password, and ends a session, whose page keeps its words', async () => {
    const admin = (await sitDown('admin', 'ru')).page;
    const login = `e2e.clerk${Date.now() % 100_000}`;
    await admin.goto('/users/create');
    await admin.locator('input[name="login"]').fill(login);
    await admin.locator('input[name="password"]').fill('uaqytsha-qupiya-88');
    await admin.locator('input[name="surname"]').fill('Жаңабаев');
    await admin.locator('input[name="givenName"]').fill('Ерсін');
    await admin.getByRole('combobox', { name: /Учреждение/ }).fill('Ақсу ауданының жұмыспен');
    await admin.getByRole('option').first().click();
    await admin.getByRole('checkbox', { name: 'Сотрудник канцелярии' }).check();
    await admin.locator('main form button[type="submit"]').click();
    await admin.waitForURL((url) => !url.pathname.endsWith('/create'));

    const fresh = await seat(system());
    await fresh.page.locator('input[name="login"]').fill(login);
    await fresh.page.locator('input[name="password"]').fill('uaqytsha-qupiya-88');
    await fresh.page.keyboard.press('Enter');
    await fresh.page.locator('input[name="next"]').waitFor();
    await fresh.context.close();

    const clerk = await sitDown('tal.clerk');
    await clerk.page.goto('/register');
    await clerk.page.locator('input[name="surname"]').fill('Жоғалмас');
    await admin.goto('/sessions');
    await settled(admin);
    const line = admin.locator('[data-session]').filter({ hasText: 'tal.clerk' }).first();
    await picture(admin, 'sessions-ru');
    await line.getByRole('button').click();
    await admin.getByTestId('confirm-end').click();
    const asked = clerk.page.locator('[data-dialog="session-ended"]');
    await asked.waitFor({ timeout: 15_000 });
    await asked.locator('input[name="password"]').fill(system().password);
    await clerk.page.keyboard.press('Enter');
    await asked.waitFor({ state: 'detached' });
    expect(await clerk.page.locator('input[name="surname"]').inputValue()).toBe('Жоғалмас');
    // The refused request in the ended session is what the dialog answers.
    clerk.faults.splice(0);
  });

  it('the analyst exports the list, and no name is in the file', async () => {
    const { page } = await sitDown('analyst', 'ru');
    await page.goto('/cases');
    await settled(page);
    await page.getByTestId('export').click();
    await page.locator('[data-dialog="export"] input[value="CSV"]').check();
    const downloading = page.waitForEvent('download');
    await page.locator('[data-submit="export"]').click();
    const file = await (await downloading).path();
    await page.getByTestId('exported').waitFor();
    const text = await readFile(file, 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toMatch(/AKS-\d{4}\/\d{6}/);
    expect(text.split('\n').length).toBeGreaterThan(100);
    // The keys of the cases, some of which end in twelve digits as an IIN does.
    const withoutKeys = text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect(withoutKeys).not.toMatch(/Әлиев|Бекенов|Досанов|Сәрсенова|\d{12}/);
  });
});
