import type { OfficeKind, Prisma, Role } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { usersManagedBy } from '../access/peopleScope.ts';
import { TAKES_NO_STEP } from '../access/rights.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import type { FieldProblem } from '../errors.ts';
import { forbidden, KomekError, notFound, validationFailed } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { inTransaction } from '../transaction.ts';
import { knownId, parseInput, recordId, requiredText } from '../validation.ts';
import { ActingHeadType } from './ActingHead.ts';
import { dateText, periodInput, touching } from './period.ts';

const NAMERS = ['HEAD', 'ADMIN'] as const;

const NameActingHeadInput = builder.inputType('NameActingHeadInput', {
  description: 'Who acts as head of his own office, and when (AP art. 12(4)).',
  fields: (t) => ({
    userId: t.id({ required: true, description: 'Who: an active official of a department.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day; today at the earliest.' }),
    to: t.field({ type: 'Date', required: true, description: 'Last day.' }),
    order: t.string({ required: true, description: 'Number and date of the order.' }),
  }),
});

const newActingHead = periodInput({ userId: recordId, order: requiredText(200) });

type Selected = Pick<Prisma.ActingHeadFindUniqueOrThrowArgs, 'select' | 'include'>;

builder.mutationFields((t) => ({
  nameActingHead: t.prismaField({
    type: ActingHeadType,
    description: 'Names an acting head: ADMIN for any office, the head himself for his own.',
    directives: hasRole(...NAMERS),
    args: { input: t.arg({ type: NameActingHeadInput, required: true, description: 'The naming.' }) },
    resolve: (query, _root, { input }, context) => nameActingHead(context, namerIn(context), input, query),
  }),
  endActingHead: t.prismaField({
    type: ActingHeadType,
    description: 'Ends a naming at once, or withdraws one that has not begun.',
    directives: hasRole(...NAMERS),
    args: { id: t.arg.id({ required: true, description: 'Which.' }) },
    resolve: (query, _root, { id }, context) => endActingHead(context, namerIn(context), knownId(id), query),
  }),
}));

/** Whoever only acts as head hands nothing on and takes nothing back: FORBIDDEN (I-13). */
function namerIn(context: Context): Actor {
  const actor = requireRole(context.actor, NAMERS);
  if (actor.acting && !actor.roles.includes('ADMIN')) throw forbidden(NAMERS);
  return actor;
}

function problemWith(user: {
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly office: { readonly kind: OfficeKind };
}): FieldProblem | null {
  if (!user.active) return { path: 'userId', code: 'INACTIVE' };
  if (user.office.kind !== 'DEPARTMENT') return { path: 'userId', code: 'NOT_A_DEPARTMENT' };
  if (user.roles.includes('HEAD')) return { path: 'userId', code: 'ALREADY_HEAD' };
  const role = user.roles.find((held) => TAKES_NO_STEP.includes(held));
  return role ? { path: 'userId', code: 'TAKES_NO_STEP', params: { role } } : null;
}

async function nameActingHead(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { userId, from, to, order } = parseInput(newActingHead, rawInput);
  const now = context.now();
  if (from < localDay(now)) throw validationFailed([{ path: 'from', code: 'BEGINS_IN_PAST' }]);
  return inTransaction(context.db, async (tx) => {
    const user = await tx.user.findFirst({
      where: { AND: [{ id: userId }, usersManagedBy(actor)] },
      select: { active: true, roles: true, officeId: true, office: { select: { kind: true } } },
    });
    if (!user) throw notFound();
    const problem = problemWith(user);
    if (problem) throw validationFailed([problem]);
    const { officeId } = user;
    // Two namings at once of one office queue here, so that the second sees the first.
    await tx.$queryRaw`SELECT 1 FROM office WHERE id = ${officeId}::uuid FOR NO KEY UPDATE`;
    const other = await tx.actingHead.findFirst({
      where: { officeId, endedAt: null, ...touching(from, to) },
    });
    if (other) {
      throw new KomekError('CONFLICT', 'Somebody else acts as head of this office on these days.', {
        reason: 'ACTING_OVERLAPS',
        from: dateText(other.fromDate),
        to: dateText(other.toDate),
      });
    }
    const { id } = await tx.actingHead.create({
      data: { officeId, userId, fromDate: from, toDate: to, order, namedById: actor.id, namedAt: now },
      select: { id: true },
    });
    await record(tx, actor, now, {
      action: 'ACTING_HEAD_NAMED',
      subjectId: userId,
      details: { actingHeadId: id, officeId, from: dateText(from), to: dateText(to) },
    });
    await signal(tx, { topic: 'session', userId });
    return tx.actingHead.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}

async function endActingHead(context: Context, actor: Actor, id: string, query: object) {
  const now = context.now();
  return inTransaction(context.db, async (tx) => {
    const naming = await tx.actingHead.findFirst({
      where: { id, ...(actor.roles.includes('ADMIN') ? {} : { officeId: actor.officeId }) },
    });
    if (!naming) throw notFound();
    const { count } = await tx.actingHead.updateMany({
      where: { id, endedAt: null, toDate: { gte: localDay(now) } },
      data: { endedAt: now },
    });
    if (count === 0) {
      throw new KomekError('CONFLICT', 'This naming is over already.', { reason: 'ACTING_OVER' });
    }
    await record(tx, actor, now, {
      action: 'ACTING_HEAD_ENDED',
      subjectId: naming.userId,
      details: { actingHeadId: id, officeId: naming.officeId },
    });
    // His sessions go on; whatever streams he has open look again at what he may see.
    await signal(tx, { topic: 'session', userId: naming.userId });
    return tx.actingHead.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}
