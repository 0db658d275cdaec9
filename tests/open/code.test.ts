import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeProblem } from '../../admin/open/check/codeProblem.ts';
import {
  caretAfter,
  codeFault,
  codeSigns,
  EXAMPLE_CODE,
  groupedCode,
} from '../../admin/open/check/codeText.ts';
import { hashFile } from '../../admin/open/check/hashFile.ts';
import { kk } from '../../admin/open/words/kk.ts';
import { ru } from '../../admin/open/words/ru.ts';
import { newPaperCode, readPaperCode } from '../../schema/papers/paperCode.ts';

describe('a code as it is typed', () => {
  it.each([
    ['7K2M-0QXW-94TB', 'as it is printed'],
    ['7k2m0qxw94tb', 'in small letters without hyphens'],
    [' 7K2M 0QXW 94TB ', 'with blanks'],
    ['7К2М–ОQХW—94ТВ', 'with Cyrillic letters and dashes'],
    ['７Ｋ２Ｍ－０ＱＸＷ－９４ＴＢ', 'in full-width signs'],
    ['https://komek.example/check/7K2M0QXW94TB?x=1', 'as the address behind the QR code'],
    ['7K2M-0QXW-94TB-and-more', 'with something behind it'],
  ])('%s is read: %s', (typed) => {
    expect(groupedCode(codeSigns(typed))).toBe(EXAMPLE_CODE);
  });

  it('is grouped while it grows', () => {
    expect(['7', '7k2m', '7k2m0', '7k2m-0qxw9'].map((typed) => groupedCode(codeSigns(typed)))).toEqual([
      '7',
      '7K2M',
      '7K2M-0',
      '7K2M-0QXW-9',
    ]);
  });

  it('keeps the caret behind the same sign', () => {
    expect([0, 1, 4, 5, 8, 9, 12].map(caretAfter)).toEqual([0, 1, 4, 6, 9, 11, 14]);
  });

  it('is read as the server reads it', () => {
    const typed = [...'АВЕКМНОРСТХУІӨЗавекмнорстхуіөзOoIiLl'].map((sign) => sign.padEnd(12, '7'));
    for (const text of [...typed, newPaperCode(), newPaperCode().toLowerCase()]) {
      const signs = codeSigns(text);
      expect(codeFault(signs) === null ? signs : null, text).toBe(readPaperCode(text));
    }
  });

  it('is refused in words before anybody is asked', () => {
    for (const words of [kk, ru]) {
      expect(codeProblem(words, '7K2M')).toContain('4');
      expect(codeProblem(words, '7K2MUQXW94TЖ')).toMatch(/: U, Ж\./);
      expect(codeProblem(words, codeSigns(EXAMPLE_CODE))).toBeNull();
    }
  });
});

describe('the hash of a file', () => {
  it('is SHA-256 over all its pieces, and tells how far it is', async () => {
    const bytes = new Uint8Array(2_500_000).map((_, index) => index % 251);
    const shares: number[] = [];
    const hash = await hashFile(new Blob([bytes]), (share) => shares.push(share));
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(shares).toHaveLength(3);
    expect(shares.at(-1)).toBe(1);
  });

  it('knows the empty file', async () => {
    expect(await hashFile(new Blob([]))).toBe(createHash('sha256').digest('hex'));
  });
});
