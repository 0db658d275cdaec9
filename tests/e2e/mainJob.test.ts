import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { syntheticIin } from '../support/syntheticIin.ts';
import { picture, type Seat, type System, signIn, startSystem, takeStep } from './system.ts';

let system: System;
const seats: Seat[] = [];

const sitDown = async (login: string, language: 'kk' | 'ru' = 'kk'): Promise<Seat> => {
  const taken = await signIn(system, login, language);
  seats.push(taken);
  return taken;
};

beforeAll(async () => {
  system = await startSystem();
  process.stdout.write(`served after ${system.servedAfter.toFixed(1)} s\n`);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    for (const [index, { page }] of seats.entries()) await picture(page, `failed-${task.id}-${index}`);
  }
  const faults = seats.flatMap((taken) => taken.faults);
  for (const { context } of seats.splice(0)) await context.close();
  expect(faults).toEqual([]);
});
afterAll(() => system?.stop());

/** Types an application on the open register form and answers with the new number. */
async function register(
  page: Page,
  serial: number,
  preference: 'DEPARTMENT' | 'AKIM_OFFICE' | 'POST',
): Promise<string> {
  await page.locator('input[name="iin"]').fill(syntheticIin(serial));
  await page.locator('input[name="surname"]').fill('Әубәкірова');
  await page.locator('input[name="givenName"]').fill('Ұлпан');
  await page.locator('input[name="patronymic"]').fill('Өмірқызы');
  await page.locator('input[name="address"]').fill('Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 9');
  await page.locator('input[name="phone"]').fill('8 (701) 111-22-33');
  const documents = page.locator('input[name^="documents."][value="PRESENT"]');
  for (let index = 0; index < (await documents.count()); index += 1) await documents.nth(index).check();
  await page.locator('input[name="language"][value="KK"]').check();
  await page.locator(`input[name="deliveryPreference"][value="${preference}"]`).check();
  const outside = page.locator('input[type="checkbox"]');
  if ((await outside.count()) > 0) await outside.last().check();
  await page.getByTestId('register').click();
  return (await page.getByTestId('new-number').textContent()) ?? '';
}

/** Finds a case by one of its numbers, as the list's search does, and opens it. */
async function openCase(page: Page, number: string): Promise<void> {
  await page.goto('/cases');
  const found = page.waitForResponse((response) => (response.request().postData() ?? '').includes(number));
  await page.locator('input[type="search"], input[name="search"]').first().fill(number);
  await found;
  const links = page.getByRole('table').getByRole('link');
  await page.waitForFunction(() => document.querySelectorAll('table a').length === 1);
  await links.click();
  await page
    .locator('h1')
    .filter({ hasText: /\d{4}\/\d{6}/ })
    .waitFor();
}

const status = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();

