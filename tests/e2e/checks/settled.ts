import type { Page } from 'playwright-core';

const QUIET = 80;
const PATIENCE = 10_000;

interface Watched {
  /** Where the page was, and since when nothing has changed on it. */
  quiet?: { path: string; since: number };
}

/** Waits until the page shows its content: no grey lines, no running animation, and nothing has changed for a moment. */
export async function settled(page: Page): Promise<void> {
  // The quiet of an earlier wait says nothing about what has been done since, and a change of colours begins with a frame.
  await page.evaluate(async () => {
    const { quiet } = window as Watched;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (quiet) quiet.since = performance.now();
  });
  await page.waitForFunction(
    (enough) => {
      const watched = window as Watched;
      const now = performance.now();
      if (!watched.quiet) {
        const quiet = { path: location.pathname, since: now };
        watched.quiet = quiet;
        // Told of changes: to read the text of a long page over and over costs more than to draw it.
        new MutationObserver(() => {
          quiet.since = performance.now();
        }).observe(document, { subtree: true, childList: true, characterData: true });
        return false;
      }
      const { quiet } = watched;
      const busy =
        quiet.path !== location.pathname ||
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
      if (busy) {
        quiet.path = location.pathname;
        quiet.since = now;
        return false;
      }
      return now - quiet.since >= enough;
    },
    QUIET,
    { timeout: PATIENCE, polling: 20 },
  );
}
