import type { Outcome } from './step.ts';

export {
  handOverToAkim,
  receiveFromAkim,
  recordConclusion,
  referToCommission,
  sendToDepartment,
} from './akimEffects.ts';
export {
  announceCollection,
  confirmPostDelivery,
  recordHandDelivery,
  recordPostDispatch,
  recordPostReturn,
} from './deliveryEffects.ts';
export { cancelCase } from './endingEffects.ts';
export { assignExecutor, completeCheck, reassignExecutor } from './executorEffects.ts';
export { returnNotice, signNotice, submitNotice } from './noticeEffects.ts';
export { registerAtAkimOffice, registerAtDepartment } from './register.ts';

/** The step changes the state and nothing else. */
export const nothingMore = (): Outcome => ({ patch: {}, changes: {} });
