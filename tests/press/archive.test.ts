import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPress, TEMPLATE } from '../../server/press/press.ts';
import { type Node, nodesOf, readBack } from './readBack.ts';
import { AT, noticeKk, receiptKk, SAMPLES, sheetOf, textOf } from './samples.ts';

const press = createPress();
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const hashes = async (): Promise<Record<string, string>> => {
  const entries: [string, string][] = [];
  for (const [name, sheet] of Object.entries(SAMPLES))
    entries.push([name, hash((await press.print(sheet)).bytes)]);
  return Object.fromEntries(entries);
};

describe('a printed paper', () => {
  it('is PDF/A-2a with an output intent and says what it is', async () => {
    const sheet = sheetOf('NOTICE', [{ ...noticeKk, title: 'Хабарлама <&>' }], { author: 'Бөлім & Ко <1>' });
    const { bytes } = await press.print(sheet);
    const { document } = await readBack(bytes);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: 'Хабарлама <&> AKS-2013/000147',
      Author: 'Бөлім & Ко <1>',
      Subject: 'Мемлекеттік атаулы әлеуметтік көмек тағайындау',
      CreationDate: 'D:20130405063000Z',
      ModDate: 'D:20130405063000Z',
      Language: 'kk',
    });
    expect(metadata?.get('pdfaid:part')).toBe('2');
    expect(metadata?.get('pdfaid:conformance')).toBe('A');
    expect(metadata?.get('dc:title')).toBe('Хабарлама <&> AKS-2013/000147');
    expect(metadata?.get('xmp:createdate')).toBe('2013-04-05T06:30:00Z');
    expect(metadata?.get('xmp:modifydate')).toBe('2013-04-05T06:30:00Z');
    const raw = latin(bytes);
    expect(raw).toMatch(/\/OutputIntents \[\d+ 0 R\]/u);
    expect(raw).toMatch(/\/S \/GTS_PDFA1/u);
    expect(raw).toMatch(/\/DisplayDocTitle true/u);
    expect(raw).not.toMatch(/\/(JavaScript|URI|Encrypt|Launch)\b/u);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('carries all its fonts as subsets', async () => {
    for (const [name, sheet] of Object.entries(SAMPLES)) {
      const raw = latin((await press.print(sheet)).bytes);
      const fonts = raw.match(/\/Type \/FontDescriptor/gu) ?? [];
      expect(fonts.length, name).toBeGreaterThan(0);
      expect(raw.match(/\/FontFile2 \d+ 0 R/gu)?.length, name).toBe(fonts.length);
      expect(new Set(raw.match(/\/BaseFont \/[^\s]+/gu)), name).toEqual(
        new Set(
          (raw.match(/\/FontName \/[^\s]+/gu) ?? []).map((font) => font.replace('FontName', 'BaseFont')),
        ),
      );
      expect(raw, name).toMatch(/\/FontName \/[A-Z]{6}\+NotoSerif-/u);
      expect(raw, name).not.toMatch(/Helvetica|Type1/u);
    }
  });

  it('is tagged: its order, headings, languages and what stands for the mark', async () => {
    const read = await readBack((await press.print(sheetOf('RECEIPT', [receiptKk]))).bytes);
    const tree = read.pages[0]?.tree as Node;
    expect(tree.children.map(({ role }) => role)).toEqual(['Document']);
    expect(nodesOf('Sect', tree).map(({ lang }) => lang)).toEqual(['kk', 'kk']);
    expect(nodesOf('H1', tree).map(({ text }) => text)).toEqual([receiptKk.title, receiptKk.title]);
    expect(nodesOf('Figure', tree).every(({ alt }) => alt?.includes('QR') && alt.includes('https://'))).toBe(
      true,
    );
    const label = nodesOf('P', tree).find(({ text }) => text.startsWith('Тіркеу нөмірі'));
    expect(label?.text.replace(/\s+/gu, ' ')).toBe('Тіркеу нөмірі: AKS-2013/000147');
  });

  it('has the same bytes whenever and wherever it is printed', async () => {
    const first = await hashes();
    expect(await hashes()).toEqual(first);
    // Another process, zone and order: what one paper uses of a font must not show in the next.
    const script = `
      const { createHash } = await import('node:crypto');
      const { createPress } = await import('./server/press/press.ts');
      const { SAMPLES } = await import('./tests/press/samples.ts');
      const press = createPress();
      const entries = [];
      for (const [name, sheet] of Object.entries(SAMPLES).reverse()) {
        const { bytes } = await press.print(sheet);
        entries.push([name, createHash('sha256').update(bytes).digest('hex')]);
      }
      process.stdout.write(JSON.stringify(Object.fromEntries(entries)));`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: new URL('../..', import.meta.url).pathname,
      env: { ...process.env, TZ: 'America/St_Johns', LANG: 'C' },
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual(first);
    const later = await press.print(sheetOf('RECEIPT', [receiptKk], { at: new Date(AT.getTime() + 1000) }));
    expect(hash(later.bytes)).not.toBe(first['receipt-kk']);
  });

  it('may be printed at the same time as others', async () => {
    const first = await hashes();
    const together = await Promise.all(
      Object.entries(SAMPLES).map(
        async ([name, sheet]) => [name, hash((await press.print(sheet)).bytes)] as const,
      ),
    );
    expect(Object.fromEntries(together)).toEqual(first);
  });

  it('lets other work go on between the pages of a long journal', async () => {
    const sheet = SAMPLES.journal;
    if (!sheet) throw new Error('No journal');
    let turns = 0;
    let printing = true;
    const count = (): void => {
      turns += 1;
      if (printing) setImmediate(count);
    };
    setImmediate(count);
    const { pages } = await press.print(sheet);
    printing = false;
    expect(turns).toBeGreaterThanOrEqual(pages - 1);
  });
});

describe('what cannot be printed', () => {
  it('is named sign by sign, each once', () => {
    expect(press.unprintable('Әйгерім 漢字漢 \u{1f600}')).toEqual(['漢', '字', '\u{1f600}']);
    expect(press.unprintable('a\u0000b\u200bc\u202ed\u00ade')).toEqual([
      '\u0000',
      '\u200b',
      '\u202e',
      '\u00ad',
    ]);
    expect(press.unprintable('ӘҒҚҢӨҰҮҺІ «№ 1» – ₸\r\n\tтағы\u00a0да')).toEqual([]);
    expect(press.unprintable('и\u0306')).toEqual([]);
    expect(press.unprintable('')).toEqual([]);
  });

  it('is refused by its code point, wherever it stands', async () => {
    const bad = '漢\u{1f600}';
    const refused = /U\+6F22, U\+1F600/u;
    const texts = [
      textOf('KK', bad),
      textOf('KK', 'Талон', { facts: [{ label: 'Мекеме', value: bad }] }),
      textOf('KK', 'Талон', { table: { headings: ['№'], rows: [[bad]] } }),
    ];
    for (const text of texts) await expect(press.print(sheetOf('RECEIPT', [text]))).rejects.toThrow(refused);
    await expect(press.print(sheetOf('RECEIPT', [receiptKk], { author: bad }))).rejects.toThrow(refused);
    await expect(press.print(sheetOf('RECEIPT', []))).rejects.toThrow('text');
  });

  it('knows the version of its templates', () => {
    expect(press.template).toBe(TEMPLATE);
    expect(Number.isInteger(TEMPLATE)).toBe(true);
  });
});
