import { z } from 'zod';
import { asApplication } from '../../prisma/readingFor.ts';
import { isPublic } from '../access/directives.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import { PaperKindEnum } from '../enums.ts';
import { validationFailed } from '../errors.ts';
import { readPaperCode } from '../papers/paperCode.ts';
import { provePaper } from '../papers/provePaper.ts';
import { parseInput } from '../validation.ts';
import { type PublicOffice, PublicOfficeType, publicOfficeSelect } from './PublicOffice.ts';

interface Checked {
  readonly kind: typeof PaperKindEnum.$inferType;
  readonly number: string;
  readonly issuedOn: Date;
  readonly office: PublicOffice;
  readonly sameFile: boolean | null;
  readonly genuine: boolean;
}

const PaperCheckType = builder.objectRef<Checked>('PaperCheck').implement({
  description: 'What may be said of a paper to anybody: no person, no decision.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PaperKindEnum, description: 'What it is.' }),
    number: t.exposeString('number', { description: 'The number that is printed on the genuine paper.' }),
    issuedOn: t.expose('issuedOn', {
      type: 'Date',
      description: 'The date of the genuine paper, office time.',
    }),
    office: t.expose('office', { type: PublicOfficeType, description: 'The office that issued it.' }),
    sameFile: t.exposeBoolean('sameFile', {
      nullable: true,
      description: 'Whether the file is byte for byte the issued one; null where no file was asked about.',
    }),
    genuine: t.exposeBoolean('genuine', { description: 'Whether the seal proves what the office has kept.' }),
  }),
});

const asked = z.object({
  code: z.string().max(100).nullish(),
  sha256: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
});

async function paperCheck(context: Context, rawArgs: unknown): Promise<Checked | null> {
  const { code: typed, sha256 = null } = parseInput(asked, rawArgs);
  if (!typed?.trim() && sha256 === null) throw validationFailed([{ path: 'code', code: 'REQUIRED' }]);
  const code = typed?.trim() ? readPaperCode(typed) : null;
  if (typed?.trim() && code === null) return null;
  const { papers } = context;
  // Whoever holds the paper may know, and he is nobody to the database.
  const db = asApplication(context.db);
  const paper = await db.paper.findUnique({
    where: code === null ? { sha256: sha256 ?? '' } : { code },
    select: {
      id: true,
      kind: true,
      number: true,
      issuedAt: true,
      sha256: true,
      office: { select: publicOfficeSelect },
    },
  });
  if (!paper) return null;
  return {
    ...paper,
    issuedOn: localDay(paper.issuedAt),
    sameFile: sha256 === null ? null : paper.sha256 === sha256,
    genuine: await provePaper(db, papers.sealer, paper.id),
  };
}

builder.queryField('paperCheck', (t) =>
  t.field({
    type: PaperCheckType,
    nullable: true,
    description:
      'Whether a paper is genuine: by the code that is printed on it, by its file, or by both. Null: no such paper.',
    directives: isPublic,
    args: {
      code: t.arg.string({ description: 'The code beside the QR code; hyphens and case do not matter.' }),
      sha256: t.arg.string({ description: 'SHA-256 of the file, hex.' }),
    },
    resolve: async (_root, args, context) => {
      await context.publicGate.enter('QUESTION');
      return paperCheck(context, args);
    },
  }),
);
