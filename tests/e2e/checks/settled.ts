import type { Page } from 'playwright-core';

const QUIET = 80;
const PATIENCE = 10_000;

/** Waits until the page shows its content: no grey lines, no running animation, and nothing has changed for a moment. */
export async function settled(page: Page): Promise<void> {
  // The quiet of an earlier wait says nothing about what has been done since, and a change of colours begins with a frame.
  await page.evaluate(async () => {
    delete (window as unknown as { seen?: string }).seen;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.waitForFunction(
    (quiet) => {
      const state = window as unknown as { seen?: string; since?: number };
      const busy =
        document.readyState !== 'complete' ||
        document.querySelector('.MuiSkeleton-root, .MuiCircularProgress-indeterminate') !== null ||
        (document.querySelector('h1, article') === null &&
          document.querySelector('[role="dialog"]') === null) ||
        document
          .getAnimations()
          .some(
            (animation) =>
              animation.playState === 'running' &&
              animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
          );
      const look = `${location.pathname} ${document.body.innerText.length} ${document.body.querySelectorAll('*').length}`;
      if (busy || state.seen !== look) {
        state.seen = look;
        state.since = performance.now();
        return false;
      }
      return performance.now() - (state.since ?? 0) >= quiet;
    },
    QUIET,
    { timeout: PATIENCE, polling: 20 },
  );
}
