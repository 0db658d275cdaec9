import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../server/log.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { keptLog } from '../support/tinyApp.ts';
import { createOfficial } from './officials.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('the log', () => {
  it('writes of an error of the database where it happened, and none of the values that it quotes', async () => {
    await createOfficial(database.db, { login: 'aigul.seitova' });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const errors = await Promise.all([
      thrownBy(() => createOfficial(database.db, { login: 'aigul.seitova' })),
      thrownBy(() => database.db.user.findUniqueOrThrow({ where: { id: 'aigul.seitova' } })),
      // @ts-expect-error: the client itself refuses this and quotes the whole call
      thrownBy(() => database.db.user.findFirst({ where: { login: { is: 'aigul.seitova' } } })),
      thrownBy(() => database.db.$queryRaw`SELECT ${'aigul.seitova'}::uuid`),
      thrownBy(() => owner.query(`SELECT 'aigul.seitova'::uuid`)),
    ]);
    await owner.end();
    const { log, text, lines } = keptLog();
    for (const error of errors) log.error({ error: describeError(error) }, 'failed');
    expect(errors.map(String).join()).toContain('aigul.seitova');
    expect(text()).not.toMatch(/aigul|seitova|Сейітова/);
    for (const { error } of lines()) {
      expect(error).toMatchObject({ name: expect.stringMatching(/./), at: expect.any(Array) });
    }
  });

  it('writes the text of our own errors without long numbers and Cyrillic words', () => {
    const error = new TypeError('cannot read 900615300123 of Сейітова');
    expect(describeError(error)).toMatchObject({ name: 'TypeError', message: 'cannot read … of …' });
  });

  it('writes the cause of an error by the same rules', () => {
    const cause = Object.assign(new Error('Key (iin)=(900615300123) exists'), {
      severity: 'ERROR',
      code: '23505',
    });
    const note = describeError(new Error('saving failed', { cause }));
    expect(note).toMatchObject({ message: 'saving failed', cause: { code: '23505' } });
    expect(JSON.stringify(note)).not.toContain('900615300123');
  });

  it('says no more of what is no error than its kind', () => {
    expect(describeError('900615300123')).toEqual({ name: 'thrown string', at: [] });
  });

  it('removes personal fields that somebody logs by mistake', () => {
    const { log, lines } = keptLog();
    log.info(
      { iin: '900615300123', person: { surname: 'Сейітова' }, request: { headers: { cookie: 'x' } } },
      'seen',
    );
    expect(lines()).toEqual([expect.objectContaining({ msg: 'seen', person: {}, request: { headers: {} } })]);
    expect(lines()[0]).not.toHaveProperty('iin');
  });
});
