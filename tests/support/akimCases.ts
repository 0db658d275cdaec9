import { type Goal, next, type Staff, take } from './steps.ts';
import { application, type World } from './world.ts';

const PATH = [
  ['IN_TRANSIT', 'sendToDepartment'],
  ['REGISTERED', 'receiveFromAkim'],
  ['AWAITING_RESOLUTION', 'forwardToHead'],
  ['ASSIGNED', 'assignExecutor'],
  ['UNDER_REVIEW', 'acceptDocuments'],
  ['DRAFTING', 'completeCheck'],
  ['AWAITING_SIGNATURE', 'submitNotice'],
  ['SIGNED', 'signNotice'],
  ['DELIVERED', 'recordHandDelivery'],
] as const;

/** Brings a new case by the akim's path to any state: the case that the akim's clerk and the department both see. */
export async function akimCaseIn(
  world: World,
  people: Staff,
  goal: Goal,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = application({ deliveryPreference: 'AKIM_OFFICE', ...more });
  const { id } = (await take(world, people.akimClerk, 'registerAtAkim', input)).case;
  if (goal === 'AKIM_REGISTERED') return id;
  if (goal === 'COMMISSION_REVIEW' || goal === 'CANCELLED') {
    await next(world, people, id, goal === 'CANCELLED' ? 'cancelCase' : 'referToCommission');
    return id;
  }
  for (const [reached, step] of PATH) {
    await next(world, people, id, step);
    if (reached === goal) return id;
    if (reached === 'AWAITING_SIGNATURE' && goal === 'RETURNED') {
      await next(world, people, id, 'returnNotice');
      return id;
    }
  }
  return id;
}
