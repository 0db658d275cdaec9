import type pg from 'pg';

/** Writes receipts and notices, and of each its paper, or the server would make a million of them beside what is measured. */
export async function fillPapers(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO receipt (id, "caseId", number, language, content, "contentHash", "issuedAt", "issuerId")
     SELECT uuidv7(), id, coalesce(c."akimNumber", c.number), 'KK', '{}', 'x', made.at, clerk FROM made JOIN "case" c USING (id)`,
  );
  await owner.query(
    `INSERT INTO notice_version (id, "caseId", version, kind, grounds, explanation, language, content, "contentHash", "drafterId",
       "submittedAt", "returnedAt", "returnerId", "returnReason", "signedAt", "signerId", "signerName", "outgoingOfficeId",
       "outgoingNumber", "outgoingYear", "outgoingSeq")
     SELECT uuidv7(), id, 1, decision,
       CASE WHEN decision = 'REFUSAL' THEN ARRAY[(enum_range(NULL::"RefusalGround"))[1 + i % 5]] ELSE '{}'::"RefusalGround"[] END,
       CASE WHEN decision = 'REFUSAL' THEN 'Түсіндірме' END, 'KK', '{}', 'x', executor, least(at + 2 * pace, changed),
       CASE WHEN status = 'RETURNED' THEN changed END, CASE WHEN status = 'RETURNED' THEN head END,
       CASE WHEN status = 'RETURNED' THEN 'Толықтыру қажет' END, CASE WHEN signed THEN "signedAt" END, CASE WHEN signed THEN head END,
       CASE WHEN signed THEN 'Сынақов' END, CASE WHEN signed THEN office END,
       CASE WHEN signed THEN format('%s-%s/N-%s', code, year, lpad(seq::text, 6, '0')) END,
       CASE WHEN signed THEN year END, CASE WHEN signed THEN seq END
     FROM (
       SELECT *, row_number() OVER (PARTITION BY office, signed, year ORDER BY "signedAt", i)::int AS seq
       FROM made CROSS JOIN LATERAL (SELECT CASE WHEN status = 'DELIVERED' THEN at + 3 * pace ELSE changed END AS "signedAt") s
         CROSS JOIN LATERAL (SELECT extract(year FROM "signedAt")::int AS year) y
       WHERE drafted
     ) notices`,
  );
  await owner.query(
    `INSERT INTO number_series ("officeId", series, year, last, "lastAt")
     SELECT "outgoingOfficeId", 'OUTGOING', "outgoingYear", max("outgoingSeq"), max("signedAt") FROM notice_version
     WHERE "signedAt" IS NOT NULL GROUP BY 1, 3`,
  );
  await owner.query(
    `INSERT INTO paper (id, kind, "caseId", "officeId", number, language, template, "issuedAt", "issuerId", code, sha256, size, pages,
       "sealMethod", "sealKeyId", "sealValue")
     SELECT uuidv7(), kind, made.id, office, p.number, 'KK', 1, p.at, clerk, upper(left(md5(p.number), 12)),
       encode(sha256(convert_to(p.number, 'UTF8')), 'hex'), octet_length(p.number), 1, 'none', 'none', 'none'
     FROM made JOIN (
       SELECT 'RECEIPT'::"PaperKind" AS kind, "caseId", number, "issuedAt" AS at FROM receipt
       UNION ALL SELECT 'NOTICE', "caseId", "outgoingNumber", "signedAt" FROM notice_version WHERE "signedAt" IS NOT NULL
     ) p ON p."caseId" = made.id`,
  );
  await owner.query(
    `INSERT INTO paper_bytes ("paperId", bytes) SELECT id, convert_to(number, 'UTF8') FROM paper`,
  );
}
