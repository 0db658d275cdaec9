import { randomUUID } from 'node:crypto';
import { AT, type People, RawStore, type Row } from './rawStore.ts';

/** Cases, step by step, in raw SQL. */
export class RawCases extends RawStore {
  #sequence = 0;

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
