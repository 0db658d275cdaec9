import type { Page } from 'playwright-core';
import { syntheticIin } from '../support/syntheticIin.ts';

/** Types an application on the open register form and answers with the new number. */
export async function register(
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
export async function openCase(page: Page, number: string): Promise<void> {
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

/** Waits until the page shows the words of a status. */
export const status = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();
