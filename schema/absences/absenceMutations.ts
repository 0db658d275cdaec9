import type { Prisma } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { usersManagedBy } from '../access/peopleScope.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError, notFound } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { knownId, optionalText, parseInput, recordId } from '../validation.ts';
import { AbsenceType } from './Absence.ts';
import { dateText, periodInput, touching } from './period.ts';

const MANAGERS = ['HEAD', 'ADMIN'] as const;

const RecordAbsenceInput = builder.inputType('RecordAbsenceInput', {
  description: 'Days on which somebody is away; they may lie in the past.',
  fields: (t) => ({
    userId: t.id({ required: true, description: 'Who.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day.' }),
    to: t.field({ type: 'Date', required: true, description: 'Last day.' }),
    reason: t.string({ description: 'Why.' }),
  }),
});

const newAbsence = periodInput({ userId: recordId, reason: optionalText(300) });

type Selected = Pick<Prisma.AbsenceFindUniqueOrThrowArgs, 'select' | 'include'>;

builder.mutationFields((t) => ({
  recordAbsence: t.prismaField({
    type: AbsenceType,
    description: 'Records an absence: HEAD for people of his own office, ADMIN for anybody.',
    directives: hasRole(...MANAGERS),
    args: { input: t.arg({ type: RecordAbsenceInput, required: true, description: 'The absence.' }) },
    resolve: (query, _root, { input }, context) =>
      recordAbsence(context, requireRole(context.actor, MANAGERS), input, query),
  }),
  cancelAbsence: t.prismaField({
    type: AbsenceType,
    description: 'Cancels an absence that was recorded by mistake or did not come about.',
    directives: hasRole(...MANAGERS),
    args: { id: t.arg.id({ required: true, description: 'Which.' }) },
    resolve: (query, _root, { id }, context) =>
      cancelAbsence(context, requireRole(context.actor, MANAGERS), knownId(id), query),
  }),
}));

async function recordAbsence(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { userId, from, to, reason } = parseInput(newAbsence, rawInput);
  const now = context.now();
  return inTransaction(context.db, async (tx) => {
    const user = await tx.user.findFirst({
      where: { AND: [{ id: userId }, usersManagedBy(actor)] },
      select: { id: true },
    });
    if (!user) throw notFound();
    // Two at once for one person queue here, so that the second sees the first.
    await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const other = await tx.absence.findFirst({ where: { userId, cancelledAt: null, ...touching(from, to) } });
    if (other) {
      throw new KomekError('CONFLICT', 'Another absence of this person touches these days.', {
        reason: 'ABSENCE_OVERLAPS',
        from: dateText(other.fromDate),
        to: dateText(other.toDate),
      });
    }
    const { id } = await tx.absence.create({
      data: { userId, fromDate: from, toDate: to, reason, recordedById: actor.id, recordedAt: now },
      select: { id: true },
    });
    await record(tx, actor, now, {
      action: 'ABSENCE_RECORDED',
      subjectId: userId,
      details: { absenceId: id, from: dateText(from), to: dateText(to) },
    });
    return tx.absence.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}

async function cancelAbsence(context: Context, actor: Actor, id: string, query: object) {
  const now = context.now();
  return inTransaction(context.db, async (tx) => {
    const absence = await tx.absence.findFirst({ where: { id, user: usersManagedBy(actor) } });
    if (!absence) throw notFound();
    const { count } = await tx.absence.updateMany({
      where: { id, cancelledAt: null },
      data: { cancelledAt: now },
    });
    if (count === 0) {
      throw new KomekError('CONFLICT', 'This absence has been cancelled already.', {
        reason: 'ABSENCE_CANCELLED',
      });
    }
    await record(tx, actor, now, {
      action: 'ABSENCE_CANCELLED',
      subjectId: absence.userId,
      details: { absenceId: id, from: dateText(absence.fromDate), to: dateText(absence.toDate) },
    });
    return tx.absence.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}