describe('the main job in a browser', () => {
  it('runs from the counter to the notice in the hand, with a live assignment and one return', async () => {
    const clerk = (await sitDown('aks.clerk')).page;
    const executor = (await sitDown('aks.executor')).page;
    const head = (await sitDown('aks.head', 'ru')).page;
    for (const page of [clerk, head]) await page.locator('[data-tile]').first().waitFor();
    await picture(clerk, 'clerk-work-kk');
    await picture(head, 'head-work-ru');

    await clerk.goto('/register');
    const started = performance.now();
    const number = await register(clerk, 1, 'DEPARTMENT');
    expect(number).toMatch(/^AKS-\d{4}\/\d{6}$/);
    await picture(clerk, 'registered-kk');
    process.stdout.write(`registered in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    await clerk.locator('[data-print="PRINTED"]').waitFor();

    await openCase(clerk, number);
    await clerk
      .locator('[data-paper="RECEIPT"]')
      .getByRole('link', { name: `Талон ${number}`, exact: true })
      .click();
    await clerk.getByRole('article').getByText(number).first().waitFor({ state: 'attached' });
    await picture(clerk, 'receipt-kk');

    await openCase(clerk, number);
    await takeStep(clerk, 'forwardToHead');
    await status(clerk, 'Бұрыштама күтуде');

    await openCase(head, number);
    await head.locator('[data-transition="assignExecutor"]').click();
    await head.getByText('Сәрсенова Айнұр Болатқызы').click();
    await head.locator('textarea[name="resolution"]').fill('Рассмотреть в установленный срок.');
    await picture(head, 'assign-ru');
    const before = performance.now();
    await head.locator('[data-submit="assignExecutor"]').click();
    await executor.getByText(number).first().waitFor({ timeout: 5000 });
    const delay = performance.now() - before;
    process.stdout.write(`from the head's click to the executor's screen: ${Math.round(delay)} ms\n`);
    expect(delay).toBeLessThan(1000);
    await picture(executor, 'live-assignment-kk');

    await openCase(executor, number);
    await takeStep(executor, 'acceptDocuments');
    await takeStep(executor, 'completeCheck', async () => {
      const marks = executor.locator('[data-dialog="completeCheck"] input[value="PRESENT"]');
      for (let index = 0; index < (await marks.count()); index += 1) await marks.nth(index).check();
      await picture(executor, 'check-kk');
    });
    await takeStep(executor, 'submitNotice', async () => {
      await executor.locator('input[name="kind"][value="ASSIGNMENT"]').check();
    });

    // The head's page is still open and moves on by itself.
    await head.locator('[data-transition="returnNotice"]').waitFor({ timeout: 10_000 });
    await takeStep(head, 'returnNotice', async () => {
      await head.locator('textarea[name="reason"]').fill('Уточните адрес заявителя.');
    });
    await executor.locator('[data-transition="submitNotice"]').waitFor({ timeout: 10_000 });
    await takeStep(executor, 'submitNotice', async () => {
      await executor.locator('input[name="kind"][value="ASSIGNMENT"]').check();
      await executor.locator('textarea[name="resubmissionReason"]').fill('Мекенжай расталды, өзгеріс жоқ.');
    });
    await head.locator('[data-transition="signNotice"]').waitFor({ timeout: 10_000 });
    await takeStep(head, 'signNotice', async () => {
      await head.locator('[data-dialog="signNotice"] input[type="checkbox"]').check();
      await picture(head, 'sign-ru');
    });
    await executor.locator('[data-transition="recordHandDelivery"]').waitFor({ timeout: 10_000 });
    await takeStep(executor, 'recordHandDelivery', async () => {
      await executor.locator('[name="receivedBy"]').fill('Әубәкірова Ұлпан');
      await executor.locator('[name="identityDocument"]').fill('Жеке куәлік № 000000001');
    });
    await status(executor, 'Тапсырылды');
    await picture(executor, 'delivered-case-kk', true);
    await status(head, 'Вручено');
    await picture(head, 'delivered-case-ru', true);
    await executor
      .locator('[data-paper="NOTICE"]')
      .getByRole('link', { name: /^Хабарлама AKS-/ })
      .click();
    await executor
      .getByRole('article')
      .getByText('Жұмабаев Ерлан Қайратұлы')
      .first()
      .waitFor({ state: 'attached' });
    await picture(executor, 'notice-kk');
  });

  it("runs by the akim's office to a refusal sent by post", async () => {
    const akim = (await sitDown('aks01.clerk')).page;
    await akim.goto('/register');
    const akimNumber = await register(akim, 2, 'POST');
    expect(akimNumber).toMatch(/^AKS-01-\d{4}\/\d{6}$/);
    await openCase(akim, akimNumber);
    await takeStep(akim, 'referToCommission');
    await takeStep(akim, 'recordConclusion', async () => {
      await akim.locator('input[name="opinion"][value="NOT_NEEDED"]').check();
      await akim.locator('textarea[name="text"]').fill('Отбасының табысы жеткілікті.');
    });
    await takeStep(akim, 'sendToDepartment');
    await picture(akim, 'akim-sent-kk', true);

    const clerk = (await sitDown('aks.clerk', 'ru')).page;
    await openCase(clerk, akimNumber);
    await takeStep(clerk, 'receiveFromAkim');
    await takeStep(clerk, 'forwardToHead');
    const head = (await sitDown('aks.head')).page;
    await openCase(head, akimNumber);
    await takeStep(head, 'assignExecutor', async () => {
      await head.getByText('Ким Виктор').click();
      await head.locator('textarea[name="resolution"]').fill('Қарауға.');
    });
    const executor = (await sitDown('aks.executor2', 'ru')).page;
    await openCase(executor, akimNumber);
    await takeStep(executor, 'acceptDocuments');
    await takeStep(executor, 'completeCheck', async () => {
      const marks = executor.locator('[data-dialog="completeCheck"] input[value="PRESENT"]');
      for (let index = 0; index < (await marks.count()); index += 1) await marks.nth(index).check();
    });
    await takeStep(executor, 'submitNotice', async () => {
      await executor.locator('input[name="kind"][value="REFUSAL"]').check();
      await executor.locator('[data-dialog="submitNotice"] input[type="checkbox"]').first().check();
      await executor.locator('textarea[name="explanation"]').fill('Доход семьи превышает черту бедности.');
      await picture(executor, 'refusal-ru');
    });
    await head.locator('[data-transition="signNotice"]').waitFor({ timeout: 10_000 });
    await takeStep(head, 'signNotice', async () => {
      await head.locator('[data-dialog="signNotice"] input[type="checkbox"]').check();
    });
    await executor.locator('[data-transition="recordPostDispatch"]').waitFor({ timeout: 10_000 });
    await takeStep(executor, 'recordPostDispatch', async () => {
      await executor.locator('[name="address"]').fill('Ақсу ауданы, Жансүгіров кенті');
      await executor.locator('[name="postNumber"]').fill('RR000000002KZ');
    });
    await status(executor, 'Вручено');
    await picture(executor, 'refusal-posted-ru', true);
  });

  it('shows each role its own pages and nothing of the others', async () => {
    const admin = (await sitDown('admin')).page;
    await admin.goto('/users');
    await admin.getByText('Ахметова').first().waitFor();
    await picture(admin, 'users-kk');
    await admin.goto('/offices');
    await admin.getByRole('link', { name: /Ақсу/ }).first().waitFor();
    await picture(admin, 'offices-kk');
    await admin.goto('/cases');
    await admin.getByRole('link', { name: 'Менің жұмысыма' }).waitFor();
    await picture(admin, 'admin-no-cases-kk');
    expect(await admin.getByText(/AKS-\d{4}\//).count()).toBe(0);

    const analyst = (await sitDown('analyst', 'ru')).page;
    await analyst.goto('/cases');
    await analyst
      .getByRole('link', { name: /AKS-\d{4}\// })
      .first()
      .waitFor();
    await picture(analyst, 'analyst-ru');
    expect(await analyst.locator('body').textContent()).not.toMatch(/Әлиев|Бекенов|Досанов|Сәрсенова/);

    const overseer = (await sitDown('tal.overseer', 'ru')).page;
    await overseer.goto('/cases');
    await overseer
      .getByRole('link', { name: /TAL-\d{4}\// })
      .first()
      .waitFor();
    expect(await overseer.getByText(/AKS-\d{4}\//).count()).toBe(0);
    expect(await overseer.locator('body').textContent()).toMatch(/\d{6}\*{6}/);
    await picture(overseer, 'overseer-ru');
  });
});
