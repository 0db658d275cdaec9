import type { Person, World } from './world.ts';

/** Does something at another time as somebody who signs in anew then (sessions end while nobody asks). */
export async function at<Result>(
  world: World,
  time: string,
  who: Person,
  work: (who: Person) => Promise<Result>,
): Promise<Result> {
  const before = world.clock;
  world.clock = new Date(time);
  try {
    return await work({ ...who, cookie: await world.session(who.id) });
  } finally {
    world.clock = before;
  }
}

/** Moves the world's clock; nobody's session ends of idleness meanwhile. */
export async function moveClock(world: World, time: string | number | Date): Promise<void> {
  const at = new Date(time);
  // Before the clock moves: a stream that looks at its session in between would find it ended.
  await world.db.session.updateMany({ data: { lastSeenAt: at } });
  world.clock = at;
}
