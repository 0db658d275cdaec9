import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at level AA with everything below it, and axe's best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

interface AxeNode {
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
}

interface AxeWindow {
  readonly axe: {
    run(
      context: Document,
      options: object,
    ): Promise<{ violations: { id: string; help: string; nodes: AxeNode[] }[] }>;
  };
}

/** Each violation that axe finds on the page as it stands, with the first places and what is wrong there. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's own policy for scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (tags) => {
    // What lies under the sticky head of a page that is scrolled half-way is not too small.
    window.scrollTo({ top: 0, behavior: 'instant' });
    const { axe } = window as unknown as AxeWindow;
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map(
          ({ target, failureSummary = '' }) =>
            `${target.join(' ')} (${failureSummary.replace(/\s+/g, ' ').slice(0, 220)})`,
        );
      return `axe ${id}, ${nodes.length} places: ${places.join('; ')}`;
    });
  }, TAGS);
}

/** Fails with what axe finds on the page; the name says which screen it is. */
export async function expectNoViolations(page: Page, name: string): Promise<void> {
  expect(await axeViolations(page), name).toEqual([]);
}
