import type { Press } from '../../schema/papers/press.ts';
import type { Sealer } from '../../schema/papers/sealer.ts';
import type { PaperWorks } from '../../schema/papers/works.ts';

/** A press for tests that do not look at pages: the sheet as text, the same for the same sheet, in no time. */
export const plainPress: Press = {
  template: 0,
  print: async (sheet) => ({ bytes: Buffer.from(`%PDF-plain\n${JSON.stringify(sheet, null, 1)}`), pages: 1 }),
  unprintable: (text) => [...new Set(text)].filter((sign) => /\p{Extended_Pictographic}/u.test(sign)),
};

/** A sealer for tests that prove nothing. */
export const plainSealer: Sealer = {
  keyId: 'none',
  seal: async () => ({ method: 'NONE', keyId: 'none', value: 'none' }),
  proves: async () => false,
};

/** What issuing papers takes, where a test does not look at them. */
export const plainWorks: PaperWorks = {
  press: plainPress,
  sealer: plainSealer,
  addressOf: (code) => `http://localhost:8080/check/${code}`,
};
