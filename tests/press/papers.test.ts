import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../schema/papers/press.ts';
import { createPress } from '../../server/press/press.ts';
import { contentOf, nodesOf, placesOf, type Read, readBack } from './readBack.ts';
import {
  journal,
  noticeKk,
  noticeRu,
  receiptKk,
  receiptRu,
  refusal,
  SAMPLES,
  sheetOf,
  textOf,
} from './samples.ts';

const press = createPress();
const NUMBER = 'AKS-2013/Х-000093';

const printed = async (sheet: Sheet): Promise<Read> => readBack((await press.print(sheet)).bytes);
const sample = (name: string): Sheet => {
  const sheet = SAMPLES[name];
  if (!sheet) throw new Error(`No sample ${name}`);
  return sheet;
};
const edges = (read: Read, page: number): string =>
  read.pieces
    .filter((piece) => !piece.tagged && piece.page === page)
    .map(({ text }) => text)
    .join('');
const inOrder = (read: Read, texts: readonly string[]): void => {
  expect(placesOf(read, texts).filter((place) => place < 0)).toEqual([]);
};

describe('the receipt', () => {
  it.each([
    ['receipt-kk', receiptKk, 'Мекемеде қалатын дана', 'Талонды алдым:', '1 / 1 бет'],
    ['receipt-ru', receiptRu, 'Экземпляр, остающийся в учреждении', 'Талон получил(а):', 'стр. 1 / 1'],
  ])('%s has both copies on one page, each complete', async (name, text, copy, received, page) => {
    const read = await printed(sample(name));
    const facts = text.facts.flatMap(({ label, value }) => [`${label}:`, value]);
    const own = [text.title, ...text.body, ...facts, ...text.signature];
    const mark = ['https://komek.example.kz/check/7K2M0QXW94TB', '7K2M-0QXW-94TB'];
    inOrder(read, [...own, ...mark, copy, ...own, received, ...mark]);
    expect(read.pages.length).toBe(1);
    expect(edges(read, 1)).toContain(page);
    expect(nodesOf('Figure', read.pages[0]?.tree ?? { role: '', text: '', children: [] }).length).toBe(2);
  });

  it('in both languages has each copy on a page of its own, Kazakh first', async () => {
    const read = await printed(sample('receipt-both'));
    expect(read.pages.length).toBe(2);
    inOrder(read, [
      receiptKk.title,
      receiptRu.title,
      'Мекемеде қалатын дана',
      receiptKk.title,
      receiptRu.title,
    ]);
    const langs = read.pages.map(({ tree }) => nodesOf('Sect', tree).map(({ lang }) => lang));
    expect(langs[0]?.slice(0, 2)).toEqual(['kk', 'ru']);
    expect(edges(read, 2)).toContain('2 / 2 бет / стр.');
  });

  it('shows every letter of Kazakh', async () => {
    const letters = 'ӘҒҚҢӨҰҮҺІ әғқңөұүһі';
    const text = textOf('KK', letters, { body: [letters], facts: [{ label: letters, value: letters }] });
    inOrder(await printed(sheetOf('RECEIPT', [text])), [letters, letters, letters, letters]);
  });
});

describe('the notice', () => {
  it.each([
    ['notice-kk', noticeKk],
    ['notice-ru', noticeRu],
  ])('%s runs from the letterhead to the mark', async (name, text) => {
    const [outgoing, date, registered] = text.facts.map(({ label, value }) => `${label}: ${value}`);
    const [head = '', executor = ''] = text.signature;
    inOrder(await printed(sample(name)), [
      ...text.letterhead,
      outgoing ?? '',
      date ?? '',
      ...text.addressee,
      text.title,
      ...text.body,
      registered ?? '',
      ...head.split(/\s*_+\s*/u),
      executor,
      '7K2M-0QXW-94TB',
    ]);
  });

  it('in both languages says both and is signed, numbered and addressed once', async () => {
    const read = await printed(sample('notice-both'));
    const content = contentOf(read);
    inOrder(read, [
      ...noticeKk.letterhead,
      ...noticeRu.letterhead,
      `Шығыс нөмірі / Исходящий номер: ${NUMBER}`,
      ...noticeKk.addressee,
      noticeKk.title,
      ...noticeKk.body,
      noticeRu.title,
      ...noticeRu.body,
      'Бастық',
      'Начальник',
      '(қолы)',
      '(подпись)',
      'Ілиясов Қанат Өмірұлы',
      'Орын.',
      'Исп.',
    ]);
    for (const once of ['ІлиясовҚанат', 'ҮсеноваҒалия', NUMBER, '7K2M-0QXW']) {
      expect(content.split(once).length, once).toBe(2);
    }
  });

  it('keeps the place of the mark free on the page to sign', async () => {
    const [open, issued] = await Promise.all([printed(sample('page-to-sign')), printed(sample('notice-kk'))]);
    expect(contentOf(open)).not.toMatch(/komek|Код|7K2M/u);
    expect(open.pages.flatMap(({ tree }) => nodesOf('Figure', tree))).toEqual([]);
    const heights = (read: Read): (readonly [string, number])[] =>
      read.pieces
        .filter(({ tagged, text }) => tagged && /Хабарлама|Бастық|Орын|Тіркеу/u.test(text))
        .map(({ text, baseline }) => [text, baseline]);
    expect(heights(open).length).toBe(4);
    expect(heights(open)).toEqual(heights(issued));
  });

  it('goes on to further pages with a running head and its signature on the last', async () => {
    for (const language of ['KK', 'RU'] as const) {
      const text = refusal(language, 30);
      const read = await printed(sheetOf('NOTICE', [text], { number: NUMBER }));
      expect(read.pages.length).toBeGreaterThanOrEqual(3);
      expect(edges(read, 1).split(NUMBER).length).toBe(2);
      expect(edges(read, 2)).toContain(text.letterhead[0]);
      expect(edges(read, 2).split(NUMBER).length).toBe(3);
      inOrder(read, [...text.body, 'Ілиясов Қанат Өмірұлы']);
    }
  });

  it('never leaves the signature without two lines of what is signed', async () => {
    const text = refusal('RU', 11);
    let turned = 0;
    for (let length = 0; length < 60; length += 4) {
      const body = [...text.body.slice(0, -1), 'Слово '.repeat(10 * length + 12).trim()];
      const read = await printed(sheetOf('NOTICE', [{ ...text, facts: [], body }], { number: NUMBER }));
      const last = read.pages.length;
      turned = Math.max(turned, last);
      const content = read.pieces.filter(({ page, tagged }) => tagged && page === last);
      const signature = content.findIndex((piece) => piece.text.includes('Начальник'));
      expect(signature, `${length}`).toBeGreaterThan(-1);
      const above = new Set(content.slice(0, signature).map(({ baseline }) => baseline));
      expect(above.size, `${length}`).toBeGreaterThanOrEqual(2);
    }
    expect(turned).toBeGreaterThan(2);
  });
});

