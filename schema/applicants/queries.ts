import { resolveOffsetConnection } from '@pothos/plugin-relay';
import type { Applicant, Prisma } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseType } from '../cases/Case.ts';
import { OPEN_STATES } from '../cases/workflow/states.ts';
import type { Actor } from '../context.ts';
import { SexEnum } from '../enums.ts';
import { MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE } from '../paging.ts';
import { checkedIds } from '../validation.ts';
import { ApplicantType, readable } from './Applicant.ts';
import type { IinCheck } from './iin.ts';
import { checkIin } from './iin.ts';
import { applicantSearch } from './search.ts';

const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'] as const;
const COUNTER = ['CLERK', 'AKIM_CLERK'] as const;
/** A page of bare cards; the whole list is no business of one request. */
const EARLIER_CASES = 20;

const ApplicantFilter = builder.inputType('ApplicantFilter', {
  description: 'Narrows a list of applicants; all conditions hold together.',
  fields: (t) => ({
    search: t.string({ description: 'A part of the name, or a whole IIN.' }),
    ids: t.idList({ description: 'Exactly these.' }),
  }),
});

function applicantsWhere(
  actor: Actor,
  filter: typeof ApplicantFilter.$inferInput | null | undefined,
): Prisma.ApplicantWhereInput {
  return {
    AND: [
      { cases: { some: casesReadableBy(actor, 'WORKS') } },
      filter?.search ? applicantSearch(filter.search) : {},
      filter?.ids ? { id: { in: checkedIds('filter.ids', filter.ids) } } : {},
    ],
  };
}

const IinCheckType = builder.objectRef<IinCheck>('IinCheck').implement({
  description: 'What is wrong or odd in an IIN (regulation.md 4.1).',
  fields: (t) => ({
    valid: t.exposeBoolean('valid', { description: 'Whether length, digits and control digit are right.' }),
    errors: t.exposeStringList('errors', {
      description: '`IIN_LENGTH`, `IIN_DIGITS`, `IIN_CHECK_DIGIT`, `IIN_IS_BIN`.',
    }),
    warnings: t.exposeStringList('warnings', {
      description: '`IIN_DATE`, `IIN_CENTURY`; they never stand in the way.',
    }),
    birthDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date that the digits show.',
      resolve: ({ birthDate }) => (birthDate === null ? null : new Date(`${birthDate}T00:00:00.000Z`)),
    }),
    sex: t.expose('sex', { type: SexEnum, nullable: true, description: 'The sex that the digits show.' }),
  }),
});

interface PersonAtIntake {
  readonly iin: string;
  readonly check: IinCheck;
  readonly person: Applicant | null;
  readonly openCases: number;
}

const PersonAtIntakeType = builder.objectRef<PersonAtIntake>('PersonAtIntake').implement({
  description: 'The person at the counter, as far as the counter may know him.',
  fields: (t) => ({
    iinCheck: t.field({
      type: IinCheckType,
      description: 'The check of the IIN.',
      resolve: ({ check }) => check,
    }),
    applicant: t.field({
      type: ApplicantType,
      nullable: true,
      description: "The person's data, where the caller's office has had a case of his; else null.",
      resolve: ({ person }) => person && readable(person, 'WORKS'),
    }),
    cases: t.prismaField({
      type: [CaseType],
      description: `The person's latest ${EARLIER_CASES} cases that the caller may see.`,
      resolve: (query, { iin }, _args, context) =>
        context.db.case.findMany({
          ...query,
          where: {
            AND: [{ applicant: { iin } }, casesReadableBy(requireRole(context.actor, COUNTER), 'WORKS')],
          },
          orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
          take: EARLIER_CASES,
        }),
    }),
    openCaseCount: t.exposeInt('openCases', {
      description: 'Open cases of the person at any office; with one, registration asks for duplicateReason.',
    }),
  }),
});

builder.queryFields((t) => ({
  applicants: t.connection(
    {
      type: ApplicantType,
      description: 'People whose cases the caller works, by name.',
      directives: hasRole(...WORKERS),
      args: {
        filter: t.arg({ type: ApplicantFilter, description: 'Which.' }),
        offset: offsetArg(),
      },
      resolve: async (_root, args, context) => {
        const where = applicantsWhere(requireRole(context.actor, WORKERS), args.filter);
        const { offset, ...page } = args;
        const connection = await resolveOffsetConnection(
          { args: page, defaultSize: PAGE_SIZE, maxSize: MAX_PAGE_SIZE },
          async ({ limit, offset: cursorOffset }) => {
            const people = await context.db.applicant.findMany({
              where,
              take: limit,
              skip: cursorOffset + (offset ?? 0),
              orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
            });
            for (const { id } of people.slice(0, limit - 1)) context.views.note({ applicantId: id });
            return people.map((person) => ({ person, reading: 'WORKS' as const }));
          },
        );
        return { ...connection, where };
      },
    },
    {
      ...named('Applicant')[0],
      fields: (c) => ({
        totalCount: c.int({
          description: 'How many there are in all.',
          resolve: ({ where }, _args, context) => context.db.applicant.count({ where }),
        }),
      }),
    },
    named('Applicant')[1],
  ),
  checkIin: t.field({
    type: IinCheckType,
    description:
      'Checks the digits of an IIN; nothing is looked up. POST only: an IIN never stands in a URL (I-42).',
    directives: hasRole(...WORKERS, 'ADMIN'),
    args: { iin: t.arg.string({ required: true, description: 'The IIN as typed.' }) },
    resolve: (_root, { iin }) => checkIin(iin),
  }),
}));

builder.mutationField('personAtIntake', (t) =>
  t.field({
    type: PersonAtIntakeType,
    description:
      'Looks up the person at the counter by IIN; a mutation because it is logged as a view (I-37).',
    directives: hasRole(...COUNTER),
    args: { iin: t.arg.string({ required: true, description: 'The IIN as typed.' }) },
    resolve: async (_root, { iin }, context) => {
      const actor = requireRole(context.actor, COUNTER);
      const check = checkIin(iin);
      if (!check.valid) return { iin, check, person: null, openCases: 0 };
      const [person, openCases] = await Promise.all([
        context.db.applicant.findFirst({
          where: { iin, cases: { some: casesReadableBy(actor, 'WORKS') } },
        }),
        context.db.case.count({
          where: { applicant: { iin }, status: { in: [...OPEN_STATES] } },
        }),
      ]);
      if (person) context.views.note({ applicantId: person.id });
      return { iin, check, person, openCases };
    },
  }),
);
