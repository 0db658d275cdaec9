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

const AT = '2013-04-05T05:00:00Z';

/** Raw SQL in the application role, so that nothing but the database itself stands guard. */
export class RawStore {
  readonly client: pg.Client;
  #sequence = 0;

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

  /** A department's case as registered; number 2013/n of its own. */
  caseRow(people: People, change: Row = {}): Row {
    const numberSeq = ++this.#sequence;
    return {
      id: randomUUID(),
      status: 'REGISTERED',
      channel: 'DEPARTMENT',
      officeId: people.office,
      number: `AKS-2013/${String(numberSeq).padStart(6, '0')}`,
      numberYear: 2013,
      numberSeq,
      registeredAt: AT,
      receivedAt: AT,
      applicantId: people.applicant,
      language: 'KK',
      deliveryPreference: 'DEPARTMENT',
      statusChangedAt: AT,
      ...change,
    };
  }

  event(people: People, caseId: unknown, seq: number, from: string | null, to: string): Promise<string> {
    return this.insert('case_event', {
      caseId,
      seq,
      transition: 'step',
      from,
      to,
      at: AT,
      actorId: people.clerk,
      actorName: 'Сынақ К.',
      actorRole: 'CLERK',
      officeId: people.office,
      changes: '{}',
    });
  }

  receipt(people: People, caseId: unknown, number: unknown): Promise<string> {
    return this.insert('receipt', {
      caseId,
      number,
      language: 'KK',
      content: '{}',
      contentHash: 'x',
      issuedAt: AT,
      issuerId: people.clerk,
    });
  }

  resolution(people: People, caseId: unknown, change: Row = {}): Promise<string> {
    return this.insert('resolution', {
      caseId,
      seq: 1,
      text: 'Қарау',
      executorId: people.executor,
      headId: people.head,
      at: AT,
      ...change,
    });
  }

  notice(people: People, caseId: unknown, change: Row = {}): Promise<string> {
    return this.insert('notice_version', {
      caseId,
      version: 1,
      kind: 'ASSIGNMENT',
      grounds: '{}',
      language: 'KK',
      content: '{"text":"тағайындау"}',
      contentHash: 'x',
      drafterId: people.executor,
      submittedAt: AT,
      ...change,
    });
  }

  /** The columns that signing sets. */
  signature(people: People, outgoingSeq: number): Row {
    return {
      signedAt: AT,
      signerId: people.head,
      signerName: 'Сынақ Б.',
      outgoingOfficeId: people.office,
      outgoingNumber: `AKS-2013/${outgoingSeq}`,
      outgoingYear: 2013,
      outgoingSeq,
    };
  }

  /** The next step of a case: its new version, and the entry that goes with it. */
  async step(people: People, caseId: string, to: string, change: Row = {}): Promise<void> {
    const { rows } = await this.client.query<{ status: string; version: number }>(
      'SELECT status, version FROM "case" WHERE id = $1',
      [caseId],
    );
    const before = rows[0];
    if (before === undefined) throw new Error('No such case.');
    await this.update('case', caseId, { status: to, version: before.version + 1, ...change });
    await this.event(people, caseId, before.version + 1, before.status, to);
  }

  registered(people: People): Promise<string> {
    return this.committed(async () => {
      const row = this.caseRow(people);
      const id = await this.insert('case', row);
      await this.event(people, id, 1, null, 'REGISTERED');
      await this.receipt(people, id, row.number);
      return id;
    });
  }

  async assigned(people: People): Promise<string> {
    const id = await this.registered(people);
    await this.committed(() => this.step(people, id, 'AWAITING_RESOLUTION'));
    await this.committed(async () => {
      await this.resolution(people, id);
      await this.step(people, id, 'ASSIGNED', { executorId: people.executor });
    });
    return id;
  }

  /** A case whose first notice waits for the head. */
  async submitted(people: People): Promise<{ id: string; notice: string }> {
    const id = await this.assigned(people);
    const notice = await this.committed(async () => {
      const first = await this.notice(people, id);
      await this.step(people, id, 'AWAITING_SIGNATURE');
      return first;
    });
    return { id, notice };
  }

  async signed(people: People): Promise<{ id: string; notice: string }> {
    const { id, notice } = await this.submitted(people);
    await this.committed(async () => {
      await this.update('notice_version', notice, this.signature(people, ++this.#sequence));
      await this.step(people, id, 'SIGNED', { outcome: 'ASSIGNMENT' });
    });
    return { id, notice };
  }
}
