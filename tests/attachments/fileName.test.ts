import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, MAX_FILE_NAME } from '../../schema/attachments/fileName.ts';

describe('a file’s name', () => {
  it.each([
    ['Өтініш, 1-бет.pdf', 'PDF', 'Өтініш, 1-бет.pdf'],
    ['Справка о составе семьи № 12.PDF', 'PDF', 'Справка о составе семьи № 12.PDF'],
    ['C:\\Users\\клерк\\Құжат.pdf', 'PDF', 'Құжат.pdf'],
    ['../../etc/passwd', 'PDF', 'passwd.pdf'],
    ['..', 'PNG', 'file.png'],
    ['   ', 'JPEG', 'file.jpg'],
    ['.htaccess', 'PDF', 'htaccess.pdf'],
    ['photo.jpeg', 'JPEG', 'photo.jpeg'],
    ['page.html', 'PDF', 'page.html.pdf'],
    ['a\u202egnp.exe', 'PNG', 'agnp.exe.png'],
    ['scan\u0000\r\nX-Evil: 1.pdf', 'PDF', 'scanX-Evil_ 1.pdf'],
    ['zero\u200bwidth\ufeff.png', 'PNG', 'zerowidth.png'],
    ['a "b" <c> | d?*.pdf', 'PDF', 'a _b_ _c_ _ d__.pdf'],
    ['И\u0306од.pdf', 'PDF', 'Йод.pdf'],
  ] as const)('%j of a %s is kept as %j', (name, type, kept) => {
    expect(cleanFileName(name, type)).toBe(kept);
  });

  it('of any length is cut without losing its ending', () => {
    const kept = cleanFileName(`${'ұ'.repeat(5000)}.pdf`, 'PDF');
    expect([...kept]).toHaveLength(MAX_FILE_NAME);
    expect(kept.endsWith('ұ.pdf')).toBe(true);
  });

  it('whatever it was has no folder, no invisible sign, a right ending, and stays as it is when cleaned again', () => {
    const types = ['PDF', 'JPEG', 'PNG'] as const;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...types), (name, type) => {
        const kept = cleanFileName(name, type);
        expect(kept).toMatch(/^[^./\\\s][^/\\]*\.(pdf|jpe?g|png)$/i);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect([...kept].length).toBeLessThanOrEqual(MAX_FILE_NAME);
        expect(cleanFileName(kept, type)).toBe(kept);
      }),
      { numRuns: 500 },
    );
  });
});