describe('the journal', () => {
  it('repeats its headings on every page and divides no row', async () => {
    const text = journal(120);
    const read = await printed(sheetOf('JOURNAL', [text], { number: 'AKS-2013' }));
    expect(read.pages.length).toBeGreaterThan(4);
    for (const [index, { width, height, tree }] of read.pages.entries()) {
      expect(width).toBeGreaterThan(height);
      const page = read.pieces.filter((piece) => piece.page === index + 1);
      if (index + 1 < read.pages.length)
        expect(page.some((piece) => piece.text.includes('Мекенжайы'))).toBe(true);
      for (const row of nodesOf('TR', tree)) expect(row.children.length).toBe(8);
    }
    // pdf.js gives every page the whole of a table that begins or goes on there.
    const tree = read.pages[0]?.tree ?? { role: '', text: '', children: [] };
    expect(nodesOf('TR', tree).length).toBe(121);
    expect(nodesOf('TH', tree).length).toBe(8);
    expect(nodesOf('TD', tree).length).toBe(960);
    inOrder(
      read,
      (text.table?.rows ?? []).flatMap(([line = '', , number = '']) => [line, number]),
    );
    expect(edges(read, 2)).toContain('AKS-2013');
  });

  it('without a line is still a paper', async () => {
    const text = textOf('RU', 'Журнал регистрации заявлений', { body: ['Заявления не регистрировались.'] });
    const read = await printed(sheetOf('JOURNAL', [text], { mark: null }));
    inOrder(read, [text.title, ...text.body]);
    expect(read.pages.length).toBe(1);
  });
});

describe('every paper', () => {
  it.each(Object.keys(SAMPLES))('%s stays inside its margins', async (name) => {
    const sheet = sample(name);
    const { bytes, pages } = await press.print(sheet);
    const read = await readBack(bytes);
    expect(read.pages.length).toBe(pages);
    const left = sheet.kind === 'RECEIPT' ? 20 : 25;
    const top = sheet.kind === 'RECEIPT' ? 14 : 20;
    const inMm = (points: number): number => (points * 25.4) / 72;
    for (const { text, tagged, page, left: from, right, baseline, size } of read.pieces) {
      const { width = 0, height = 0 } = read.pages[page - 1] ?? {};
      expect(inMm(from), text).toBeGreaterThan(left - 0.1);
      if (text.trim() !== '') expect(inMm(width - right), text).toBeGreaterThan(15 - 0.1);
      expect(inMm(baseline - size), text).toBeGreaterThan(tagged ? top - 0.5 : 8);
      expect(inMm(height - baseline), text).toBeGreaterThan(tagged ? 16.9 : 8);
    }
    expect(read.pieces.length).toBeGreaterThan(10);
  });

  it('lets no two texts overlap', async () => {
    for (const name of Object.keys(SAMPLES)) {
      const { pieces } = await printed(sample(name));
      const solid = pieces.filter(({ text }) => text.trim() !== '');
      for (const [index, one] of solid.entries()) {
        const clash = solid
          .slice(index + 1)
          .find(
            (other) =>
              other.page === one.page &&
              Math.abs(other.baseline - one.baseline) < Math.max(one.size, other.size) * 0.9 &&
              other.left < one.right - 0.5 &&
              one.left < other.right - 0.5,
          );
        expect(clash, `${name}: ${one.text}`).toBeUndefined();
      }
    }
  });
});
