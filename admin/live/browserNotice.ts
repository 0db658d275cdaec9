const KEPT_UNDER = 'komek.browserNotices';

/** Whether this browser can show notices outside the page, and whether the reader wants them. */
export type NoticeState = 'unsupported' | 'refused' | 'off' | 'on';

/** What the browser allows and the reader chose. */
export function noticeState(): NoticeState {
  if (typeof Notification === 'undefined' || !window.isSecureContext) return 'unsupported';
  if (Notification.permission === 'denied') return 'refused';
  return Notification.permission === 'granted' && localStorage.getItem(KEPT_UNDER) === 'on' ? 'on' : 'off';
}

/** Asks the browser for leave where it has not been given yet, and keeps the choice on this machine. */
export async function switchNotices(on: boolean): Promise<NoticeState> {
  if (on && Notification.permission === 'default') await Notification.requestPermission();
  localStorage.setItem(KEPT_UNDER, on ? 'on' : 'off');
  return noticeState();
}

interface Notice {
  readonly title: string;
  /** Numbers and kinds only: whoever passes the screen reads it too. */
  readonly text: string;
  readonly onOpen: () => void;
}

/** Shows one notice in place of the last; a click on it brings the page to the front. */
export function showNotice({ title, text, onOpen }: Notice): void {
  if (noticeState() !== 'on') return;
  const notice = new Notification(title, { body: text, icon: '/icon.svg', tag: 'komek' });
  notice.onclick = () => {
    window.focus();
    notice.close();
    onOpen();
  };
}
