import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../schema/exports/cells.ts';
import { csvParts } from '../../server/exports/csv.ts';
import { xlsxParts } from '../../server/exports/xlsx.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

async function* inBatches(...batches: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* batches;
}

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const csvOf = async (rows: Cell[][], headings = ['Нөмірі']): Promise<string> =>
  (await whole(csvParts(headings, inBatches(rows)))).toString('utf8');

const xlsxOf = async (rows: Cell[][], headings = ['Нөмірі']) =>
  readXlsx(
    await whole(
      xlsxParts(
        {
          sheetName: 'Істер',
          columns: headings.map((heading) => ({ heading, width: 20 })),
          at: new Date('2026-11-18T05:00:00.000Z'),
        },
        inBatches(rows),
      ),
    ),
  );

/** As spreadsheet programs read: blanks before it do not count, and full-width signs are signs all the same. */
const runs = (cell: string): boolean => /^[=+\-@−]/.test(cell.trimStart().normalize('NFKC'));

const beginsFormula = (cell: string): boolean => /^[\t\r]/.test(cell) || runs(cell);

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|^[\ud800-\udfff]$/;

/** What XML can hold of a text. */
const held = (text: string): string => [...text].filter((sign) => !NOT_IN_XML.test(sign)).join('');

/** Any text, and more often than chance would have it one that somebody means to run. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          '＝',
          '＋',
          '－',
          '＠',
          '−',
          ' ',
          '\u00a0',
          '\ufeff',
          '\u200b',
        ],
        ...[';', ',', '"', "'", '|', 'cmd', 'HYPERLINK("http://x")', '1', 'Ә', '0'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('a CSV file', () => {
  it('begins with the mark of UTF-8, is split at semicolons, and ends its lines with CR LF', async () => {
    const csv = await csvOf([['Әлиева; Гүлнәр', 3, null]], ['Аты-жөні', 'Қайтарылды', 'ЖСН']);
    expect(csv).toBe('\ufeffАты-жөні;Қайтарылды;ЖСН\r\n"Әлиева; Гүлнәр";3;\r\n');
  });

  it('keeps quotes, line ends and every Kazakh letter', async () => {
    const cells = ['"Ақсу" ауданы', 'бірінші\nекінші', 'ӘәҒғҚқҢңӨөҰұҮүҺһІі'];
    expect(readCsv((await csvOf([cells])).slice(1))[1]).toEqual(cells);
  });

  it('has counts as numbers and moments as dates of office time', async () => {
    const csv = await csvOf([
      [0, 12, new Date('2026-11-18T20:05:59.000Z'), new Date('2013-04-05T03:00:00.000Z')],
    ]);
    expect(readCsv(csv.slice(1))[1]).toEqual(['0', '12', '2026-11-19 01:05', '2013-04-05 09:00']);
  });

  it('keeps the zeros of an IIN, which Excel would take for a number', async () => {
    expect(readCsv((await csvOf([['000101300009', '900615******']])).slice(1))[1]).toEqual([
      "'000101300009",
      '900615******',
    ]);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
  ])('does not run %j', async (text) => {
    const [, [cell]] = readCsv((await csvOf([[text]])).slice(1)) as [string[], [string]];
    expect(beginsFormula(cell)).toBe(false);
    expect(cell.replace(/'/g, '')).toBe(text);
  });

  it(`holds no formula in any cell, whatever the texts and wherever it is split (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        async (rows) => {
          const csv = (await csvOf(rows)).slice(1);
          const read = readCsv(csv).slice(1);
          expect(read.length).toBe(rows.length);
          expect(read.flat().filter(beginsFormula)).toEqual([]);
          // No text is lost: without the apostrophes it is what it was.
          expect(read.map((row) => row.map((cell) => cell.replaceAll("'", '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replaceAll("'", ''))),
          );
          for (const separator of [',', '\t']) {
            const cells = csv.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator));
            expect(cells.filter(runs)).toEqual([]);
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('an Excel workbook', () => {
  it('is a workbook with one sheet, its headings bold, frozen and with a filter', async () => {
    const book = await xlsxOf(
      [
        ['a', 1],
        ['b', 2],
      ],
      ['Нөмірі', 'Қайтарылды'],
    );
    expect([...book.paths].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(book.sheetName).toBe('Істер');
    expect(book.frozen).toBe('A2');
    expect(book.filter).toBe('A1:B3');
    expect(book.widths).toEqual([20, 20]);
    const [headings] = book.rows;
    expect(headings?.map(({ at, value, style, type }) => [at, value, style, type])).toEqual([
      ['A1', 'Нөмірі', '2', 'inlineStr'],
      ['B1', 'Қайтарылды', '2', 'inlineStr'],
    ]);
    const formats = [...book.styles.matchAll(/<xf [^>]*numFmtId="(\d+)" fontId="(\d+)"/g)].slice(1);
    expect(formats.map(([, number, font]) => [number, font])).toEqual([
      ['0', '0'],
      ['164', '0'],
      ['0', '1'],
    ]);
    expect(book.styles).toMatch(/<font><b\/>/);
  });

  it('has counts as numbers, moments as dates of office time, nothing as nothing', async () => {
    const book = await xlsxOf([[7, null, new Date('2026-11-18T20:05:00.000Z')]], ['a', 'b', 'c']);
    const [, cells] = book.rows;
    expect(cells?.map(({ at, type, style }) => [at, type, style])).toEqual([
      ['A2', null, null],
      ['C2', null, '1'],
    ]);
    // Excel's day 46345 is 19.11.2026; 01:05 is 65 of 1440 minutes.
    expect(Number(cells?.[1]?.value)).toBeCloseTo(46345 + 65 / 1440, 9);
  });

  it('has the letters of its columns right beyond Z', async () => {
    const headings = Array.from({ length: 30 }, (_, index) => `h${index}`);
    const [first] = (await xlsxOf([], headings)).rows;
    expect(first?.slice(24, 28).map(({ at }) => at)).toEqual(['Y1', 'Z1', 'AA1', 'AB1']);
  });

  it(`has every text as the text that it is, never as a formula (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
        async (rows) => {
          const book = await xlsxOf(rows, ['a', 'b', 'c']);
          expect(book.elements.has('f')).toBe(false);
          const read = book.rows
            .slice(1)
            .map((row) => row.map(({ value, type }) => [type, unescaped(value)]));
          expect(read).toEqual(rows.map((row) => row.map((text) => ['inlineStr', held(text)])));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  /** How Excel reads its own escapes. */
  const unescaped = (text: string): string =>
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

  it('takes rows only as fast as they are read, and gives up when it is given up', async () => {
    let made = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) {
          made += 1;
          // Random, so that it does not shrink to nothing.
          yield Array.from({ length: 1000 }, () => [String(Math.random()), String(Math.random())]);
        }
      } finally {
        ended = true;
      }
    }
    const columns = [
      { heading: 'a', width: 9 },
      { heading: 'b', width: 9 },
    ];
    const parts = xlsxParts({ sheetName: 'x', columns, at: new Date() }, endless());
    for (let count = 0; count < 20; count += 1) await parts.next();
    // Until what lies between the rows and the reader is full.
    let after: number;
    do {
      after = made;
      await new Promise((resolve) => setTimeout(resolve, 200));
    } while (made !== after && made < 60);
    expect(made).toBe(after);
    expect(made).toBeLessThan(60);
    await parts.return(undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(true);
  });

  it('breaks when its rows break', async () => {
    async function* broken(): AsyncGenerator<Cell[][]> {
      yield [['x']];
      throw new Error('the rows broke');
    }
    const columns = [{ heading: 'a', width: 9 }];
    await expect(whole(xlsxParts({ sheetName: 'x', columns, at: new Date() }, broken()))).rejects.toThrow(
      'the rows broke',
    );
  });
});
