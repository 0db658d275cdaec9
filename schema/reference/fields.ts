import { z } from 'zod';
import type { ReferenceEntry } from '../../prisma/client.ts';
import { ReferenceList } from '../../prisma/client.ts';
import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { ReferenceListEnum } from '../enums.ts';
import { KomekError, notFound, validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { onlyPresent, parseInput, requiredText } from '../validation.ts';

const ReferenceEntryType = builder.objectRef<ReferenceEntry>('ReferenceEntry').implement({
  description: 'A code of a list with its words and dates.',
  fields: (t) => ({
    id: t.id({ description: '`LIST.CODE`.', resolve: ({ list, code }) => `${list}.${code}` }),
    list: t.expose('list', { type: ReferenceListEnum, description: 'Which list.' }),
    code: t.exposeString('code', { description: 'The code; it never changes.' }),
    position: t.exposeInt('position', { description: 'Place in the list.' }),
    nameKk: t.exposeString('nameKk', { description: 'In Kazakh.' }),
    nameRu: t.exposeString('nameRu', { description: 'In Russian.' }),
    nameEn: t.exposeString('nameEn', { description: 'In English.' }),
    clause: t.exposeString('clause', { description: 'Where it comes from.' }),
    required: t.exposeBoolean('required', { description: 'Documents: whether every application needs it.' }),
    validFrom: t.expose('validFrom', { type: 'Date', description: 'First day.' }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true, description: 'Last day, if it has one.' }),
    version: t.exposeInt('version', { description: 'Counts changes; send it back as expectedVersion.' }),
  }),
});

const UpdateReferenceEntryInput = builder.inputType('UpdateReferenceEntryInput', {
  description: 'What changes in an entry; what is missing stays.',
  fields: (t) => ({
    list: t.field({ type: ReferenceListEnum, required: true, description: 'Which list.' }),
    code: t.string({ required: true, description: 'Which code.' }),
    expectedVersion: t.int({ required: true, description: 'The version that was seen.' }),
    nameKk: t.string({ description: 'In Kazakh.' }),
    nameRu: t.string({ description: 'In Russian.' }),
    nameEn: t.string({ description: 'In English.' }),
    validFrom: t.field({ type: 'Date', description: 'First day.' }),
    validTo: t.field({ type: 'Date', description: 'Last day; null: none.' }),
  }),
});

const name = requiredText(300).optional();

const changedEntry = z.object({
  list: z.enum(ReferenceList),
  code: z.string(),
  expectedVersion: z.int().min(1),
  nameKk: name,
  nameRu: name,
  nameEn: name,
  validFrom: z.date().optional(),
  validTo: z.date().nullish(),
});

builder.queryField('referenceEntries', (t) =>
  t.field({
    type: [ReferenceEntryType],
    description: 'The coded lists: grounds for refusal, documents.',
    directives: hasRole(...ANY_ROLE),
    args: { list: t.arg({ type: ReferenceListEnum, description: 'Only this list.' }) },
    resolve: (_root, { list }, context) =>
      context.db.referenceEntry.findMany({
        where: list ? { list } : {},
        orderBy: [{ list: 'asc' }, { position: 'asc' }],
      }),
  }),
);

builder.mutationField('updateReferenceEntry', (t) =>
  t.field({
    type: ReferenceEntryType,
    description: 'Changes the words or dates of a code; issued papers keep theirs.',
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: UpdateReferenceEntryInput, required: true, description: 'What changes.' }) },
    resolve: (_root, { input }, context) =>
      updateEntry(context, requireRole(context.actor, ['ADMIN']), input),
  }),
);

async function updateEntry(context: Context, actor: Actor, rawInput: unknown): Promise<ReferenceEntry> {
  const { list, code, expectedVersion, ...changes } = parseInput(changedEntry, rawInput);
  return inTransaction(context.db, async (tx) => {
    const where = { list_code: { list, code } };
    const before = await tx.referenceEntry.findUnique({ where });
    if (!before) throw notFound();
    const from = changes.validFrom ?? before.validFrom;
    const to = changes.validTo === undefined ? before.validTo : changes.validTo;
    if (to !== null && to < from) throw validationFailed([{ path: 'validTo', code: 'BEFORE_START' }]);
    const { count } = await tx.referenceEntry.updateMany({
      where: { list, code, version: expectedVersion },
      data: { ...onlyPresent(changes), version: { increment: 1 } },
    });
    if (count === 0) {
      throw new KomekError('STALE_VERSION', 'Somebody else has changed this entry.', {
        version: before.version,
      });
    }
    await record(tx, actor, context.now(), {
      action: 'REFERENCE_CHANGED',
      details: { list, code, fields: Object.keys(onlyPresent(changes)) },
    });
    return tx.referenceEntry.findUniqueOrThrow({ where });
  });
}
