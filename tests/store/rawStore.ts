import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A row as raw SQL takes it. */
export type Row = Readonly<Record<string, unknown>>;

/** The people and offices of one department and one akim's office, by identifier. */
export interface People {
  readonly office: string;
  readonly otherOffice: string;
  readonly akimOffice: string;
  readonly clerk: string;
  readonly head: string;
  readonly executor: string;
  readonly stranger: string;
  readonly applicant: string;
}

/** A moment for the columns that ask for one. */
export const AT = '2013-04-05T05:00:00Z';

/** Raw SQL in the application role, so that nothing but the database itself stands guard. */
export class RawStore {
  readonly client: pg.Client;

  constructor(url: string) {
    this.client = new pg.Client({ connectionString: url });
  }

  async insert(table: string, row: Row): Promise<string> {
    const full: Row = ['number_series', 'feed', 'reference_entry', 'idempotency_key'].includes(table)
      ? row
      : { id: randomUUID(), ...row };
    const columns = Object.keys(full).map((name) => `"${name}"`);
    const places = columns.map((_, index) => `$${index + 1}`);
    await this.client.query(
      `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(full),
    );
    return String(full.id ?? '');
  }

  async update(table: string, id: string, change: Row): Promise<void> {
    const sets = Object.keys(change).map((name, index) => `"${name}" = $${index + 2}`);
    await this.client.query(`UPDATE "${table}" SET ${sets.join(', ')} WHERE "id" = $1`, [
      id,
      ...Object.values(change),
    ]);
  }

  /** Runs `work` in one transaction and commits it. */
  async committed<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.client.query('BEGIN');
    try {
      const result = await work();
      await this.client.query('COMMIT');
      return result;
    } catch (error) {
      await this.client.query('ROLLBACK');
      throw error;
    }
  }

  /** Runs `work` in one transaction and answers how the database refused it: the constraint's name or the SQLSTATE. */
  async refusal(work: () => Promise<unknown>): Promise<string> {
    try {
      await this.committed(work);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return error.constraint ?? error.code ?? 'unknown';
    }
    return 'accepted';
  }

  async people(): Promise<People> {
    const office = async (code: string): Promise<string> => {
      const { rows } = await this.client.query<{ id: string }>('SELECT id FROM office WHERE code = $1', [
        code,
      ]);
      return rows[0]?.id ?? '';
    };
    const [own, other, akim] = [await office('AKS'), await office('ALA'), await office('AKS-01')];
    const user = (login: string, officeId: string, ...roles: string[]) =>
      this.insert('app_user', {
        login,
        passwordHash: 'x',
        surname: 'Сынақ',
        givenName: login,
        roles: `{${roles.join(',')}}`,
        officeId,
      });
    return {
      office: own,
      otherOffice: other,
      akimOffice: akim,
      clerk: await user('clerk', own, 'CLERK'),
      head: await user('head', own, 'HEAD'),
      executor: await user('executor', own, 'EXECUTOR'),
      stranger: await user('stranger', other, 'EXECUTOR'),
      applicant: await this.insert('applicant', this.applicant('000101300009')),
    };
  }

  applicant(iin: string): Row {
    return {
      iin,
      surname: 'Әлиев',
      givenName: 'Сынақ',
      searchName: 'әлиев сынақ',
      address: 'Ақсу ауылы, 1',
      language: 'KK',
      createdAt: AT,
      updatedAt: AT,
    };
  }
}
