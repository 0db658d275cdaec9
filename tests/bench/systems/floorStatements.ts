const PERSON = (of: string) =>
  `CASE WHEN ${of}.id IS NOT NULL THEN json_build_object('surname', ${of}.surname, 'givenName', ${of}."givenName", 'patronymic', ${of}.patronymic) END`;

const CASE_FIELDS = `'id', c.id, 'number', c.number, 'status', c.status, 'receivedAt', c."receivedAt", 'office',
  json_build_object('code', o.code, 'nameKk', o."nameKk"), 'applicant', ${PERSON('a')}, 'executor', ${PERSON('e')}`;

const CASE_JOINS = `JOIN office o ON o.id = c."officeId" JOIN applicant a ON a.id = c."applicantId"
  LEFT JOIN app_user e ON e.id = c."executorId"`;

/** Each question as one statement that answers one text. */
export const FLOOR = {
  /** $1: an office. */
  list: `SELECT json_build_object('totalCount', (SELECT count(*) FROM "case" WHERE "officeId" = $1::uuid), 'nodes',
      (SELECT json_agg(json_build_object(${CASE_FIELDS}) ORDER BY c."receivedAt", c.id) FROM (
        SELECT * FROM "case" WHERE "officeId" = $1::uuid ORDER BY "receivedAt", id LIMIT 25) c ${CASE_JOINS}))::text AS json`,
  /** $1: a case. */
  case: `SELECT json_build_object(${CASE_FIELDS}, 'history', (
      SELECT json_agg(json_build_object('seq', v.seq, 'transition', v.transition, 'from', v."from", 'to', v."to", 'at', v.at,
        'actorName', v."actorName", 'actorRole', v."actorRole") ORDER BY v.seq) FROM case_event v WHERE v."caseId" = c.id))::text AS json
    FROM "case" c ${CASE_JOINS} WHERE c.id = $1::uuid`,
  /** Nothing. */
  counts: `SELECT json_agg(json_build_object('office', o.code, 'status', g.status, 'cases', g.cases))::text AS json
    FROM (SELECT "officeId", status, count(*) AS cases FROM "case" GROUP BY 1, 2) g JOIN office o ON o.id = g."officeId"`,
  /** $1: a case that is ASSIGNED, $2: its version; the statement is its own transaction. */
  step: `WITH moved AS (
      UPDATE "case" SET status = 'UNDER_REVIEW', version = version + 1, "statusChangedAt" = now()
      WHERE id = $1::uuid AND version = $2::int AND status = 'ASSIGNED' RETURNING *
    ), written AS (
      INSERT INTO case_event (id, "caseId", seq, transition, "from", "to", at, "actorId", "actorName", "actorRole", "officeId", changes)
      SELECT uuidv7(), m.id, m.version, 'acceptDocuments', 'ASSIGNED', m.status, m."statusChangedAt", e.id,
        concat_ws(' ', e.surname, left(e."givenName", 1) || '.', left(e.patronymic, 1) || '.'), 'EXECUTOR', m."officeId", '{}'
      FROM moved m JOIN app_user e ON e.id = m."executorId"
    )
    SELECT json_build_object('id', id, 'status', status, 'version', version)::text AS json FROM moved`,
} as const;

export type FloorStatement = keyof typeof FLOOR;
