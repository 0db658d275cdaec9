-- AlterTable
ALTER TABLE "upload" ALTER COLUMN "type" DROP NOT NULL,
ALTER COLUMN "sha256" DROP NOT NULL;

-- What a file is becomes known together with its hash, once its bytes are complete.
ALTER TABLE "upload" ADD CONSTRAINT "upload_complete" CHECK (("type" IS NULL) = ("sha256" IS NULL));
