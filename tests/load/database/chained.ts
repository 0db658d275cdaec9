import type pg from 'pg';

/** Has the history that `work` writes past the triggers chained by the one that makes its hashes. */
export async function chained(owner: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await owner.query('ALTER TABLE case_event ENABLE ALWAYS TRIGGER before_insert');
  await work();
  await owner.query('ALTER TABLE case_event ENABLE TRIGGER before_insert');
}
