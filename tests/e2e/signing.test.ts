import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './checks/settled.ts';
import { type MadeCase, stepOf, submittedCaseFor } from './newCase.ts';
import { seatsOfThisFile } from './seats.ts';
import { picture } from './system.ts';

const { sitDown, system } = seatsOfThisFile();

const line = (page: Page, { id }: MadeCase) => page.locator(`[data-sign-line="${id}"]`);

/** Reads a notice of the queue to the end of its page and marks it with the keyboard. */
async function readAndMark(page: Page, made: MadeCase): Promise<void> {
  await line(page, made).locator('[data-choose]').click();
  await page.locator(`[data-reading="${made.id}"] [data-drawn]`).waitFor();
  await line(page, made).getByRole('checkbox', { disabled: false }).waitFor();
  await page.keyboard.press('Space');
  await line(page, made).and(page.locator('[data-marked]')).waitFor();
}

describe('signing many', () => {
  it('signs with one click what was read and marked; what changed meanwhile stays unsigned, with the reason', async () => {
    const made = await Promise.all([1, 2, 3].map(() => submittedCaseFor(system(), 'aks.executor')));
    const [first, changed, third] = made;
    if (!first || !changed || !third) throw new Error('Three cases are needed.');
    const { page } = await sitDown('aks.head', 'ru');
    await page.goto('/');
    await page.getByTestId('to-signing').click();
    await line(page, third).waitFor();
    // Nothing is marked that was not shown.
    expect(await line(page, third).getByRole('checkbox').isDisabled()).toBe(true);
    for (const one of made) await readAndMark(page, one);
    await picture(page, 'signing-ru');
    await stepOf(system(), 'aks.head', 'returnNotice', changed, { reason: 'Уточните адрес.' });
    await page.getByTestId('sign-marked').click();
    await page
      .locator(`[data-signed="${first.id}"]`)
      .filter({ hasText: /AKS-\d{4}\/N-\d{6}/ })
      .waitFor();
    await page.locator(`[data-signed="${third.id}"]`).waitFor();
    await page.locator(`[data-not-signed="${changed.id}"]`).waitFor();
    await line(page, first).waitFor({ state: 'detached' });
    expect(await page.getByTestId('signing-told').innerText()).toMatch(/Подписано: 2\. Не подписано: 1/);
    await settled(page);
    await picture(page, 'signed-many-ru', true);
  });

  it('returns one in place, and what was marked stays marked', async () => {
    const [kept, left] = [
      await submittedCaseFor(system(), 'aks.executor'),
      await submittedCaseFor(system(), 'aks.executor'),
    ];
    const { page } = await sitDown('aks.head');
    await page.goto('/signing');
    await line(page, left).waitFor();
    await readAndMark(page, kept);
    await line(page, left).locator('[data-choose]').click();
    await page.locator(`[data-reading="${left.id}"]`).getByTestId('return-one').click();
    const dialog = page.locator('[data-dialog="returnNotice"]');
    await dialog.locator('[data-drawn]').waitFor();
    await dialog.locator('textarea[name="reason"]').fill('Мекенжай - нақтылансын.');
    await dialog.locator('[data-submit="returnNotice"]').click();
    await dialog.waitFor({ state: 'detached' });
    await line(page, left).waitFor({ state: 'detached' });
    await line(page, kept).and(page.locator('[data-marked]')).waitFor();
  });

  it('is read on a phone one after the other, and only what was opened counts as read', async () => {
    const made = await submittedCaseFor(system(), 'aks.executor');
    const { page } = await sitDown('aks.head', 'kk', { viewport: { width: 390, height: 844 } });
    await page.goto('/signing');
    await line(page, made).waitFor();
    expect(await page.locator('[data-reading]').count()).toBe(0);
    await line(page, made).locator('[data-choose]').click();
    await page.locator(`[data-reading="${made.id}"] [data-drawn]`).waitFor();
    await page.getByTestId('mark').click();
    await picture(page, 'signing-phone-kk');
    await page.getByTestId('back-to-list').click();
    await line(page, made).and(page.locator('[data-marked]')).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
