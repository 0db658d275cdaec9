import type { BrowserContext, Page } from 'playwright-core';
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

/**
 * Makes the pages of a seat those of somebody whom a provider has let in, whose proof is too old, and who is another
 * person to the provider now: the system of these tests has none, and one with a provider has no cases.
 */
async function cameByProvider(context: BrowserContext): Promise<void> {
  const name = { nameKk: 'eGov', nameRu: 'eGov', nameEn: 'eGov' };
  await context.route('**/graphql', async (route) => {
    const { operationName } = (route.request().postDataJSON() ?? {}) as { operationName?: string };
    if (operationName !== 'Viewer' && operationName !== 'SignInOptions') return route.fallback();
    const response = await route.fetch();
    const { data } = await response.json();
    if (operationName === 'SignInOptions') Object.assign(data.signInOptions, { provider: name });
    else Object.assign(data.viewer, { signedInBy: 'PROVIDER', provenUntil: '2020-01-01T00:00:00Z' });
    await route.fulfill({ response, json: { data } });
  });
  await context.route('**/sign-in/oidc?proof=1', (route) =>
    route.fulfill({ status: 303, headers: { location: '/proven?problem=OTHER_PERSON' } }),
  );
}

describe('signing by whom a provider has let in', () => {
  it('leads back to the case from which its button led away, and says there that another person has confirmed', async () => {
    const made = await submittedCaseFor(system(), 'aks.executor');
    const { page, context } = await sitDown('aks.head');
    await cameByProvider(context);
    await page.goto(made.path);
    await page.locator('[data-transition="signNotice"]').click();
    const left = page.waitForRequest((request) => request.url().endsWith('/sign-in/oidc?proof=1'));
    await page.getByTestId('provider').click();
    await left;
    const toast = page.getByTestId('toast');
    await toast.filter({ hasText: 'Растаған адам басқа' }).waitFor();
    await page.locator('[data-transition="signNotice"]').waitFor();
    expect(new URL(page.url()).pathname).toBe(made.path);
    await toast.filter({ hasText: 'бұрынғыдай өз атыңызбен' }).waitFor();
    await settled(page);
    await picture(page, 'provider-other-person-kk');
  });
});

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
