import { ANY_ROLE, hasRole, isPublic } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { LimitCodeEnum } from '../enums.ts';
import { notFound, validationFailed } from '../errors.ts';
import { knownId } from '../validation.ts';
import { explainDue } from './explain.ts';
import { AmountType, DueExplanationType } from './graphqlTypes.ts';
import { STANDARD_HOURS } from './officeHours.ts';
import { termsIn } from './termsIn.ts';
import type { Amount, DueExplanation } from './types.ts';
import { usedOf } from './used.ts';
import { isWorkingTime } from './workingTime.ts';
import { OFFICE_ZONE } from './zone.ts';

const ServerTimeType = builder.objectRef<Date>('ServerTime').implement({
  description: "The server's clock, the only source of times (I-29).",
  fields: (t) => ({
    now: t.field({ type: 'DateTime', description: 'Now.', resolve: (now) => now }),
    zone: t.string({ description: 'The zone of all offices.', resolve: () => OFFICE_ZONE }),
    workingTime: t.boolean({
      description:
        "Whether it is within the working hours of the caller's office, or for one who is not signed in within the standard ones (Regulation app. 1).",
      resolve: async (now, _args, context) => {
        const { calendar, hoursOf } = await termsIn(context);
        return isWorkingTime(calendar, context.actor ? hoursOf(context.actor.officeId) : STANDARD_HOURS, now);
      },
    }),
  }),
});

interface Preview {
  readonly explanation: DueExplanation;
  readonly used: Amount | null;
}

const DeadlinePreviewType = builder.objectRef<Preview>('DeadlinePreview').implement({
  description: 'When a step would be due, and why.',
  fields: (t) => ({
    dueAt: t.field({
      type: 'DateTime',
      description: 'The due time.',
      resolve: ({ explanation }) => new Date(explanation.dueAt),
    }),
    explanation: t.expose('explanation', {
      type: DueExplanationType,
      description: 'How it comes about, day by day.',
    }),
    used: t.expose('used', {
      type: AmountType,
      nullable: true,
      description: 'What is used until `endedAt`; null where that is not given.',
    }),
  }),
});

builder.queryFields((t) => ({
  serverTime: t.field({
    type: ServerTimeType,
    description: "The server's clock.",
    directives: isPublic,
    resolve: (_root, _args, context) => context.now(),
  }),
  deadlinePreview: t.field({
    type: DeadlinePreviewType,
    description: 'When a step would be due by the calendar and the rules as they stand; changes nothing.',
    directives: hasRole(...ANY_ROLE),
    args: {
      step: t.arg({ type: LimitCodeEnum, required: true, description: 'Which time limit.' }),
      startedAt: t.arg({ type: 'DateTime', required: true, description: 'From when.' }),
      office: t.arg.id({ required: true, description: 'By whose working hours.' }),
      endedAt: t.arg({ type: 'DateTime', description: 'Until when it is used; not before `startedAt`.' }),
    },
    resolve: async (_root, { step, startedAt, office: officeId, endedAt }, context) => {
      requireRole(context.actor, ANY_ROLE);
      const office = await context.db.office.findUnique({
        where: { id: knownId(officeId) },
        select: { id: true },
      });
      if (!office) throw notFound();
      if (endedAt && endedAt < startedAt) {
        throw validationFailed([{ path: 'endedAt', code: 'END_BEFORE_START' }]);
      }
      const { calendar, hoursOf, ruleOn, revision } = await termsIn(context);
      const rule = ruleOn(step, startedAt);
      const hours = hoursOf(office.id);
      return {
        explanation: explainDue(calendar, hours, rule, startedAt, revision),
        used: endedAt ? usedOf(calendar, hours, rule.unit, startedAt, endedAt) : null,
      };
    },
  }),
}));
