import { describe, expect, it } from 'vitest';
import { newPaperCode, printedCode, readPaperCode } from '../../schema/papers/paperCode.ts';
import { samePaperNumber } from '../../schema/public/samePaperNumber.ts';

describe('the code of a paper', () => {
  it('is another one each time, of signs that nobody mistakes for each other', () => {
    const codes = Array.from({ length: 2000 }, newPaperCode);
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    // Each of the 32 signs at each of the 12 places: none is left out and none comes far too often.
    const counts = new Map<string, number>();
    for (const code of codes) for (const sign of code) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(32);
    expect(Math.min(...counts.values())).toBeGreaterThan(500);
    expect(Math.max(...counts.values())).toBeLessThan(1000);
  });

  it('is read as it was printed, and as people type it', () => {
    for (const code of Array.from({ length: 200 }, newPaperCode)) {
      expect(readPaperCode(printedCode(code))).toBe(code);
      expect(readPaperCode(` ${printedCode(code).toLowerCase()} `)).toBe(code);
    }
    expect(printedCode('7K2M0QXW94TB')).toBe('7K2M-0QXW-94TB');
    for (const typed of ['7k2m oqxw 94tb', '7К2М–0QХW—94ТВ', '7K2M0QXW94TB', '7k2m-Oqxw-94tв'])
      expect(readPaperCode(typed), typed).toBe('7K2M0QXW94TB');
    expect(readPaperCode('lI00-0000-0000')).toBe('110000000000');
  });

  it.each(['', '7K2M-0QXW-94T', '7K2M-0QXW-94TBB', '7K2M-0QXW-94TU', '🙂'.repeat(12), 'x'.repeat(5000)])(
    'is none: %s',
    (typed) => {
      expect(readPaperCode(typed)).toBeNull();
    },
  );
});

describe('the number of a paper', () => {
  it.each(['AKS-2026/000147', ' aks-2026/147 ', '№ AKS-2026/000147', 'АКS-2026/0147', 'aks–2026 / 000147'])(
    'is the same as people write it: %s',
    (typed) => {
      expect(samePaperNumber('AKS-2026/000147', typed)).toBe(true);
    },
  );

  it.each(['AKS-2026/000148', 'AKS-2025/000147', 'ALA-2026/000147', '147', '', 'AKS-2026/N-000147'])(
    'is another: %s',
    (typed) => {
      expect(samePaperNumber('AKS-2026/000147', typed)).toBe(false);
    },
  );

  it('of an akim’s office and of a notice keeps its middle part', () => {
    expect(samePaperNumber('AKS-01-2026/000003', 'aks-01-2026/3')).toBe(true);
    expect(samePaperNumber('AKS-2026/N-000003', 'AKS-2026/N-3')).toBe(true);
  });
});
