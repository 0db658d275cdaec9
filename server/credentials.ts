import type { Actor, Credential } from '../schema/context.ts';
import type { ApiTokens } from './apiTokens.ts';
import type { Sessions } from './signIn/sessions.ts';

/** Which session or which token. */
export type Shown = Pick<Credential, 'kind' | 'id'>;

/** What stands behind an actor, looked up anew: his session, or the token of a program. */
export interface Credentials {
  /** The actor as the database has him now, or null when what he showed, or his account, has ended. */
  read(credential: Shown): Promise<Actor | null>;
  /** When it will end if nothing happens any more; null when it has ended. */
  endsAt(credential: Shown): Promise<Date | null>;
}

/** {@link Credentials} of both kinds. */
export function createCredentials(sessions: Sessions, apiTokens: ApiTokens): Credentials {
  const of = ({ kind }: Shown): Pick<Sessions, 'read' | 'endsAt'> =>
    kind === 'session' ? sessions : apiTokens;
  return {
    read: (credential) => of(credential).read(credential.id),
    endsAt: (credential) => of(credential).endsAt(credential.id),
  };
}
