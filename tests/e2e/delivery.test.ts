import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './checks/settled.ts';
import { signedCaseFor } from './newCase.ts';
import { seatsOfThisFile } from './seats.ts';
import { picture, takeStep } from './system.ts';

const { sitDown, system } = seatsOfThisFile();

const scan = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
});

const entry = (page: Page, kind: string) => page.locator(`[data-delivery="${kind}"]`);

describe('the way of a notice by post', () => {
  it('is posted, brought back, sent again and confirmed, with what proves it', async () => {
    const { path } = await signedCaseFor(system(), 'aks.executor', 'POST');
    const executor = (await sitDown('aks.executor', 'ru')).page;
    await executor.goto(path);
    await takeStep(executor, 'recordPostDispatch', async () => {
      await executor.locator('[name="postNumber"]').fill('RR000000011KZ');
      await executor.locator('[data-attach-input="recordPostDispatch"]').setInputFiles([scan('чек.png')]);
      await executor.locator('[data-upload="ready"]').waitFor();
      await picture(executor, 'post-dispatch-ru');
    });
    await entry(executor, 'posted').locator('[data-attachment]').filter({ hasText: 'чек.png' }).waitFor();
    await executor.getByTestId('letter-underway').waitFor();

    const clerk = (await sitDown('aks.clerk')).page;
    await clerk.goto(path);
    await takeStep(clerk, 'recordPostReturn', async () => {
      await clerk.locator('input[name="reason"][value="NOT_COLLECTED"]').check();
      await picture(clerk, 'post-return-kk');
    });
    await entry(clerk, 'RETURNED').getByTestId('no-proof').waitFor();
    // The proof may follow later.
    await entry(clerk, 'RETURNED')
      .locator('input[type="file"]')
      .setInputFiles([scan('конверт.png')]);
    await entry(clerk, 'RETURNED').locator('[data-attachment]').waitFor();

    // The executor's page is still open and moves on by itself.
    await takeStep(executor, 'sendAgain', async () => {
      await executor.locator('[name="address"]').fill('Ақсу ауданы, Қапал ауылы, Абай көшесі, 7');
      await executor.locator('[name="postNumber"]').fill('RR000000012KZ');
    });
    await takeStep(clerk, 'confirmPostDelivery', async () => {
      await clerk.locator('[name="note"]').fill('Өзі алды.');
    });
    for (const kind of ['posted', 'RETURNED', 'postedAgain', 'CONFIRMED']) await entry(clerk, kind).waitFor();
    await entry(clerk, 'posted')
      .getByRole('button', { name: /чек\.png файлын қарау/ })
      .click();
    await clerk.getByTestId('preview').locator('img').waitFor();
    await clerk.keyboard.press('Escape');
    await clerk.getByTestId('preview').waitFor({ state: 'detached' });
    // A proof is no document that was handed in.
    expect(await clerk.getByTestId('documents').locator('[data-attachment]').count()).toBe(0);
    await settled(clerk);
    await picture(clerk, 'delivery-kk', true);
    await executor.locator('[data-event="confirmPostDelivery"]').first().waitFor({ timeout: 10_000 });
    await picture(executor, 'delivery-ru', true);
  });

  it('lies ready for the applicant and is handed over', async () => {
    const { path } = await signedCaseFor(system(), 'aks.executor');
    const { page } = await sitDown('aks.executor');
    await page.goto(path);
    await takeStep(page, 'announceCollection', async () => {
      await page.locator('[name="note"]').fill('Телефонмен айтылды.');
    });
    await entry(page, 'ready').filter({ hasText: 'Телефонмен айтылды.' }).waitFor();
    expect(await page.locator('[data-transition="announceCollection"]').count()).toBe(0);
    await page.goto('/work/EXECUTOR_READY');
    await page.locator(`a[href="${path}"]`).first().click();
    await takeStep(page, 'recordHandDelivery', async () => {
      await page.locator('[name="identityDocument"]').fill('Жеке куәлік № 000000003');
    });
    await entry(page, 'handed').waitFor();
  });
});
