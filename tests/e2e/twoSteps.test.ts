import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './checks/axe.ts';
import { settled } from './checks/settled.ts';
import { picture, type Seat, type System, seat, startSystem } from './system.ts';

/** Nobody but this file knows `tal.executor2`, so he may change his. */
const NEXT_PASSWORD = 'бес саусақ бірдей емес';
let system: System;
const seats: Seat[] = [];
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  for (const { context } of seats) await context.close();
  await system.stop();
});

const sitDown = async (language: 'kk' | 'ru'): Promise<Page> => {
  const taken = await seat(system, language);
  seats.push(taken);
  return taken.page;
};

/** The page of whoever sat down last. */
function lastPage(): Page {
  const page = seats.at(-1)?.page;
  if (!page) throw new Error('Nobody sits there.');
  return page;
}

async function givePassword(page: Page, login: string): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(system.password);
  await page.keyboard.press('Enter');
}

/** The code of this moment, and for each further use one of a later half minute that is still taken. */
const codeOf = (secret: string, later = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

describe('two-step sign-in', () => {
  let secret = '';
  let recovery: string[] = [];

  it('is turned on by the user himself, with the keyboard, by a code and the password', async () => {
    const page = await sitDown('kk');
    await givePassword(page, 'tal.executor2');
    await page.getByTestId('account').click();
    await page.getByRole('menuitem', { name: 'Екі қадамды кіру' }).click();
    await page.getByTestId('start-totp').press('Enter');
    await page.locator('img[src^="data:image/svg"]').waitFor();
    secret = (await page.getByTestId('totp-secret').getAttribute('data-secret')) ?? '';
    await settled(page);
    await picture(page, 'two-steps-set-up-kk', true);
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('input[name="code"]').fill('000000');
    await page.locator('input[name="password"]').fill(system.password);
    await page.keyboard.press('Enter');
    await page.getByText('Код қате немесе бұрын қолданылған.').waitFor();
    await page.locator('input[name="code"]').fill(codeOf(secret));
    await page.keyboard.press('Enter');
    const dialog = page.locator('[data-dialog="recovery-codes"]');
    await dialog.waitFor();
    recovery = await dialog.locator('[data-recovery-code]').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await settled(page);
    await picture(page, 'recovery-codes-kk');
    await page.getByTestId('kept').click();
    await page.getByTestId('totp-on').waitFor();
  });

  it('asks for the code after the password, takes it once, and a recovery code instead', async () => {
    const page = await sitDown('ru');
    await givePassword(page, 'tal.executor2');
    const code = page.locator('input[name="code"]');
    await code.waitFor();
    await settled(page);
    await picture(page, 'sign-in-code-ru');
    expect(await axeViolations(page)).toEqual([]);
    // The same below, even when the next half minute has begun meanwhile.
    const used = codeOf(secret, 1);
    await code.fill(used);
    await page.keyboard.press('Enter');
    await page.getByTestId('account').click();
    await page.getByRole('menuitem', { name: 'Двухэтапный вход' }).click();
    await page.getByTestId('totp-on').waitFor();
    await settled(page);
    await picture(page, 'two-steps-on-ru');
    await page.getByTestId('account').click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await givePassword(page, 'tal.executor2');
    await code.fill(used);
    await page.keyboard.press('Enter');
    await page.getByText('Код неверен или уже использован.').waitFor();
    await code.fill(recovery[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByTestId('account').waitFor();
  });

  it('is seen in the list of sessions, and all others are ended by one click', async () => {
    const page = lastPage();
    await page.goto('/sessions');
    await page
      .locator('[data-current]')
      .filter({ hasText: /Chrom\w+ · Linux/ })
      .waitFor();
    await page.getByTestId('end-others').click();
    await page.locator('[data-session]:not([data-current])').first().waitFor({ state: 'detached' });
    await settled(page);
    await picture(page, 'sessions-ru');
  });

  it('is asked for when the password is changed, at its own field, and nothing typed is lost', async () => {
    const page = lastPage();
    await page.goto('/password');
    const given = { current: system.password, code: '000000', next: NEXT_PASSWORD, repeat: NEXT_PASSWORD };
    for (const [name, text] of Object.entries(given)) await page.locator(`input[name="${name}"]`).fill(text);
    await page.keyboard.press('Enter');
    const code = page.locator('input[name="code"][aria-invalid="true"]');
    await code.waitFor();
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText('Код неверен или уже использован.').waitFor();
    await settled(page);
    await picture(page, 'password-code-ru');
    expect(await axeViolations(page)).toEqual([]);
    await code.fill(recovery[2] ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('Пароль изменен').waitFor();
  });

  it('is asked for where an open session is not enough, over the form, which then goes on as it was', async () => {
    const page = lastPage();
    const sent: unknown[] = [];
    // The half hour is not waited for: the server's word is said for it, once; the proof and the rest are real.
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { operationName: string; variables: unknown };
      if (asked.operationName !== 'CreateApiToken') return route.fallback();
      sent.push(asked.variables);
      const errors = [{ message: 'Prove it.', extensions: { code: 'PROOF_NEEDED' } }];
      return sent.length === 1 ? route.fulfill({ json: { data: null, errors } }) : route.fallback();
    });
    await page.goto('/tokens');
    await page.getByTestId('create-token').click();
    await page.locator('input[name="name"]').fill('Тоқсандық есеп');
    await page.locator('[data-submit="save"]').click();
    const dialog = page.locator('[data-dialog="proof"]');
    await dialog.locator('input[name="password"]').fill(NEXT_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.locator('input[name="code"]').waitFor();
    // The form behind goes on waiting for its answer, so this page is not at rest.
    await picture(page, 'proof-over-form-ru');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.locator('input[name="code"]').fill(recovery[3] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('[data-dialog="secret"]').waitFor();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    await page.unroute('**/graphql');
  });

  it('is turned off by the password and a code', async () => {
    const page = lastPage();
    await page.goto('/two-steps');
    await page.getByTestId('totp-off').click();
    const dialog = page.locator('[data-dialog="totp-proof"]');
    await dialog.locator('input[name="password"]').fill(NEXT_PASSWORD);
    await dialog.locator('input[name="code"]').fill(recovery[1] ?? '');
    await page.locator('[data-submit="totp-prove"]').click();
    await page.getByTestId('start-totp').waitFor();
  });
});
