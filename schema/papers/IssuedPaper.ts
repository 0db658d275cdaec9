import { placeSelect, readingIn, viewing } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { CaseType } from '../cases/Case.ts';
import { PaperKindEnum, PaperLanguageEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';
import { printedCode } from './paperCode.ts';
import { paperUrl } from './paperUrl.ts';
import { provePaper } from './provePaper.ts';

const PaperPrintType = builder.prismaObject('PaperPrint', {
  description: 'A print of a paper (I-05).',
  select: { id: true },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.relation('by', { type: UserType, description: 'By whom.' }),
  }),
});

/** A paper as issued; who sees one at all is the business of the field that leads here. */
export const PaperType = builder.prismaObject('Paper', {
  description: 'A paper as issued: sealed before it is printed, and never changed (I-05, I-20).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    kind: t.expose('kind', { type: PaperKindEnum, description: 'What it is.' }),
    office: t.relation('office', { type: OfficeType, description: 'The office that issued it.' }),
    number: t.exposeString('number', { description: 'The number that is printed on it.' }),
    language: t.expose('language', { type: PaperLanguageEnum, description: 'Its language (I-26).' }),
    template: t.exposeInt('template', { description: 'Version of the templates that made it.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was issued.' }),
    issuer: t.relation('issuer', { type: UserType, description: 'Who issued it: of a notice, its signer.' }),
    code: t.string({
      description: 'The short code as it is printed; with it anybody may ask `paperCheck`.',
      select: { code: true },
      resolve: ({ code }) => printedCode(code),
    }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the bytes, hex.' }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    pages: t.exposeInt('pages', { description: 'Number of pages.' }),
    url: t.string({
      description: "Where its bytes are fetched with the session's cookie; every fetch is logged (I-37).",
      resolve: ({ id }) => paperUrl(id),
    }),
    sealKeyId: t.exposeString('sealKeyId', { description: 'The key that sealed it.' }),
    genuine: t.boolean({
      description:
        'Whether the kept bytes are the issued ones and the seal is of exactly them and its signature.',
      resolve: ({ id }, _args, context) => provePaper(context.db, context.papers.sealer, id),
    }),
    prints: t.relation('prints', {
      type: PaperPrintType,
      description: 'Every print, the first first (I-05).',
      query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

builder.prismaObjectFields(CaseType, (t) => ({
  papers: t.field({
    type: [PaperType],
    description: 'The papers of the case, the first first. Only for those who work the case.',
    select: (_args, _context, nested) => ({
      ...placeSelect,
      papers: nested({ orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }] }),
    }),
    resolve: (row, _args, context) =>
      viewing(context, row, readingIn(context, row) === 'WORKS') ? row.papers : [],
  }),
}));
