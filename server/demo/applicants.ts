import type { PaperLanguage } from '../../prisma/client.ts';
import { DocumentKind } from '../../prisma/client.ts';
import { iinControlDigit } from '../../schema/applicants/iin.ts';
import type { Randomness } from './randomness.ts';

const FAMILIES = [
  ['Әлиев', 'Әлиева'],
  ['Бекенов', 'Бекенова'],
  ['Ғабитов', 'Ғабитова'],
  ['Досанов', 'Досанова'],
  ['Ермеков', 'Ермекова'],
  ['Жақыпов', 'Жақыпова'],
  ['Қасымов', 'Қасымова'],
  ['Мұхамедиев', 'Мұхамедиева'],
  ['Нұғманов', 'Нұғманова'],
  ['Оразов', 'Оразова'],
  ['Өтегенов', 'Өтегенова'],
  ['Петров', 'Петрова'],
  ['Сейітов', 'Сейітова'],
  ['Ұзақов', 'Ұзақова'],
  ['Үмбетов', 'Үмбетова'],
  ['Шәріпов', 'Шәріпова'],
  ['Ысқақов', 'Ысқақова'],
  ['Ізбасов', 'Ізбасова'],
  ['Кузнецов', 'Кузнецова'],
  ['Ли', 'Ли'],
] as const;
const MEN = [
  'Азамат',
  'Бақыт',
  'Виктор',
  'Ғалым',
  'Дәурен',
  'Ержан',
  'Қанат',
  'Марат',
  'Нұрбол',
  'Өмірзақ',
] as const;
const WOMEN = [
  'Айгүл',
  'Әсия',
  'Гүлназ',
  'Динара',
  'Жанна',
  'Қарлығаш',
  'Мәриям',
  'Надежда',
  'Сәния',
  'Ұлжан',
] as const;
const FATHERS = ['Асқар', 'Болат', 'Ермек', 'Қайрат', 'Марат', 'Нұрлан', 'Серік', 'Талғат'] as const;
const STREETS = [
  'Абай көшесі',
  'Достық көшесі',
  'Жамбыл көшесі',
  'Қабанбай батыр көшесі',
  'Сәтпаев көшесі',
] as const;
const RELATIONS = ['жұбайы', 'ұлы', 'қызы', 'анасы'] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** An IIN of nobody: born in the 1800s, with a right control digit; another one for each serial number. */
export function inventedIin(serial: number, sex: 'MALE' | 'FEMALE', random: Randomness): string {
  const birth = `${two(random.between(40, 99))}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
  for (let tail = serial * 7; ; tail += 1) {
    const first11 = `${birth}${sex === 'MALE' ? 1 : 2}${String(tail % 10_000).padStart(4, '0')}`;
    const control = iinControlDigit(first11);
    if (control !== null) return `${first11}${control}`;
  }
}

/** Most applicants choose Kazakh, some Russian, a few both on one sheet. */
const languageOf = (chance: number): PaperLanguage => (chance < 0.65 ? 'KK' : chance < 0.9 ? 'RU' : 'BOTH');

/** An invented application: the input of `registerApplication` but for its key. */
export function inventedApplication(serial: number, place: string, random: Randomness, akim: boolean) {
  const sex = random.next() < 0.35 ? ('MALE' as const) : ('FEMALE' as const);
  const [man, woman] = random.pick(FAMILIES);
  const father = random.pick(FATHERS);
  const surname = sex === 'MALE' ? man : woman;
  const preference = random.next();
  const away = akim ? ('AKIM_OFFICE' as const) : ('DEPARTMENT' as const);
  return {
    iin: inventedIin(serial, sex, random),
    surname,
    givenName: sex === 'MALE' ? random.pick(MEN) : random.pick(WOMEN),
    patronymic: random.next() < 0.15 ? null : `${father}${sex === 'MALE' ? 'ұлы' : 'қызы'}`,
    sex,
    address: `${place}, ${random.pick(STREETS)}, ${random.between(1, 120)}`,
    phone: `+7701${String(1_000_000 + serial * 13).slice(-7)}`,
    language: languageOf(random.next()),
    deliveryPreference: preference < 0.35 ? ('POST' as const) : away,
    documents: Object.values(DocumentKind).map((kind) => {
      if (kind === 'SOCIAL_CONTRACT' && random.next() < 0.7) return { kind, state: 'NOT_REQUIRED' as const };
      return random.next() < 0.06
        ? { kind, state: 'ABSENT' as const }
        : { kind, state: 'PRESENT' as const, pages: random.between(1, 6) };
    }),
    household: Array.from({ length: random.between(0, 3) }, () => ({
      surname,
      givenName: random.pick(random.next() < 0.5 ? MEN : WOMEN),
      relation: random.pick(RELATIONS),
    })),
  };
}
