import type { PrismaClient } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { casesReadableBy, onlyCounts } from '../../schema/access/caseScope.ts';
import { fullName } from '../../schema/applicants/personName.ts';
import { record } from '../../schema/audit/record.ts';
import { notFound } from '../../schema/errors.ts';
import { pageSelect, pageToSign } from '../../schema/papers/pageToSign.ts';
import { NOTICE_PAGES_PATH, PAPERS_PATH } from '../../schema/papers/paperUrl.ts';
import { papersReadableBy } from '../../schema/papers/readablePapers.ts';
import type { PaperWorks } from '../../schema/papers/works.ts';
import { contentDisposition } from './contentDisposition.ts';
import type { FileRequest, FileRoute } from './route.ts';

const pdf = (bytes: Uint8Array, name: string): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.byteLength),
      'content-disposition': contentDisposition(`${name.replaceAll('/', '-')}.pdf`),
    },
  });

/**
 * `GET /files/papers/:id`: the bytes of an issued paper, always the same, for those who work its case or, of a journal,
 * sit in its office; NOT_FOUND alike for every other. The view is logged before they leave (I-37).
 */
export const paperRoute: FileRoute = {
  method: 'GET',
  prefix: PAPERS_PATH,
  async answer({ id, actor, db, now }: FileRequest): Promise<Response> {
    const found = await db.paper.findFirst({
      where: { AND: [{ id }, papersReadableBy(actor)] },
      select: {
        number: true,
        caseId: true,
        bytes: { select: { bytes: true } },
        case: { select: { applicantId: true } },
      },
    });
    if (!found?.bytes) throw notFound();
    await record(asApplication(db), actor, now(), {
      action: 'PAPER_VIEWED',
      subjectId: id,
      ...(found.caseId && found.case ? { caseId: found.caseId, applicantId: found.case.applicantId } : {}),
    });
    return pdf(found.bytes.bytes, found.number);
  },
};

/**
 * `GET /files/notices/:id`: the page of a submitted notice, for those who work the case; to a head of its office under
 * his own name, which is the page that he signs (I-20). Logged as a view (I-37).
 */
export function noticePageRoute(works: PaperWorks): FileRoute {
  async function answer({ id, actor, db, now }: FileRequest): Promise<Response> {
    // Whoever only counts may not even name the columns of a page (I-41).
    const notice = onlyCounts(actor)
      ? null
      : await readNotice(db, { id, case: casesReadableBy(actor, 'WORKS') });
    if (!notice) throw notFound();
    const { caseId, version, case: of } = notice;
    const signs = actor.roles.includes('HEAD') && actor.officeId === of.officeId;
    const { bytes } = await pageToSign(
      works,
      notice,
      signs ? { signerName: fullName(actor), signerActing: actor.acting } : null,
    );
    await record(asApplication(db), actor, now(), {
      action: 'PAPER_VIEWED',
      caseId,
      applicantId: of.applicantId,
      subjectId: id,
      details: { noticeVersion: version },
    });
    return pdf(bytes, `${of.number ?? ''} ${version}`);
  }
  return { method: 'GET', prefix: NOTICE_PAGES_PATH, answer };
}

const readNotice = (db: PrismaClient, where: { id: string; case: ReturnType<typeof casesReadableBy> }) =>
  db.noticeVersion.findFirst({
    where,
    select: {
      ...pageSelect,
      caseId: true,
      version: true,
      case: {
        select: { ...pageSelect.case.select, officeId: true, applicantId: true, number: true },
      },
    },
  });
