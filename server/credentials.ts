import type { Actor, Credential } from '../schema/context.ts';
import type { ApiTokens } from './apiTokens.ts';
import type { Sessions } from './sessions.ts';

/** What stands behind an actor, looked up anew: his session, or the token of a program. */
export interface Credentials {
  /** The actor as the database has him now, or null when what he showed, or his account, has ended. */
  read(credential: Credential): Promise<Actor | null>;
  /** When it will end if nothing happens any more; null when it has ended. */
  endsAt(credential: Credential): Promise<Date | null>;
}

/** {@link Credentials} of both kinds. */
export function createCredentials(sessions: Sessions, apiTokens: ApiTokens): Credentials {
  const of = ({ kind }: Credential): Pick<Sessions, 'read' | 'endsAt'> =>
    kind === 'session' ? sessions : apiTokens;
  return {
    read: (credential) => of(credential).read(credential.id),
    endsAt: (credential) => of(credential).endsAt(credential.id),
  };
}
