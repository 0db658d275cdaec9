import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { isPublic } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { OUTER_CLOCKS } from '../cases/workflow/states.ts';
import type { Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import { CaseStatusEnum, DeliveryPreferenceEnum, LetterStateEnum } from '../enums.ts';
import { readPaperCode } from '../papers/paperCode.ts';
import { parseInput } from '../validation.ts';
import { PublicOfficeType, publicOfficeSelect } from './PublicOffice.ts';
import { samePaperNumber } from './samePaperNumber.ts';

const STATUS = {
  status: true,
  statusChangedAt: true,
  receivedAt: true,
  deliveryPreference: true,
  letter: true,
  readyAt: true,
  office: { select: publicOfficeSelect },
  akimOffice: { select: publicOfficeSelect },
  clocks: {
    where: { code: { in: [...OUTER_CLOCKS] } },
    select: { dueAt: true },
    orderBy: { startedAt: 'asc' },
    take: 1,
  },
  collections: {
    select: { office: { select: publicOfficeSelect } },
    orderBy: { at: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.CaseSelect;

type Row = Prisma.CaseGetPayload<{ select: typeof STATUS }>;

const ApplicationStatusType = builder
  .objectRef<Row & { readonly number: string }>('ApplicationStatus')
  .implement({
    description: 'Where an application stands, for whoever holds its receipt: no person, no decision.',
    fields: (t) => ({
      number: t.exposeString('number', { description: 'The number of the receipt.' }),
      status: t.expose('status', { type: CaseStatusEnum, description: 'The step at which it stands.' }),
      since: t.field({
        type: 'Date',
        description: 'The day of the last step, office time.',
        resolve: ({ statusChangedAt }) => localDay(statusChangedAt),
      }),
      receivedOn: t.field({
        type: 'Date',
        description: 'The day on which the documents were accepted.',
        resolve: ({ receivedAt }) => localDay(receivedAt),
      }),
      promisedOn: t.field({
        type: 'Date',
        nullable: true,
        description: 'The date of receiving the service (Standard cl. 14) as it stands today.',
        resolve: ({ clocks: [outer] }) => (outer ? localDay(outer.dueAt) : null),
      }),
      office: t.expose('office', { type: PublicOfficeType, description: 'The department that decides.' }),
      akimOffice: t.expose('akimOffice', {
        type: PublicOfficeType,
        nullable: true,
        description: "The akim's office where it came in, if it did.",
      }),
      deliveryPreference: t.expose('deliveryPreference', {
        type: DeliveryPreferenceEnum,
        description: 'How the applicant wants the notice (Standard cl. 15).',
      }),
      letter: t.expose('letter', {
        type: LetterStateEnum,
        nullable: true,
        description: 'How the last letter stands; null when the notice was not posted.',
      }),
      readyOn: t.field({
        type: 'Date',
        nullable: true,
        description: 'Since which day the notice lies ready for the applicant.',
        resolve: ({ readyAt }) => (readyAt ? localDay(readyAt) : null),
      }),
      readyAtOffice: t.field({
        type: PublicOfficeType,
        nullable: true,
        description: 'Where it lies ready.',
        resolve: ({ readyAt, collections: [last] }) => (readyAt && last ? last.office : null),
      }),
    }),
  });

const asked = z.object({ number: z.string().max(100), code: z.string().max(100) });

/** One statement for a right and for a wrong pair alike, so that nobody learns which of the two was wrong. */
async function applicationStatus(context: Context, rawArgs: unknown) {
  const { number, code: typed } = parseInput(asked, rawArgs);
  const code = readPaperCode(typed) ?? '';
  // Whoever has the code may know, and he is nobody to the database.
  const receipt = await asApplication(context.db).paper.findFirst({
    where: { code, kind: 'RECEIPT' },
    select: { number: true, case: { select: STATUS } },
  });
  if (!receipt?.case || !samePaperNumber(receipt.number, number)) return null;
  return { ...receipt.case, number: receipt.number };
}

builder.queryField('applicationStatus', (t) =>
  t.field({
    type: ApplicationStatusType,
    nullable: true,
    description:
      'Where an application stands, by the number of its receipt and the code printed on it. Null alike for a number that there is not and a code that does not fit.',
    directives: isPublic,
    args: {
      number: t.arg.string({ required: true, description: 'The number of the receipt.' }),
      code: t.arg.string({ required: true, description: 'The code beside its QR code.' }),
    },
    resolve: async (_root, args, context) => {
      await context.publicGate.enter('QUESTION');
      return applicationStatus(context, args);
    },
  }),
);
