import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './checks/axe.ts';
import { walkByKeyboard } from './checks/keyboard.ts';
import { type Language, misreadings, sidewaysScroll } from './checks/reading.ts';
import { settled } from './checks/settled.ts';
import { SCREENS, type Screen } from './screens/screens.ts';
import { chooseLanguage, picture, type System, seat, signIn, startSystem } from './system.ts';

const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

/** So many screens a walk: on a slow machine, too, each ends well before its time is over. */
const SCREENS_A_WALK = 10;

/** Each role's screens in walks of about equal length. */
const WALKS = Object.entries(SCREENS).flatMap(([login, screens]) => {
  const walks = Math.ceil(screens.length / SCREENS_A_WALK);
  const length = Math.ceil(screens.length / walks);
  return Array.from(
    { length: walks },
    (_, walk) => [login, walk + 1, screens.slice(walk * length, (walk + 1) * length)] as const,
  );
});

/** What one look at a screen found, and how much it looked at. */
interface Look {
  readonly who: string;
  readonly screen: string;
  readings: number;
  axe: number;
  stops: number;
  seconds: number;
  readonly problems: string[];
}

let system: System;
const looks: Look[] = [];

beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  console.table(
    looks.map(({ problems, seconds, ...look }) => ({
      ...look,
      seconds: Number(seconds.toFixed(1)),
      problems: problems.length,
    })),
    ['who', 'screen', 'readings', 'axe', 'stops', 'seconds', 'problems'],
  );
  await system?.stop();
});

/** Goes there as a link in the page does: loading everything anew for each screen would take most of the time. */
async function come(page: Page, screen: Screen): Promise<void> {
  const path = typeof screen.path === 'string' ? screen.path : await screen.path(page);
  const linked = await page.evaluate(async (to) => {
    const here = `${location.pathname}${location.search}`;
    const root = document.documentElement;
    const isUsed = root.hasAttribute('data-used');
    root.removeAttribute('data-used');
    scrollTo(0, 0);
    if (to === here) return !isUsed;
    const isSamePage = new URL(to, location.href).pathname === location.pathname;
    if (isSamePage || document.querySelector('.MuiModal-root')) return false;
    const main = document.querySelector('main');
    const words = main?.innerText;
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    // The old page stands until the code of the new one is there.
    const until = performance.now() + 1500;
    while (main?.isConnected && main.innerText === words && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return true;
  }, path);
  if (!linked) await page.goto(path);
  await settled(page);
  if (!screen.open) return;
  await screen.open(page);
  await settled(page);
}

/** Closes the dialog that was looked at; what was opened within the page itself makes the page used. */
async function leave(page: Page, { open }: Screen): Promise<void> {
  const modals = page.locator('.MuiModal-root');
  if ((await modals.count()) > 0) {
    await page.keyboard.press('Escape');
    await modals
      .first()
      .waitFor({ state: 'detached', timeout: 1000 })
      .catch(() => {});
  } else if (open) await page.evaluate(() => document.documentElement.setAttribute('data-used', 'yes'));
}

/** Looks at a screen in one language in both sizes; axe looks in Kazakh at the light desk and in Russian at the dark phone. */
async function lookAt(page: Page, language: Language, screen: Screen, look: Look): Promise<void> {
  const note = (where: string, found: readonly string[]) => {
    look.problems.push(...found.map((problem) => `${look.screen} · ${language} ${where} · ${problem}`));
  };
  const axe = async (where: string) => {
    note(where, await axeViolations(page));
    look.axe += 1;
  };
  const started = performance.now();
  try {
    await page.setViewportSize(SIZES.desk);
    await page.emulateMedia({ colorScheme: 'light' });
    await come(page, screen);
    note('desk', await misreadings(page, language));
    note('desk', await sidewaysScroll(page));
    if (language === 'kk') {
      await axe('desk light');
      const { stops, problems } = await walkByKeyboard(page);
      look.stops = stops;
      note('desk', problems);
    }
    look.readings += 1;
    // English is what the other two are read against, and no longer than they are.
    if (language === 'en') return;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(SIZES.phone);
    await settled(page);
    note('phone', await misreadings(page, language));
    note('phone', await sidewaysScroll(page));
    if (language === 'ru') await axe('phone dark');
    look.readings += 1;
  } catch (error) {
    note('desk', [`did not come: ${String(error).split('\n')[0]}`]);
    await picture(page, `screen-${look.who}-${look.screen.replace(/\W+/g, '-')}-${language}`);
  } finally {
    look.seconds += (performance.now() - started) / 1000;
  }
}

describe('every screen, in every language, at the desk and on the phone, in the light and in the dark', () => {
  it.concurrent.each(WALKS)(
    'of %s, walk %i, can be read, walked through and used by everybody',
    async (login, _walk, screens) => {
      const { page, context, faults } = await signIn(system, login);
      page.setDefaultTimeout(10_000);
      const own = screens.map(
        (screen): Look => ({
          who: login,
          screen: screen.name,
          readings: 0,
          axe: 0,
          stops: 0,
          seconds: 0,
          problems: [],
        }),
      );
      looks.push(...own);
      for (const language of LANGUAGES) {
        await page.setViewportSize(SIZES.desk);
        await page.goto('/password');
        await settled(page);
        if (language !== 'kk') await chooseLanguage(page, language);
        for (const [index, screen] of screens.entries()) {
          const look = own[index];
          if (look) await lookAt(page, language, screen, look);
          await leave(page, screen);
        }
      }
      await context.close();
      expect([...own.flatMap(({ problems }) => problems), ...faults]).toEqual([]);
    },
    240_000,
  );

  it('of nobody yet, the sign-in, too', async () => {
    const { page, context, faults } = await seat(system);
    const look: Look = {
      who: '',
      screen: 'sign-in',
      readings: 0,
      axe: 0,
      stops: 0,
      seconds: 0,
      problems: [],
    };
    looks.push(look);
    for (const language of LANGUAGES) {
      await page.setViewportSize(SIZES.desk);
      if (language !== 'kk') await chooseLanguage(page, language);
      await lookAt(page, language, { name: 'sign-in', path: '/login' }, look);
    }
    await context.close();
    expect([...look.problems, ...faults]).toEqual([]);
  });
});
