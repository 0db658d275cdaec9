/** What makes a browser and a telephone offer the code where it is typed; recovery codes have letters, too. */
export const CODE_FIELD = {
  autoComplete: 'one-time-code',
  htmlInput: { maxLength: 24, spellCheck: false, autoCapitalize: 'characters' },
} as const;
