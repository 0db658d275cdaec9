/** Sign-in by an OpenID Connect provider. */
export const provider = {
  provider: {
    signIn: 'Sign in with %{name}',
    prove: 'Confirm with %{name}',
    proveQuestion:
      'You signed in by the provider. Sign in there once more, in a new window, and confirm that it is you. This page stays as it is.',
    againHint:
      '%{name}, sign in again in a new window and come back to this one: everything that you typed is still here.',
    provenTitle: 'Confirmation',
    proven: 'Confirmed.',
    closeWindow: 'Close this window and go on in the one before.',
    notProven: 'Nothing was proven. You are still signed in as yourself: %{name}.',
    onlyAdmins: 'Only system administrators sign in by a password.',
    externalId: 'Identifier at the provider',
    externalIdHint: '%{name}: the value by which the user is known',
    problem: {
      DOWN: 'The provider does not answer. Try again later.',
      CANCELLED: 'The sign-in by the provider was given up.',
      REFUSED: 'The answer of the provider was not accepted. Begin again.',
      EXPIRED: 'The sign-in took too long, or was begun in another window. Begin again.',
      NO_ACCOUNT: 'No open account is linked to this identity. Turn to the administrator.',
      OTHER_PERSON: 'Somebody else has confirmed: sign in at the provider under your own name.',
    },
  },
};
