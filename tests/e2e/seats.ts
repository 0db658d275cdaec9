import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { picture, type Seat, type System, signIn, startSystem } from './system.ts';

/** Sign-ins of a file's tests: after each test every page is closed, and a fault in any of them fails it. */
export function seatsOfThisFile() {
  let system: System;
  const seats: Seat[] = [];
  beforeAll(async () => {
    system = await startSystem();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      for (const [index, { page }] of seats.entries()) await picture(page, `failed-${task.id}-${index}`);
    }
    const faults = seats.flatMap((taken) => taken.faults);
    for (const { context } of seats.splice(0)) await context.close();
    expect(faults).toEqual([]);
  });
  afterAll(() => system?.stop());
  return {
    /** The system of the run. */
    system: (): System => system,
    /** Signs somebody in at a screen of his own. */
    async sitDown(
      login: string,
      language: 'kk' | 'ru' | 'en' = 'kk',
      options: BrowserContextOptions = {},
    ): Promise<Seat> {
      const taken = await signIn(system, login, language, options);
      seats.push(taken);
      return taken;
    },
  };
}
