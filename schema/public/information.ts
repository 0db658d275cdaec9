import type { LimitCode } from '../../prisma/client.ts';
import { isPublic } from '../access/directives.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { deadlineTerms } from '../deadlines/terms.ts';
import type { TimeLimitRule } from '../deadlines/types.ts';
import { localDay } from '../deadlines/zone.ts';
import { DocumentKindEnum, LimitCodeEnum, LimitUnitEnum } from '../enums.ts';
import { PublicOfficeType, publicOfficeSelect } from './PublicOffice.ts';

interface NeededDocument {
  readonly kind: typeof DocumentKindEnum.$inferType;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly clause: string;
  readonly required: boolean;
}

const NeededDocumentType = builder.objectRef<NeededDocument>('NeededDocument').implement({
  description: 'A document to hand in (Standard cl. 11).',
  fields: (t) => ({
    kind: t.expose('kind', { type: DocumentKindEnum, description: 'Which.' }),
    nameKk: t.exposeString('nameKk', { description: 'In Kazakh.' }),
    nameRu: t.exposeString('nameRu', { description: 'In Russian.' }),
    clause: t.exposeString('clause', { description: 'Where it comes from.' }),
    required: t.exposeBoolean('required', { description: 'Whether every application needs it.' }),
  }),
});

const ServiceLimitType = builder.objectRef<TimeLimitRule>('ServiceLimit').implement({
  description: 'A time limit in force today (Regulation cl. 9, app. 5; Standard cl. 7).',
  fields: (t) => ({
    code: t.expose('code', { type: LimitCodeEnum, description: 'Which.' }),
    limit: t.exposeInt('limit', { description: 'How much.' }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'Of what.' }),
    source: t.exposeString('source', { description: 'Where it comes from.' }),
  }),
});

/** What the public is told; the rest of the limits is between the officials. */
const TOLD: readonly LimitCode[] = ['STANDARD', 'STANDARD_AKIM', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'];

async function neededDocuments({ db, now }: Context): Promise<NeededDocument[]> {
  const today = localDay(now());
  const entries = await db.referenceEntry.findMany({
    where: {
      list: 'DOCUMENT_KIND',
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
    orderBy: { position: 'asc' },
  });
  return entries.map(({ code, ...rest }) => ({ ...rest, kind: code as NeededDocument['kind'] }));
}

builder.queryFields((t) => ({
  publicOffices: t.field({
    type: [PublicOfficeType],
    description: 'Every office in force today with its address, telephone and hours (Regulation cl. 3, 8).',
    directives: isPublic,
    resolve: async (_root, _args, context) => {
      await context.publicGate.enter('INFORMATION');
      const today = localDay(context.now());
      return context.db.office.findMany({
        where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
        orderBy: [{ kind: 'asc' }, { district: 'asc' }, { position: 'asc' }],
        select: publicOfficeSelect,
      });
    },
  }),
  neededDocuments: t.field({
    type: [NeededDocumentType],
    description: 'The documents to hand in (Regulation cl. 8, 14; Standard cl. 11).',
    directives: isPublic,
    resolve: async (_root, _args, context) => {
      await context.publicGate.enter('INFORMATION');
      return neededDocuments(context);
    },
  }),
  serviceLimits: t.field({
    type: [ServiceLimitType],
    description: 'The time limits in force today (Regulation cl. 8, 9).',
    directives: isPublic,
    resolve: async (_root, _args, context) => {
      await context.publicGate.enter('INFORMATION');
      const terms = await deadlineTerms(context.db);
      return TOLD.map((code) => terms.ruleOn(code, context.now()));
    },
  }),
}));
