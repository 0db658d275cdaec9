import type { OfficeOnDoorFragment } from '../../generated/graphql.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { fill, type OpenLanguage, type OpenWords } from '../words/words.ts';

/** What an office's door says. */
export type DoorOffice = OfficeOnDoorFragment;

/** A text and the language that it is in: names and addresses are known in Kazakh, few in Russian. */
export interface Said {
  readonly text: string;
  readonly language: OpenLanguage;
}

/** The name of an office in the reader's language, where it is known. */
export function officeName(language: OpenLanguage, office: DoorOffice): Said {
  return language === 'ru' && office.nameRu !== null
    ? { text: office.nameRu, language: 'ru' }
    : { text: office.nameKk, language: 'kk' };
}

/** Keeps a span of hours on one line. */
const unbroken = (text: string): string => text.replaceAll('–', '\u2060–\u2060');

/** `09:00–18:00, түскі үзіліс 13:00–14:00`. */
export function hoursWords({ shell: { office: words } }: OpenWords, office: DoorOffice): string {
  const { opensAt, lunchFrom, lunchTo, closesAt } = office;
  const told = fill(words.hoursText, {
    opens: formatMinutes(opensAt),
    closes: formatMinutes(closesAt),
    lunchFrom: formatMinutes(lunchFrom),
    lunchTo: formatMinutes(lunchTo),
  });
  return unbroken(told);
}

/** `Аксуский район`, from the department's Russian name, which has it in the genitive; in Kazakh as it is kept. */
export function districtName(language: OpenLanguage, department: DoorOffice): Said {
  const kazakh: Said = { text: department.district, language: 'kk' };
  if (language === 'kk' || department.nameRu === null) return kazakh;
  const district = /(\S+)ого района$/u.exec(department.nameRu)?.[1];
  const city = /города (.+)$/u.exec(department.nameRu)?.[1];
  if (district) return { text: `${district}ий район`, language: 'ru' };
  return city ? { text: `город ${city}`, language: 'ru' } : kazakh;
}
