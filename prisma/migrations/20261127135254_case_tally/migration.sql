-- CreateTable
CREATE TABLE "case_tally" (
    "officeId" UUID NOT NULL,
    "status" "CaseStatus" NOT NULL,
    "channel" "Channel" NOT NULL,
    "cases" INTEGER NOT NULL
);
