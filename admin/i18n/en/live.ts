export const live = {
  live: {
    lost: 'No connection since %{time}. What you have typed stays on the page; trying again…',
    back: 'The connection is back.',
  },
  session: {
    ended: 'The session has ended',
    endedHint: '%{name}, type your password to go on. What you have typed is still on the page.',
    leave: 'Sign out',
  },
};
