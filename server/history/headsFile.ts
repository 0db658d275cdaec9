import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Head } from '../../schema/audit/blocks.ts';
import type { OutsideHead, OutsideHeads } from '../../schema/audit/outsideHeads.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const headLine = z.strictObject({
  block: z.int().positive(),
  previous: z.union([z.literal(''), hash]),
  after: z.int().nonnegative(),
  upTo: z.int().positive(),
  rows: z.int().positive(),
  leaves: hash,
  sealedAt: z.iso.datetime(),
  hash,
  seal: z.strictObject({ method: z.string(), keyId: z.string(), value: z.string() }),
});

function readLine(line: string): OutsideHead {
  try {
    return headLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The heads in a file of the server's own, a line of JSON each; lines are only added. */
export interface HeadsFile extends OutsideHeads {
  /** Adds heads behind what is there; they are on the disk when it resolves. */
  append(heads: readonly Head[]): Promise<void>;
}

/** What was written whole: what stands behind the last line's end was cut off by a crash and comes again. */
async function wholeText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

/** The heads file of that name; made with its first head. */
export function headsFile(file: string): HeadsFile {
  return {
    async read() {
      const text = await wholeText(file);
      return text.split('\n').slice(0, -1).map(readLine);
    },
    async append(heads) {
      if (heads.length === 0) return;
      const whole = await wholeText(file);
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.truncate(Buffer.byteLength(whole));
        await handle.appendFile(heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}
