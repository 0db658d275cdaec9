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

/** How the proofs of {@link cameByProvider} end. */
interface Proofs {
  /** What `/proven` says of the next one. */
  problem: string | null;
  provenUntil: string;
}

/**
 * Makes the pages of a seat those of somebody whom a provider has let in, whose proof is too old, and who is another
 * person to the provider at first: the system of these tests has none, and one with a provider has no cases.
 */
async function cameByProvider(context: BrowserContext): Promise<Proofs> {
  const proofs: Proofs = { problem: 'OTHER_PERSON', provenUntil: '2020-01-01T00:00:00Z' };
  const name = { nameKk: 'eGov', nameRu: 'eGov', nameEn: 'eGov' };
  await context.route('**/graphql', async (route) => {
    const { operationName } = (route.request().postDataJSON() ?? {}) as { operationName?: string };
    if (operationName !== 'Viewer' && operationName !== 'SignInOptions') return route.fallback();
    const response = await route.fetch();
    const { data } = await response.json();
    if (operationName === 'SignInOptions') Object.assign(data.signInOptions, { provider: name });
    else Object.assign(data.viewer, { signedInBy: 'PROVIDER', provenUntil: proofs.provenUntil });
    await route.fulfill({ response, json: { data } });
  });
  await context.route('**/sign-in/oidc?proof=1', (route) => {
    const location = proofs.problem ? `/proven?problem=${proofs.problem}` : '/proven';
    return route.fulfill({ status: 303, headers: { location } });
  });
  return proofs;
}

describe('signing by whom a provider has let in', () => {
  it('asks for the proof in a window of its own, and says on the page that stayed how it ended', async () => {
    const made = await submittedCaseFor(system(), 'aks.executor');
    const { page, context } = await sitDown('aks.head');
    const proofs = await cameByProvider(context);
    await page.goto(made.path);
    await page.locator('[data-transition="signNotice"]').click();
    const dialog = page.locator('[data-dialog="signNotice"]');
    await dialog.locator('[data-drawn]').waitFor();
    await dialog.getByRole('checkbox').check();
    /** The window closes by itself, once it has told this page. */
    const proveThere = async (): Promise<void> => {
      const [window] = await Promise.all([
        context.waitForEvent('page'),
        dialog.getByTestId('provider').click(),
      ]);
      if (!window.isClosed()) await window.waitForEvent('close');
    };

    await proveThere();
    await dialog.getByRole('alert').filter({ hasText: 'Растаған адам басқа' }).waitFor();
    await dialog.getByRole('alert').filter({ hasText: 'бұрынғыдай өз атыңызбен' }).waitFor();
    await settled(page);
    await picture(page, 'provider-other-person-kk');

    Object.assign(proofs, { problem: null, provenUntil: new Date(Date.now() + 600_000).toISOString() });
    await proveThere();
    await dialog.getByTestId('provider').waitFor({ state: 'detached' });
    // What he has read and marked is as he left it.
    expect(await dialog.getByRole('checkbox').isChecked()).toBe(true);
    await dialog.locator('[data-submit="signNotice"]').click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByText(/AKS-\d{4}\/N-\d{6}/)
      .first()
      .waitFor();
  });

  it('signs many at once as they were marked before the proof', async () => {
    const made = [
      await submittedCaseFor(system(), 'aks.executor'),
      await submittedCaseFor(system(), 'aks.executor'),
    ];
    const { page, context } = await sitDown('aks.head', 'ru');
    const proofs = await cameByProvider(context);
    await page.goto('/signing');
    for (const one of made) await readAndMark(page, one);
    await page.getByTestId('sign-marked').click();
    const dialog = page.locator('[data-dialog="proof"]');
    await dialog.getByText('Эта страница останется как есть').waitFor();
    await settled(page);
    await picture(page, 'provider-proof-ru');
    Object.assign(proofs, { problem: null, provenUntil: new Date(Date.now() + 600_000).toISOString() });
    await dialog.getByTestId('provider').click();
    for (const one of made) await page.locator(`[data-signed="${one.id}"]`).waitFor();
    await dialog.waitFor({ state: 'detached' });
    // Coming back to the page as well as its window's word: they are sent but once.
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await settled(page);
    expect(await page.locator('[data-not-signed]').count()).toBe(0);
    expect(await page.getByTestId('signing-told').innerText()).toMatch(/Подписано: 2/);
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
