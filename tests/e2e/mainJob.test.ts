import { beforeAll, describe, expect, it } from 'vitest';
import { openCase, register, status } from './byHand.ts';
import { seatsOfThisFile } from './seats.ts';
import { picture, takeStep } from './system.ts';

const { sitDown, system } = seatsOfThisFile();

beforeAll(() => {
  process.stdout.write(`served after ${system().servedAfter.toFixed(1)} s\n`);
});

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
});
