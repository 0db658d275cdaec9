export const live = {
  live: {
    lost: 'No connection since %{time}. What you have typed stays on the page; trying again…',
    back: 'The connection is back.',
    crowded:
      'Too many windows are open under your account: notifications and changes come late in this one. Close some of them.',
  },
  session: {
    ended: 'The session has ended',
    endedHint: '%{name}, type your password to go on. What you have typed is still on the page.',
    leave: 'Sign out',
  },
};
