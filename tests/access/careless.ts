import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { Role } from '../../prisma/client.ts';
import type { Actor, Context } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import type { App } from '../../server/app.ts';
import { request } from '../support/world.ts';
import type { AccessWorld } from './accessWorld.ts';
import { READERS, type ReaderName } from './oracle.ts';

/** A server without the first wall: it takes everybody for somebody who may do all, and reads in his own name. */
export interface CarelessServer {
  readonly app: App;
  /** What the server takes each of the readers for. */
  readonly actors: Readonly<Record<ReaderName, Actor | null>>;
  /** What it makes of somebody. */
  readonly careless: (actor: Actor) => Actor;
  /** The text of an answer. */
  ask(reader: ReaderName, document: string, variables?: object): Promise<string>;
}

/** Somebody as he would be if he held every role and oversaw every office. */
const careless = (actor: Actor, everyOffice: readonly string[]): Actor => ({
  ...actor,
  roles: Object.values(Role),
  overseenOfficeIds: everyOffice,
});

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** The schema with resolvers and streams that take everybody so; `told` hears whom the server takes him for. */
function carelessSchema(everyOffice: readonly string[], told: (actor: Actor | null) => void): GraphQLSchema {
  const taken =
    (resolve: Resolve): Resolve =>
    (root, args, context, info) => {
      told(context.actor);
      const as = (actor: Actor | null): Actor | null => actor && careless(actor, everyOffice);
      const { actor, auth } = context;
      // A stream asks again and again who it is.
      const currentActor = async (): Promise<Actor | null> => as(await auth.currentActor());
      Object.assign(context, { actor: as(actor), auth: { ...auth, currentActor } });
      return resolve(root, args, context, info);
    };
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field) => {
      // Its stream has asked already; the rest is the plain value.
      if (field.subscribe) return { ...field, subscribe: taken(field.subscribe as Resolve) };
      return { ...field, resolve: taken((field.resolve ?? defaultFieldResolver) as Resolve) };
    },
  });
}

/** Takes the first wall away from a server over that world. */
export async function carelessServer(access: AccessWorld): Promise<CarelessServer> {
  const { world, readers } = access;
  const offices = (await world.db.office.findMany({ select: { id: true } })).map(({ id }) => id);
  let lastActor: Actor | null = null;
  const app = access.server({
    schema: carelessSchema(offices, (actor) => {
      lastActor = actor;
    }),
  });
  const ask: CarelessServer['ask'] = async (reader, document, variables = {}) => {
    const asked = request(readers[reader], document, { ...variables }, 'application/json');
    return (await app.fetch(asked, { address: reader })).text();
  };
  const actors = new Map<ReaderName, Actor | null>();
  for (const reader of READERS) {
    const answer = await ask(reader, '{ viewer { __typename } }');
    if (answer.includes('errors')) throw new Error(`${reader}: ${answer}`);
    actors.set(reader, lastActor);
  }
  return {
    app,
    actors: Object.fromEntries(actors) as CarelessServer['actors'],
    careless: (actor) => careless(actor, offices),
    ask,
  };
}
