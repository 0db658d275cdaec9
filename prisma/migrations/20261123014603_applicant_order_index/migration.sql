-- A list of cases by name is read in the order of the names, without sorting all of them.
-- CreateIndex
CREATE INDEX "applicant_surname_givenName_id_idx" ON "applicant"("surname", "givenName", "id");
