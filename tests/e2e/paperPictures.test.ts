import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPress } from '../../server/press/press.ts';
import { SAMPLES } from '../press/samples.ts';

const APPROVED = new URL('pictures/papers/', import.meta.url).pathname;
const DIFFERENT = new URL('screenshots/papers/', import.meta.url).pathname;
const APPROVE = process.env.APPROVE === '1';
/** So many dots may differ by the smoothing of edges; a letter that changes is more. */
const TOLERATED = 10;

const folder = mkdtempSync(join(tmpdir(), 'komek-papers-'));
const pdf = (name: string): string => join(folder, `${name}.pdf`);
const run = (tool: string, ...parameters: string[]): string =>
  execFileSync(tool, parameters, { encoding: 'utf8' });

/** The pictures of the pages of a paper, by their file names. */
function pictures(name: string): Record<string, Buffer> {
  run('pdftoppm', '-r', '70', '-gray', '-png', pdf(name), join(folder, name));
  const files = readdirSync(folder).filter(
    (file) => file.startsWith(name) && /^-\d+\.png$/u.test(file.slice(name.length)),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))]));
}

/** How many dots differ between the approved picture and this one; the rest of the world is told where. */
function difference(file: string, actual: Buffer): number {
  const approved = join(APPROVED, file);
  mkdirSync(DIFFERENT, { recursive: true });
  writeFileSync(join(DIFFERENT, file), actual);
  if (!existsSync(approved)) return Number.POSITIVE_INFINITY;
  const [one, other] = [PNG.sync.read(readFileSync(approved)), PNG.sync.read(actual)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return Number.POSITIVE_INFINITY;
  const seen = new PNG({ width, height });
  const dots = pixelmatch(one.data, other.data, seen.data, width, height, { threshold: 0.15 });
  if (dots > TOLERATED) writeFileSync(join(DIFFERENT, `diff-${file}`), PNG.sync.write(seen));
  else rmSync(join(DIFFERENT, file));
  return dots;
}

describe.each(Object.entries(SAMPLES))('the paper %s', (name, sheet) => {
  beforeAll(async () => {
    writeFileSync(pdf(name), (await createPress().print(sheet)).bytes);
  });

  it('looks as approved', () => {
    const made = pictures(name);
    const approved = existsSync(APPROVED) ? readdirSync(APPROVED) : [];
    const known = approved.filter((file) => file.replace(/-\d+\.png$/u, '') === name);
    if (APPROVE) {
      mkdirSync(APPROVED, { recursive: true });
      for (const file of known) rmSync(join(APPROVED, file));
      for (const [file, picture] of Object.entries(made)) {
        const gray = PNG.sync.write(PNG.sync.read(picture), { colorType: 0, deflateLevel: 9 });
        writeFileSync(join(APPROVED, file), gray);
      }
      return;
    }
    expect(Object.keys(made).sort()).toEqual(known.sort());
    for (const [file, picture] of Object.entries(made)) {
      expect(difference(file, picture), `${file}: see tests/e2e/screenshots/papers`).toBeLessThanOrEqual(
        TOLERATED,
      );
    }
  });

  it('is tagged and carries its fonts, as poppler sees it', () => {
    const [, , ...fonts] = run('pdffonts', pdf(name)).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts)
      expect(font).toMatch(/NotoSerif-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes /u);
    const info = run('pdfinfo', pdf(name));
    expect(info).toMatch(/^Tagged: +yes$/mu);
    expect(info).toMatch(/^Encrypted: +no$/mu);
    const structure = run('pdfinfo', '-struct', pdf(name));
    expect(structure).toMatch(/^Document\n {2}Sect/u);
    expect(structure).toMatch(/\n +H1/u);
    expect(/\n +Figure/u.test(structure)).toBe(sheet.mark !== null);
    expect(/\n +Table[^\n]*\n +TR/u.test(structure)).toBe(sheet.kind === 'JOURNAL');
  });
});

afterAll(() => rmSync(folder, { recursive: true }));
