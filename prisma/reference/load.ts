import { readFileSync } from 'node:fs';
import type { OfficeKind, PrismaClient, ReferenceList, TerritoryKind } from '../client.ts';

/** An office as Appendices 1 and 2 of the Regulation print it; `phone` is E.164 or null where the print is unclear. */
export interface OfficeSeed {
  readonly code: string;
  readonly kind: OfficeKind;
  readonly territory: TerritoryKind;
  readonly district: string;
  readonly position: number;
  readonly nameKk: string;
  readonly nameRu: string | null;
  readonly addressKk: string;
  readonly phoneRaw: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly note: string | null;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** An entry of a coded list with its words (Standard cl. 11 and 16). */
export interface ReferenceEntrySeed {
  readonly list: ReferenceList;
  readonly code: string;
  readonly position: number;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly clause: string;
  readonly required: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const read = <Row>(file: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Row[];

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const dates = (seed: { readonly validFrom: string; readonly validTo: string | null }) => ({
  validFrom: day(seed.validFrom),
  validTo: seed.validTo === null ? null : day(seed.validTo),
});

/** The 19 departments and 254 akims' offices of the project's own file. */
export const readOfficeSeeds = (): readonly OfficeSeed[] => read<OfficeSeed>('./offices.json');

/** The refusal grounds and document kinds of the project's own file. */
export const readReferenceEntrySeeds = (): readonly ReferenceEntrySeed[] =>
  read<ReferenceEntrySeed>('./referenceEntries.json');

async function loadOffices(db: PrismaClient): Promise<number> {
  const idsByCode = async () =>
    new Map((await db.office.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]));
  let ids = await idsByCode();
  let added = 0;
  // Departments first: their identifiers are the parents of the rest.
  for (const kind of ['DEPARTMENT', 'AKIM_OFFICE'] as const) {
    const missing = readOfficeSeeds().filter((seed) => seed.kind === kind && !ids.has(seed.code));
    if (missing.length === 0) continue;
    const data = missing.map(({ parentCode, ...seed }) => {
      const parentId = parentCode === null ? null : ids.get(parentCode);
      if (parentId === undefined) throw new Error(`Office ${seed.code} names a parent that is not there.`);
      return { ...seed, ...dates(seed), parentId };
    });
    added += (await db.office.createMany({ data, skipDuplicates: true })).count;
    ids = await idsByCode();
  }
  return added;
}

/**
 * Adds the offices and coded lists that are missing, by their codes, and answers how many; what is there stays as the
 * administrator left it. Loading again adds nothing; several processes may load at once.
 */
export async function loadReferenceData(
  db: PrismaClient,
): Promise<{ offices: number; referenceEntries: number }> {
  const offices = await loadOffices(db);
  const data = readReferenceEntrySeeds().map((seed) => ({ ...seed, ...dates(seed) }));
  const { count } = await db.referenceEntry.createMany({ data, skipDuplicates: true });
  return { offices, referenceEntries: count };
}
