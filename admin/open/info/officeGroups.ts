import { type DoorOffice, districtName } from '../shared/officeWords.ts';
import { foldText, queryWords } from './foldText.ts';

/** A department with the akims' offices of its district. */
export interface OfficeGroup {
  readonly department: DoorOffice;
  readonly akimOffices: readonly DoorOffice[];
}

/** Departments in the order in which they come, each with its akims' offices. */
export function groupOffices(offices: readonly DoorOffice[]): OfficeGroup[] {
  return offices
    .filter(({ kind }) => kind === 'DEPARTMENT')
    .map((department) => ({
      department,
      akimOffices: offices.filter(({ departmentCode }) => departmentCode === department.code),
    }));
}

const placeOf = ({ nameKk, addressKk }: DoorOffice): string => foldText(`${nameKk} ${addressKk}`);

const districtOf = (department: DoorOffice): string =>
  foldText(
    `${department.district} ${districtName('ru', department).text} ${department.nameRu ?? ''} ${department.nameKk} ${department.addressKk}`,
  );

/** Whether every word of the query begins a word of the text. */
const holds = (text: string, words: readonly string[]): boolean =>
  words.every((word) => ` ${text}`.includes(` ${word}`));

/**
 * The groups in which a query is found: by its district or department the whole group, else the akims' offices whose name
 * or address, together with the district's, has every word.
 */
export function searchOffices(groups: readonly OfficeGroup[], query: string): OfficeGroup[] {
  const words = queryWords(query);
  if (words.length === 0) return [...groups];
  return groups.flatMap((group) => {
    const district = districtOf(group.department);
    if (holds(district, words)) return [group];
    const akimOffices = group.akimOffices.filter((office) => holds(`${district} ${placeOf(office)}`, words));
    return akimOffices.length > 0 ? [{ ...group, akimOffices }] : [];
  });
}

/** Whether all keep the same hours, so that they are said once. */
export function sameHours(offices: readonly DoorOffice[]): boolean {
  const hours = offices.map(({ opensAt, lunchFrom, lunchTo, closesAt }) =>
    [opensAt, lunchFrom, lunchTo, closesAt].join(),
  );
  return new Set(hours).size <= 1;
}
