import type { PrismaClient, Role } from '../../prisma/client.ts';
import { DAY_MS } from '../../schema/deadlines/dayNumber.ts';
import { localDay } from '../../schema/deadlines/zone.ts';

/** An official of the demonstration. */
export interface DemoPerson {
  readonly login: string;
  readonly officeCode: string;
  readonly roles: readonly Role[];
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly phone: string | null;
}

const person = (
  login: string,
  officeCode: string,
  roles: readonly Role[],
  name: readonly [surname: string, givenName: string, patronymic?: string],
  phone: string | null = null,
): DemoPerson => ({
  login,
  officeCode,
  roles,
  surname: name[0],
  givenName: name[1],
  patronymic: name[2] ?? null,
  phone,
});

/** All roles at two departments and one akim's office; nobody here exists. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('aks.clerk', 'AKS', ['CLERK'], ['Ахметова', 'Гүлмира', 'Серікқызы'], '+77283221143'),
  person('aks.head', 'AKS', ['HEAD'], ['Жұмабаев', 'Ерлан', 'Қайратұлы'], '+77283221143'),
  person('aks.executor', 'AKS', ['EXECUTOR'], ['Сәрсенова', 'Айнұр', 'Болатқызы'], '+77283221144'),
  person('aks.executor2', 'AKS', ['EXECUTOR'], ['Ким', 'Виктор'], '+77283221145'),
  person('aks.executor3', 'AKS', ['EXECUTOR'], ['Тілеуқабылов', 'Нұрлан', 'Маратұлы'], '+77283221146'),
  person('aks.overseer', 'AKS', ['OVERSEER'], ['Омаров', 'Дәурен', 'Асқарұлы']),
  person('tal.clerk', 'TAL', ['CLERK'], ['Иванова', 'Светлана', 'Петровна'], '+77277421234'),
  person('tal.head', 'TAL', ['HEAD'], ['Бекова', 'Сәуле', 'Нұрланқызы'], '+77277421234'),
  person('tal.executor', 'TAL', ['EXECUTOR'], ['Үсенов', 'Бауыржан', 'Талғатұлы'], '+77277421235'),
  person('tal.executor2', 'TAL', ['EXECUTOR'], ['Қожахметова', 'Мадина', 'Ерболқызы'], '+77277421236'),
  person('tal.overseer', 'TAL', ['OVERSEER'], ['Исаев', 'Руслан', 'Әлібекұлы']),
  person('aks01.clerk', 'AKS-01', ['AKIM_CLERK'], ['Нұрпейісова', 'Жанар', 'Тоқтарқызы'], '+77283221732'),
  person('admin', 'AKS', ['ADMIN'], ['Әкімшіев', 'Тимур']),
  person('analyst', 'AKS', ['ANALYST'], ['Талдауова', 'Әсел']),
];

/** Whom the demonstration has away for a week, and which other office its overseer reads. */
const AWAY = { login: 'aks.executor3', recordedBy: 'aks.head', days: 6, reason: 'Еңбек демалысы' } as const;
const OVERSEER = { login: 'aks.overseer', office: 'TAL' } as const;

/** An absence that began today, and an overseer of two offices; nothing where they are there already. */
export async function createCircumstances(db: PrismaClient, now: Date): Promise<void> {
  const idOf = async (login: string): Promise<string> =>
    (await db.user.findFirstOrThrow({ where: { login }, select: { id: true } })).id;
  const userId = await idOf(AWAY.login);
  if ((await db.absence.count({ where: { userId } })) === 0) {
    const fromDate = localDay(now);
    await db.absence.create({
      data: {
        userId,
        fromDate,
        toDate: new Date(fromDate.getTime() + AWAY.days * DAY_MS),
        reason: AWAY.reason,
        recordedById: await idOf(AWAY.recordedBy),
        recordedAt: now,
      },
      select: { id: true },
    });
  }
  const { id: officeId } = await db.office.findUniqueOrThrow({ where: { code: OVERSEER.office } });
  const oversight = { userId: await idOf(OVERSEER.login), officeId };
  await db.oversight.upsert({ where: { userId_officeId: oversight }, create: oversight, update: {} });
}

/** Makes the people who are missing and gives all of them this password hash; existing names and roles stay. */
export async function createPeople(db: PrismaClient, passwordHash: string, now: Date): Promise<void> {
  for (const { officeCode, ...account } of DEMO_PEOPLE) {
    const known = await db.user.findFirst({ where: { login: account.login }, select: { id: true } });
    if (known) {
      await db.user.update({ where: { id: known.id }, data: { passwordHash }, select: { id: true } });
      continue;
    }
    const office = await db.office.findUniqueOrThrow({ where: { code: officeCode }, select: { id: true } });
    await db.user.create({
      data: { ...account, roles: [...account.roles], officeId: office.id, passwordHash, createdAt: now },
      select: { id: true },
    });
  }
}
