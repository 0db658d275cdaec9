import type { Series } from '../../../prisma/client.ts';
import { prepare, runPrepared } from '../../../prisma/prepared.ts';
import { localYear } from '../../deadlines/zone.ts';
import type { Tx } from './step.ts';

/** A number just given, and the moment of giving it: in one series, later numbers never have earlier moments. */
export interface GivenNumber {
  readonly number: string;
  readonly year: number;
  readonly seq: number;
  readonly at: Date;
}

const WIDTH = 6;
const PREFIX: Record<Series, string> = { REGISTRATION: '', AKIM_REGISTRATION: '', OUTGOING: 'N-' };

interface NumberRow {
  readonly code: string;
  readonly last: number;
  readonly lastAt: Date;
}

const NEXT = prepare(`
  INSERT INTO number_series ("officeId", series, year, last, "lastAt") VALUES ($1, $2, $3, 1, $4)
  ON CONFLICT ("officeId", series, year) DO UPDATE
    SET last = number_series.last + 1, "lastAt" = greatest(number_series."lastAt", excluded."lastAt")
  RETURNING last, "lastAt", (SELECT code FROM office WHERE id = "officeId") AS code`);

/**
 * The next number of an office's series, `AKS-2013/000147`, outgoing `AKS-2013/N-000147`; starts at 1 on 1 January local
 * time. The series' row stays locked until the transaction ends, so a rollback leaves no gap (I-02, I-06, I-07).
 */
export async function nextNumber(tx: Tx, officeId: string, series: Series, now: Date): Promise<GivenNumber> {
  const year = localYear(now);
  const [row] = await runPrepared<NumberRow>(tx, NEXT, [officeId, series, year, now]);
  if (!row) throw new Error('The number series gave no row');
  const seq = String(row.last).padStart(WIDTH, '0');
  return { number: `${row.code}-${year}/${PREFIX[series]}${seq}`, year, seq: row.last, at: row.lastAt };
}
