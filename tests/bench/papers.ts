import { createPress } from '../../server/press/press.ts';
import { SAMPLES, textOf } from '../press/samples.ts';

/** A row of the table: which paper, how long it takes, and against the floor of the same run. */
export interface PaperRow {
  readonly paper: string;
  readonly pages: number;
  readonly kB: number;
  readonly medianMs: number;
  readonly mostMs: number;
  readonly timesFloor: number;
}

const ROUNDS = 50;

/**
 * Milliseconds that making a paper takes (PDF/A with its fonts, tagged), the middle and the most of 50 rounds. The floor
 * is a letter of one word: what any page by the same press cannot do without.
 */
export async function paperRows(): Promise<PaperRow[]> {
  const press = createPress();
  const measure = async (paper: string, sheet: Parameters<typeof press.print>[0]) => {
    const made = await press.print(sheet);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await press.print(sheet);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const tenth = (value = 0): number => Math.round(value * 10) / 10;
    return {
      paper,
      pages: made.pages,
      kB: Math.round(made.bytes.byteLength / 1000),
      medianMs: tenth(times[Math.floor(ROUNDS / 2)]),
      mostMs: tenth(times.at(-1)),
    };
  };
  const [first] = Object.values(SAMPLES);
  if (!first) throw new Error('There is no sample.');
  const word = { ...first, kind: 'NOTICE' as const, texts: [textOf('KK', 'Хабарлама')], mark: null };
  const floor = await measure('floor: a letter of one word', word);
  const rows = [floor];
  for (const [name, sheet] of Object.entries(SAMPLES)) rows.push(await measure(name, sheet));
  return rows.map((row) => ({ ...row, timesFloor: Math.round((row.medianMs / floor.medianMs) * 10) / 10 }));
}
