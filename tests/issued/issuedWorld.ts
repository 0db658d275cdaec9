import { openSealer } from '../../server/seals/ed25519Sealer.ts';
import { newSealPem, sealKeyFrom } from '../../server/seals/sealKey.ts';
import { plainWorks } from '../support/plainPress.ts';
import { createWorld, ORIGIN, type Person, type World } from '../support/world.ts';

/** A world whose papers are really sealed, by a key of its own; their pages are plain text. */
export const createSealedWorld = (config: Parameters<typeof createWorld>[0] = {}): Promise<World> =>
  createWorld({
    ...config,
    papers: async (db) => ({
      ...plainWorks,
      sealer: await openSealer(db, sealKeyFrom(newSealPem())),
    }),
  });

/** A paper as its readers see it. */
export interface SeenPaper {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly language: string;
  readonly code: string;
  readonly sha256: string;
  readonly size: number;
  readonly url: string;
  readonly genuine: boolean;
  readonly prints: readonly { readonly at: string; readonly by: { readonly shortName: string } }[];
}

const PAPERS = `query ($id: ID!) { case(id: $id) { papers {
  id kind number language code sha256 size url genuine prints { at by { shortName } } } } }`;

/** The papers of a case as somebody sees them; null when he does not see the case. */
export async function papersOf(world: World, who: Person, id: string): Promise<readonly SeenPaper[] | null> {
  const { data, errors } = await world.ask(who, PAPERS, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return (data?.case as { papers: SeenPaper[] } | null)?.papers ?? null;
}

/** Fetches an address with somebody's session. */
export const fetchAs = (world: World, who: Person | null, path: string): Promise<Response> =>
  world.app.fetch(new Request(`${ORIGIN}${path}`, { headers: who ? { cookie: who.cookie } : {} }));
