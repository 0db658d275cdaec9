import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { expectNoViolations } from './checks/axe.ts';
import { walkByKeyboard } from './checks/keyboard.ts';
import { misreadings, sidewaysScroll } from './checks/reading.ts';
import { picture, type System, signIn, startSystem } from './system.ts';

interface Receipt {
  readonly number: string;
  readonly code: string;
  readonly url: string;
  readonly status: string;
  readonly readyAt: string | null;
}

interface CasesData {
  readonly cases: {
    readonly nodes: readonly (Pick<Receipt, 'status' | 'readyAt'> & {
      readonly papers: readonly (Pick<Receipt, 'number' | 'code' | 'url'> & { readonly kind: string })[];
    })[];
  };
}

const CASES = `{ cases(first: 100) { nodes { status readyAt papers { kind number code url } } } }`;
const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

let system: System;
let receipts: Receipt[];
/** The receipt of a case as the office keeps it. */
let file: Buffer;

beforeAll(async () => {
  system = await startSystem();
  const { page, context } = await signIn(system, 'aks.clerk');
  const { cases } = await ask<CasesData>(page, CASES);
  receipts = cases.nodes.flatMap(({ status, readyAt, papers }) =>
    papers.filter(({ kind }) => kind === 'RECEIPT').map((paper) => ({ ...paper, status, readyAt })),
  );
  file = await (await context.request.get(receipt().url)).body();
  await context.close();
});
afterAll(() => system?.stop());

const receipt = (fits: (one: Receipt) => boolean = () => true): Receipt => {
  const found = receipts.find(fits);
  if (!found) throw new Error('There is no such receipt.');
  return found;
};

interface Look {
  readonly language: 'kk' | 'ru';
  readonly size: keyof typeof SIZES;
  readonly scheme: 'light' | 'dark';
}

/** Opens a page as somebody who never signed in. */
async function open(path: string, { language, size, scheme }: Look) {
  const context = await system.browser.newContext({
    viewport: SIZES[size],
    colorScheme: scheme,
    baseURL: system.url,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(path);
  if (language === 'ru') await page.getByRole('button', { name: 'Русский' }).click();
  await page.locator('h1').waitFor();
  return { page, faults, close: () => context.close() };
}

/** The mark that every telephone calls so, and what the example of a code leaves beside its digits. */
const ALLOWED = /^Latin words: (?:(?:QR|QXW|TB) )+\(/;

/** Nothing on the page is wrong to read, to hear, to reach, or too wide. */
async function expectFine(page: Page, { language }: Look, name: string): Promise<void> {
  await expectNoViolations(page, name);
  const misread = (await misreadings(page, language)).filter((found) => !ALLOWED.test(found));
  expect(misread, name).toEqual([]);
  expect(await sidewaysScroll(page), name).toEqual([]);
}

const LOOKS: readonly Look[] = [
  { language: 'kk', size: 'phone', scheme: 'light' },
  { language: 'ru', size: 'desk', scheme: 'light' },
  { language: 'kk', size: 'desk', scheme: 'dark' },
  { language: 'ru', size: 'phone', scheme: 'dark' },
];

const verdict = (page: Page) => page.locator('[role="status"] .verdict');

describe.each(LOOKS)('the public pages, $language, $size, $scheme', (look) => {
  const name = (what: string) => `open-${what}-${look.language}-${look.size}-${look.scheme}`;
  const say = (kk: string, ru: string) => (look.language === 'kk' ? kk : ru);

  it('check a paper by the address of its QR code, and by its file', async () => {
    const { number, code } = receipt();
    const { page, faults, close } = await open(`/check/${code.replaceAll('-', '')}`, look);
    await verdict(page).getByText(number).waitFor();
    await verdict(page).getByText(say('Иә, мұндай құжат берілген', 'Да, такой документ выдан')).waitFor();
    await picture(page, name('check'), true);

    const changed = Buffer.concat([file, Buffer.from(' ')]);
    const choose = (buffer: Buffer) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'қағаз.pdf', mimeType: 'application/pdf', buffer });
    await choose(file);
    await verdict(page).getByText(say('дәл өзі', 'тот самый')).waitFor();
    await choose(changed);
    await verdict(page).getByText(say('файл — басқа', 'файл — другой')).waitFor();
    await expectFine(page, look, name('check-other'));
    await picture(page, name('check-other'), true);

    await page.locator('input[name="code"]').fill('0000 0000 0000');
    await page.getByRole('button', { name: say('Файлды алып тастау', 'Убрать файл') }).click();
    await page.keyboard.press('Shift+Tab');
    await page.locator('input[name="code"]').press('Enter');
    await verdict(page).getByText(say('Жоқ, мұндай коды', 'Нет, документ с таким кодом')).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('tell where an application stands', async () => {
    const { number, code } = receipt(({ readyAt }) => readyAt !== null);
    const { page, faults, close } = await open('/status', look);
    await page.locator('input[name="number"]').fill(number.toLowerCase());
    await page.locator('input[name="code"]').pressSequentially(code.toLowerCase());
    await page.keyboard.press('Enter');
    await verdict(page).getByText(say('Хабарлама дайын', 'Уведомление готово')).first().waitFor();
    expect(await verdict(page).locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/status');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain(number);
    expect(kept).not.toContain(code);
    await expectFine(page, look, name('status'));
    await picture(page, name('status'), true);

    await page.locator('input[name="code"]').fill(receipt((one) => one.number !== number).code);
    await page.keyboard.press('Enter');
    const unknown = say('Мұндай нөмір мен код жұбы табылмады', 'Такая пара номера и кода не найдена');
    await verdict(page).getByText(unknown).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('say who may apply, where, with what, and find an office', async () => {
    const { page, faults, close } = await open('/info', look);
    await page.locator('.district').first().waitFor();
    expect(await page.locator('.district').count()).toBe(19);
    await expectFine(page, look, name('info'));
    await picture(page, name('info'));
    await page.locator('input[type="search"]').fill('суыксай');
    await page.locator('.akims li').first().waitFor();
    expect(await page.locator('.akims li').count()).toBe(1);
    await page.locator('#offices').scrollIntoViewIfNeeded();
    await picture(page, name('info-search'));
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the public pages by hand', () => {
  const look: Look = { language: 'kk', size: 'desk', scheme: 'light' };

  it('are walked by the keyboard, and keep the language', async () => {
    const { page, close } = await open('/check', { ...look, language: 'ru' });
    expect((await walkByKeyboard(page)).problems).toEqual([]);
    await page.reload();
    await page.locator('html[lang="ru"]').waitFor({ state: 'attached' });
    await close();
  });

  it('take a dropped file, and send none of it', async () => {
    const { page, close } = await open('/check', look);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'талон.pdf', { type: 'application/pdf' }));
        return transfer;
      },
      [...file],
    );
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    await verdict(page).getByText('дәл өзі').waitFor();
    expect(sent.join('').length).toBeLessThan(1000);
    expect(sent.join('')).toMatch(/[0-9a-f]{64}/);
    await close();
  });

  it('take the code of a receipt along, but not in the address', async () => {
    const { code } = receipt();
    const { page, close } = await open(`/check/${code.replaceAll('-', '')}`, look);
    await page.getByRole('link', { name: 'Осы өтініштің қай сатыда екенін білу' }).click();
    await page.getByRole('heading', { level: 1, name: 'Өтінішім қай сатыда' }).waitFor();
    expect(await page.locator('input[name="code"]').inputValue()).toBe(code);
    expect(page.url()).toBe(`${system.url}/status`);
    await close();
  });
});
