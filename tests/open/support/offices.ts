import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoorOffice } from '../../../admin/open/shared/officeWords.ts';

interface StoredOffice
  extends Pick<DoorOffice, 'code' | 'kind' | 'district' | 'nameKk' | 'nameRu' | 'addressKk'> {
  readonly phoneRaw: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly parentCode: string | null;
}

const stored = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../prisma/reference/offices.json'), 'utf8'),
) as readonly StoredOffice[];

/** All offices of the reference data, as the public query gives them. */
export const offices: readonly DoorOffice[] = stored.map(({ phoneRaw, parentCode, ...office }) => ({
  ...office,
  phone: phoneRaw,
  departmentCode: parentCode,
  opensAt: 540,
  lunchFrom: 780,
  lunchTo: 840,
  closesAt: 1080,
}));

/** The office of that code. */
export function office(code: string): DoorOffice {
  const found = offices.find((each) => each.code === code);
  if (!found) throw new Error(`There is no office ${code}.`);
  return found;
}
