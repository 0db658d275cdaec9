import { describe, expect, it } from 'vitest';
import { openCase, register, status } from './byHand.ts';
import { seatsOfThisFile } from './seats.ts';
import { picture, takeStep } from './system.ts';

const { sitDown } = seatsOfThisFile();

describe('other ways and other pages in a browser', () => {
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
