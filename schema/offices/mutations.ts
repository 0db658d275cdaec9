import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { optionalPhone } from '../applicants/personInput.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError, notFound, validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { onlyPresent, optionalText, parseInput, recordId, requiredText } from '../validation.ts';
import { OfficeType } from './Office.ts';

const UpdateOfficeInput = builder.inputType('UpdateOfficeInput', {
  description: 'What changes in an office; what is missing stays. Issued papers keep what they say.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that was seen.' }),
    nameKk: t.string({ description: 'Official name in Kazakh.' }),
    nameRu: t.string({ description: 'Name in Russian; null: none.' }),
    addressKk: t.string({ description: 'Address in Kazakh.' }),
    phone: t.string({ description: 'Telephone, as it is to be printed; null: none.' }),
    email: t.string({ description: 'E-mail; null: none.' }),
    website: t.string({ description: 'Web site, `https://…` or without it; null: none.' }),
    commissionRequired: t.boolean({ description: "Akims' offices: whether the commission must be heard." }),
    validTo: t.field({ type: 'Date', description: 'Last day; null: none.' }),
  }),
});

/** An address as people write it, with or without `https://`; whoever reads it may make a link of it, so it is no script. */
const WEBSITE = /^(?:https?:\/\/)?[\p{L}\p{N}.-]+\.\p{L}{2,}(?::\d{1,5})?(?:[/?#][^\s"'<>]*)?$/iu;

const changedOffice = z.object({
  id: recordId,
  expectedVersion: z.int().min(1),
  nameKk: requiredText(300).optional(),
  nameRu: optionalText(300).optional(),
  addressKk: requiredText(500).optional(),
  phone: optionalPhone.optional(),
  email: optionalText(200).pipe(z.email().nullable()).optional(),
  website: optionalText(200).pipe(z.string().regex(WEBSITE).nullable()).optional(),
  commissionRequired: z.boolean().optional(),
  validTo: z.date().nullish(),
});

builder.mutationField('updateOffice', (t) =>
  t.prismaField({
    type: OfficeType,
    description: "Changes an office's data.",
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: UpdateOfficeInput, required: true, description: 'What changes.' }) },
    resolve: (query, _root, { input }, context) =>
      updateOffice(context, requireRole(context.actor, ['ADMIN']), input, query),
  }),
);

async function updateOffice(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { id, expectedVersion, phone, ...changes } = parseInput(changedOffice, rawInput);
  return inTransaction(context.db, async (tx) => {
    const before = await tx.office.findUnique({ where: { id } });
    if (!before) throw notFound();
    if (changes.validTo && changes.validTo < before.validFrom) {
      throw validationFailed([{ path: 'validTo', code: 'BEFORE_START' }]);
    }
    const { count } = await tx.office.updateMany({
      where: { id, version: expectedVersion },
      data: {
        ...onlyPresent(changes),
        ...(phone === undefined ? {} : { phone: phone?.e164 ?? null, phoneRaw: phone?.raw ?? null }),
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw new KomekError('STALE_VERSION', 'Somebody else has changed this office.', {
        version: before.version,
      });
    }
    await record(tx, actor, context.now(), {
      action: 'OFFICE_CHANGED',
      subjectId: id,
      details: { fields: [...Object.keys(onlyPresent(changes)), ...(phone === undefined ? [] : ['phone'])] },
    });
    return tx.office.findUniqueOrThrow({
      ...(query as Pick<Prisma.OfficeFindUniqueOrThrowArgs, 'select'>),
      where: { id },
    });
  });
}
