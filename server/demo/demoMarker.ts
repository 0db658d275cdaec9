import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const markerIn = (dataDir: string): string => join(dataDir, 'demo');

/** Marks a data folder before the first made-up person is in it. */
export const markDemo = (dataDir: string): Promise<void> => writeFile(markerIn(dataDir), '', { mode: 0o600 });

/** Throws for a data folder with made-up people: their printed password must open nothing in production. */
export function refuseDemo(dataDir: string): void {
  if (!existsSync(markerIn(dataDir))) return;
  throw new Error(
    `${dataDir} holds the demonstration with its printed sign-ins. For production use a DATABASE_URL, or another data folder (KOMEK_DATA_DIR).`,
  );
}
