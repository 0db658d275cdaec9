import Bowser from 'bowser';

/** The families of a browser and of its system. */
export interface BrowserFamily {
  readonly browser: string | null;
  readonly system: string | null;
}

const BROWSERS = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS = new Set(Object.values(Bowser.OS_MAP));

/**
 * The families by what a browser says of itself. Versions and the client's own words are left out: the list of sessions
 * must tell one's own browsers apart and no more, and what a client made up must not stand there.
 */
export function browserFamily(userAgent: string | null): BrowserFamily {
  if (!userAgent) return { browser: null, system: null };
  const told = Bowser.parse(userAgent.slice(0, 500));
  const known = (name: string | undefined, families: Set<string>): string | null =>
    name !== undefined && families.has(name) ? name : null;
  return { browser: known(told.browser.name, BROWSERS), system: known(told.os.name, SYSTEMS) };
}
