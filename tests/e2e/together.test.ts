import { describe, expect, it } from 'vitest';
import { USUAL_SHARES } from '../../server/shares.ts';
import { ask } from './ask.ts';
import { layCable } from './cable.ts';
import { settled } from './checks/settled.ts';
import { newCaseFor } from './newCase.ts';
import { seatsOfThisFile } from './seats.ts';
import { chooseLanguage, openSession, picture } from './system.ts';

const { sitDown, system } = seatsOfThisFile();

describe('two at once, a lost connection, another language', () => {
  it('what one types is kept while another acts on the same case, and can be sent afterwards', async () => {
    const head = (await sitDown('aks.head', 'ru')).page;
    const executor = (await sitDown('aks.executor')).page;
    const { path } = await newCaseFor(system(), 'aks.executor');
    await head.goto(path);
    await head.locator('[data-transition="reassignExecutor"]').click();
    const dialog = head.locator('[data-dialog="reassignExecutor"]');
    await dialog.locator('[data-candidate] input[type="radio"]:enabled').last().check();
    await dialog.locator('textarea[name="reason"]').fill('Исполнитель уходит в отпуск.');

    const caseId = path.replace('/cases/', '');
    const { case: seen } = await ask<{ case: { version: number } }>(
      executor,
      'query ($id: ID!) { case(id: $id) { version } }',
      { id: caseId },
    );
    await ask(
      executor,
      'mutation ($input: AcceptDocumentsInput!) { acceptDocuments(input: $input) { case { id } } }',
      { input: { caseId, expectedVersion: seen.version } },
    );
    await dialog.getByTestId('moved-on').waitFor({ timeout: 10_000 });
    expect(await dialog.locator('textarea[name="reason"]').inputValue()).toBe('Исполнитель уходит в отпуск.');
    expect(await dialog.locator('[data-submit="reassignExecutor"]').isDisabled()).toBe(true);
    await picture(head, 'moved-on-ru');
    await dialog.getByTestId('go-on').click();
    await dialog.locator('[data-submit="reassignExecutor"]').click();
    await dialog.waitFor({ state: 'detached' });
    await head.locator('[data-event="reassignExecutor"]').first().waitFor();
  });

  it('after a lost connection the page catches up and says how much is new', async () => {
    const cable = await layCable();
    const executor = await sitDown('aks.executor2', 'kk', { proxy: cable.proxy });
    const { page } = executor;
    await page.clock.install();
    await page.goto('/');
    await settled(page);
    cable.cut();
    await page.getByTestId('offline').waitFor({ timeout: 20_000 });
    await picture(page, 'offline-kk');
    const first = await newCaseFor(system(), 'aks.executor2');
    const second = await newCaseFor(system(), 'aks.executor2');
    // Half an hour goes by.
    await page.clock.fastForward('30:00');
    cable.join();
    await page
      .getByTestId('toast')
      .filter({ hasText: 'Сіз болмағанда 2 жаңа хабарландыру келді' })
      .waitFor({ timeout: 30_000 });
    await page.getByTestId('offline').waitFor({ state: 'detached' });
    for (const { number } of [first, second])
      await page.locator('[data-queue="EXECUTOR_NEW"]').getByText(number).waitFor();
    expect(await page.title()).toMatch(/^\(\d+\)/);
    // What was asked for without a connection had to fail.
    executor.faults.splice(0);
    await cable.remove();
  });

  it('with too many windows open elsewhere the page says that news come late, and no more once there is room', async () => {
    const cookie = await openSession(system(), 'tal.executor');
    const elsewhere = new AbortController();
    const streams = Array.from({ length: USUAL_SHARES.streams }, () =>
      fetch(`${system().url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          origin: system().url,
          cookie,
        },
        body: JSON.stringify({ query: 'subscription { notifications { cursor } }' }),
        signal: elsewhere.signal,
      }),
    );
    await Promise.all(streams);
    const { page } = await sitDown('tal.executor');
    const crowded = page.getByTestId('crowded');
    await crowded.filter({ hasText: 'Тіркелгіңізбен тым көп терезе ашылған' }).waitFor();
    await settled(page);
    await picture(page, 'crowded-kk');
    await chooseLanguage(page, 'ru');
    await crowded.filter({ hasText: 'открыто слишком много окон' }).waitFor();
    // The server answers: nothing is lost but the haste.
    expect(await page.getByTestId('offline').count()).toBe(0);
    await picture(page, 'crowded-ru');
    elsewhere.abort();
    // It tries again by itself, at the latest after half a minute; a network that comes back spares the test the pause.
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await crowded.waitFor({ state: 'detached' });
  });

  it('the language is switched in the middle of a form, and nothing typed is lost', async () => {
    const { page } = await sitDown('aks.clerk');
    await page.goto('/register');
    await settled(page);
    const typed = { surname: 'Әлімқұлова', givenName: 'Сәуле', address: 'Ақсу ауданы, Қапал ауылы' };
    for (const [name, text] of Object.entries(typed)) await page.locator(`input[name="${name}"]`).fill(text);
    await page.locator('input[name^="documents."][value="PRESENT"]').first().check();
    for (const [language, label] of [
      ['ru', 'Фамилия'],
      ['en', 'Surname'],
      ['kk', 'Тегі'],
    ] as const) {
      await chooseLanguage(page, language);
      const surname = page.getByLabel(label).first();
      await surname.waitFor();
      for (const [name, text] of Object.entries(typed))
        expect(await page.locator(`input[name="${name}"]`).inputValue(), language).toBe(text);
      expect(await page.locator('input[name^="documents."][value="PRESENT"]').first().isChecked()).toBe(true);
    }
  });
});
