import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { picture, type Seat, type System, signIn, startSystem, takeStep } from './system.ts';

let system: System;
const seats: Seat[] = [];

const sitDown = async (login: string, language: 'kk' | 'ru' = 'kk'): Promise<Page> => {
  const taken = await signIn(system, login, language);
  seats.push(taken);
  return taken.page;
};

beforeAll(async () => {
  system = await startSystem();
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

/** Opens the first case of a queue. */
async function openFirst(page: Page, queue: string): Promise<void> {
  await page.goto(`/work/${queue}`);
  await page.locator('tbody tr a').first().click();
  await page.locator('[data-version]').waitFor();
}

/** A weekday some weeks ahead, within the running year or the next, yyyy-mm-dd. */
function wednesdayAhead(): string {
  const day = new Date(Date.now() + 3 * 24 * 3_600_000);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

describe('time limits in a browser', () => {
  it('every row says in words how much time is left, and a due time explains itself by keyboard alone', async () => {
    const executor = await sitDown('aks.executor');
    await executor.goto('/work/EXECUTOR_TO_DRAFT');
    await executor.locator('tbody tr').first().waitFor();
    const rows = await executor.locator('tbody tr').count();
    const told = executor.locator('tbody tr [data-due]');
    expect(await told.count()).toBe(rows);
    for (const words of await told.allInnerTexts()) expect(words).toMatch(/қалды|дейін|өтті|өткен/);
    await picture(executor, 'time-left-kk');

    await openFirst(executor, 'EXECUTOR_TO_DRAFT');
    const disclosure = executor.locator('[data-explain="A4"]').first();
    await disclosure.focus();
    await executor.keyboard.press('Enter');
    const panel = executor.locator('[data-explanation="A4"]').first();
    await panel.waitFor();
    expect(await disclosure.getAttribute('aria-expanded')).toBe('true');
    expect(await panel.locator('[data-day]').count()).toBeGreaterThanOrEqual(10);
    expect(await panel.innerText()).toContain('9 күнтізбелік күн');
    await panel.scrollIntoViewIfNeeded();
    await picture(executor, 'explanation-kk', true);

    const head = await sitDown('aks.head', 'ru');
    await openFirst(head, 'HEAD_TO_SIGN');
    await head.locator('[data-explain="STANDARD"], [data-explain="STANDARD_AKIM"]').first().click();
    const standard = head.locator('[data-explanation^="STANDARD"]').first();
    await standard.waitFor();
    expect(await standard.innerText()).toMatch(/рабочих дн/);
    await picture(head, 'explanation-ru', true);
  });

  it('the head sees what is late and who has room, follows the suggestion, and gives many cases away at once', async () => {
    const head = await sitDown('aks.head', 'ru');
    await head.goto('/oversight');
    await head.locator('[data-executor]').first().waitFor();
    await head.locator('[data-step="A3"]').first().waitFor();
    await picture(head, 'oversight-ru', true);
    const late = Number(await head.locator('[data-tile="LATE"] > div').first().innerText());
    expect(late).toBeGreaterThan(0);
    await head.locator('[data-tile="LATE"]').click();
    await head
      .getByTestId('total')
      .filter({ hasText: String(late) })
      .waitFor();
    expect(await head.locator('tbody [data-due="LATE"]').count()).toBe(Math.min(late, 25));

    await openFirst(head, 'HEAD_TO_RESOLVE');
    await head.locator('[data-transition="assignExecutor"]').click();
    const suggested = head.locator('[data-candidate]').filter({ has: head.locator('[data-suggested]') });
    await suggested.waitFor();
    await picture(head, 'suggestion-ru');
    await suggested.locator('input[type="radio"]').check();
    await head.locator('textarea[name="resolution"]').fill('Рассмотреть в установленный срок.');
    await head.locator('[data-submit="assignExecutor"]').click();
    await head
      .locator('[data-event="assignExecutor"]')
      .filter({ hasText: 'Система предложила' })
      .first()
      .waitFor();

    await head.goto('/cases?filter={"status":["DRAFTING"]}');
    const boxes = head.locator('tbody input[type="checkbox"]:enabled');
    await boxes.first().waitFor();
    for (const index of [0, 1, 2]) await boxes.nth(index).check();
    await head.getByTestId('reassign-many').click();
    const choice = head.locator('[data-candidate] input[type="radio"]:enabled').first();
    await choice.check();
    await head.locator('textarea[name="reason"]').fill('Отпуск исполнителя.');
    await picture(head, 'reassign-many-ru');
    await head.locator('[data-submit="reassignCases"]').click();
    await head.getByRole('dialog').getByRole('status').waitFor();
    await picture(head, 'reassigned-ru');
    const became = await head.locator('[data-reassigned]').allInnerTexts();
    expect(became).toHaveLength(3);
    // Whoever had one of them already gets it refused in its own line, and the others go over all the same.
    for (const line of became) expect(line).toMatch(/Исполнитель сменен|не передано/);
    expect(became.some((line) => /Исполнитель сменен/.test(line))).toBe(true);
  });

  it('the administrator frees a day, sees first what would move, and an open case page follows', async () => {
    const admin = await sitDown('admin', 'ru');
    const head = await sitDown('aks.head');
    const date = wednesdayAhead();
    await admin.goto(`/calendar/${date.slice(0, 4)}`);
    await admin.locator(`[data-date="${date}"]`).click();
    await admin.locator('input[name="kind"][value="FREED"]').check();
    await admin.locator('input[name="source"]').fill('Постановление Правительства для проверки');
    await admin.getByTestId('add-change').click();
    await picture(admin, 'calendar-draft-ru');
    await admin.getByTestId('dry-run').click();
    const dialog = admin.locator('[data-dialog="dry-run"]');
    await dialog.locator('[data-clock]').first().waitFor();
    const moving = [...(await dialog.innerText()).matchAll(/AKS-\d{4}\/\d{6}/g)].map(([number]) => number);
    await picture(admin, 'calendar-ru');
    // Which cases come first in the dry run depends on the day, so the reader is one who may open any of them.
    const [first] = moving;
    expect(first).toBeDefined();
    await head.goto(`/cases?filter=${encodeURIComponent(JSON.stringify({ search: first }))}`);
    await head.getByRole('link', { name: first ?? '' }).click();
    await head.locator('[data-version]').waitFor();
    expect(await head.locator('[data-clock-change]').count()).toBe(0);
    await dialog.locator('textarea[name="reason"]').fill('Постановление опубликовано.');
    await admin.getByTestId('save-changes').click();
    await admin.locator('[data-testid="change-progress"][data-finished]').waitFor({ timeout: 30_000 });
    await admin.goto('/calendar/changes');
    await admin.locator('[data-revision="1"]').waitFor();
    await picture(admin, 'calendar-changes-ru');
    // The page that was open all the time shows the moved due time and why it moved.
    await head.locator('[data-clock-change]').first().waitFor({ timeout: 10_000 });
    await picture(head, 'moved-kk', true);
  });

  it('an acting head has the buttons of a head on the named days, and none when the naming ends', async () => {
    const head = await sitDown('tal.head', 'ru');
    await head.goto('/absences');
    await head.getByTestId('name-acting').click();
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('combobox').first().click();
    await head.getByRole('option', { name: /Иванова/ }).click();
    const today = await dialog.locator('input[name="from"]').inputValue();
    await dialog.locator('input[name="to"]').fill(today);
    await dialog.locator('[name="order"]').fill('Приказ № 12');
    await head.locator('[data-submit="save"]').click();
    await dialog.waitFor({ state: 'detached' });
    await picture(head, 'acting-ru');

    const acting = await sitDown('tal.clerk', 'ru');
    await openFirst(acting, 'HEAD_TO_SIGN');
    await takeStep(acting, 'signNotice', async () => {
      await acting.locator('[data-dialog="signNotice"] input[type="checkbox"]').check();
    });
    await acting.locator('[data-event="signNotice"]').filter({ hasText: 'исполняющий' }).first().waitFor();
    await picture(acting, 'acting-signed-ru', true);

    await head.getByRole('button', { name: /Иванов/ }).click();
    await head.locator('[data-submit="save"]').click();
    await head.getByRole('dialog').waitFor({ state: 'detached' });
    await acting.goto('/work');
    await acting.locator('[data-tile]').first().waitFor();
    expect(await acting.locator('[data-tile^="HEAD"]').count()).toBe(0);
  });
});
