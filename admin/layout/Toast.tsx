import { Notification } from 'react-admin';

/** Short messages, away from the buttons and the text that is being read. */
export function Toast() {
  return <Notification anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} autoHideDuration={3000} />;
}
