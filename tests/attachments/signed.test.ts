import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { attachFile } from '../../schema/attachments/attachFile.ts';
import { removeAttachment } from '../../schema/attachments/removeAttachment.ts';
import type { Actor, Context } from '../../schema/context.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { codeOf } from '../support/answers.ts';
import { caseIn, next, type Staff, send, shownNotice, staff } from '../support/steps.ts';
import {
  attach,
  attached,
  createFilesWorld,
  type FilesWorld,
  LIMITS,
  remove,
  uploaded,
} from './filesWorld.ts';
import { pdf } from './samples.ts';

let files: FilesWorld;
let people: Staff;

beforeAll(async () => {
  files = await createFilesWorld();
  people = await staff(files.world);
});
afterAll(() => files.close());

/** The SQLSTATE with which the database refuses a statement of its owner; null when it does not. */
async function sqlState(sql: string, values: readonly unknown[]): Promise<string | null> {
  const client = new pg.Client({ connectionString: files.world.ownerUrl });
  await client.connect();
  try {
    await client.query(sql, [...values]);
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? 'without a code';
  } finally {
    await client.end();
  }
}

describe('the files of a signed case', () => {
  it('stay as they are, whoever asks and whatever door he takes', async () => {
    const caseId = await caseIn(files.world, people, 'AWAITING_SIGNATURE');
    const { id } = await attached(files.app, people.executor, caseId, pdf());
    await next(files.world, people, caseId, 'signNotice');
    const uploadId = await uploaded(files.app, people.executor, pdf());
    expect(codeOf(await attach(files.app, people.executor, { caseId, uploadId }))).toBe('ATTACHMENTS_CLOSED');
    expect(codeOf(await remove(files.app, people.executor, id))).toBe('ATTACHMENTS_CLOSED');
    const again = `INSERT INTO attachment (id, "caseId", "fileName", type, size, sha256, "storageKey", "addedById", "addedAt")
      SELECT gen_random_uuid(), "caseId", "fileName", type, size, sha256, gen_random_uuid(), "addedById", now()
      FROM attachment WHERE id = $1`;
    expect(await sqlState(again, [id])).toBe('KM041');
    const removal = `UPDATE attachment SET "removedAt" = now(), "removedById" = "addedById", "removalReason" = 'x' WHERE id = $1`;
    expect(await sqlState(removal, [id])).toBe('KM041');
    expect(await sqlState(`UPDATE attachment SET "fileName" = 'x.pdf' WHERE id = $1`, [id])).toBe('KM041');
    expect(await sqlState(`UPDATE attachment SET sha256 = repeat('0', 64) WHERE id = $1`, [id])).toBe(
      'KM041',
    );
    expect(await sqlState('DELETE FROM attachment WHERE id = $1', [id])).not.toBeNull();
    expect(await files.world.db.attachment.count({ where: { caseId, removedAt: null } })).toBe(1);
  });

  it('are refused by the database itself in the same words, should the rule ever be passed by', async () => {
    const caseId = await caseIn(files.world, people, 'AWAITING_SIGNATURE');
    const { id } = await attached(files.app, people.executor, caseId, pdf());
    await next(files.world, people, caseId, 'signNotice');
    const uploadId = await uploaded(files.app, people.executor, pdf());
    const blind = files.world.db.$extends({
      query: {
        case: {
          async findFirst({ args, query }) {
            return { ...(await query(args)), status: 'DRAFTING' } as never;
          },
        },
      },
    }) as unknown as PrismaClient;
    const { roles, officeId } = people.executor;
    const actor: Actor = {
      ...people.executor,
      roles,
      officeId,
      acting: false,
      overseenOfficeIds: [],
      credential: SOME_SESSION,
      proof: ALWAYS_PROVEN,
    };
    const context = {
      db: blind,
      now: () => files.world.clock,
      attachmentLimits: LIMITS,
    } as unknown as Context;
    const closed = { extensions: { code: 'TRANSITION_REFUSED', refusal: { code: 'ATTACHMENTS_CLOSED' } } };
    const adding = attachFile(context, actor, { caseId, uploadId, fileName: 'x.pdf' }, {});
    await expect(adding).rejects.toMatchObject(closed);
    await expect(removeAttachment(context, actor, { id, reason: 'x' }, {})).rejects.toMatchObject(closed);
  });

  it('are all of those that came before the signature, however closely they raced it', async () => {
    for (let round = 0; round < 12; round += 1) {
      const caseId = await caseIn(files.world, people, 'AWAITING_SIGNATURE');
      const uploads = await Promise.all([1, 2].map(() => uploaded(files.app, people.executor, pdf())));
      const { version } = await files.world.db.case.findUniqueOrThrow({ where: { id: caseId } });
      const notice = await shownNotice(files.world, caseId);
      const sign = () =>
        send(files.world, people.head, 'signNotice', { caseId, expectedVersion: version, ...notice });
      const racing = uploads.map(async (uploadId, index) => {
        await delay(round * index * 3);
        return attach(files.app, people.executor, { caseId, uploadId });
      });
      const [signed, ...added] = await Promise.all([sign(), ...racing]);
      expect(codeOf(signed)).toBeNull();
      const { signedAt } = await files.world.db.noticeVersion.findFirstOrThrow({ where: { caseId } });
      expect(signedAt).not.toBeNull();
      const codes = added.map(codeOf);
      for (const code of codes) expect([null, 'ATTACHMENTS_CLOSED']).toContain(code);
      const taken = codes.filter((code) => code === null).length;
      expect(await files.world.db.attachment.count({ where: { caseId } })).toBe(taken);
      // What was refused is still an upload, and what was taken no longer is.
      expect(await files.world.db.upload.count({ where: { id: { in: uploads } } })).toBe(2 - taken);
      await files.world.db.upload.deleteMany();
    }
  }, 60_000);
});
