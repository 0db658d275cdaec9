import type { Actor } from '../../schema/context.ts';

/** The proof of an actor whom a test makes up: it holds for ever. */
export const ALWAYS_PROVEN: Actor['proof'] = { at: new Date(0), until: new Date(8.64e15) };

/** The session of an actor whom a test makes up. */
export const SOME_SESSION: Actor['credential'] = {
  kind: 'session',
  id: '',
  method: 'PASSWORD',
  secondFactor: false,
  duty: null,
};
