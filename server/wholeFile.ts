import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/**
 * Gives a file that is there a second name, `file`, which appears whole or not at all; folders that know no links (some
 * network drives) get a plain new file of that text. Answers whether nobody was quicker.
 */
export async function linkWhole(own: string, file: string, text: string): Promise<boolean> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes a file of that text for its owner alone, unless there is one: of several at once one makes it, and none sees half of it. */
export async function makeWhole(file: string, text: string): Promise<void> {
  const own = `${file}.${randomUUID()}`;
  try {
    await writeFile(own, text, { mode: 0o600, flag: 'wx' });
    await linkWhole(own, file, text);
  } finally {
    await rm(own, { force: true });
  }
}
