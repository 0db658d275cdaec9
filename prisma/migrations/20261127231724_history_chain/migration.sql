-- The one order of history and access log. A row that has a number belongs to a transaction that has its id already, so
-- that whoever waits for the transactions of a moment to end has waited for every number given until then.
CREATE SEQUENCE "history_number" AS bigint;

CREATE FUNCTION "komek_next_history_number"() RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN nextval('history_number');
END $$;

GRANT USAGE, SELECT ON SEQUENCE "history_number" TO "komek_app";

-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'HISTORY_VERIFIED';

-- AlterTable
ALTER TABLE "case_event" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x'::bytea,
ADD COLUMN     "number" BIGINT NOT NULL DEFAULT komek_next_history_number();

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "number" BIGINT NOT NULL DEFAULT komek_next_history_number();

-- CreateTable
CREATE TABLE "history_block" (
    "number" INTEGER NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "after" BIGINT NOT NULL,
    "upTo" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "leaves" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "sealMethod" TEXT NOT NULL,
    "sealKeyId" TEXT NOT NULL,
    "sealValue" TEXT NOT NULL,

    CONSTRAINT "history_block_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_event_number_key" ON "case_event"("number");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_number_key" ON "audit_entry"("number");
