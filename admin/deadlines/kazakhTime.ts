/** The last spoken numeral of a time decides its ending: of 16:30 «отыз», of 18:00 «сегіз». */
function lastSpoken(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const spoken = minute || hour;
  return spoken % 10 || spoken;
}

const DATIVE: Readonly<Record<number, string>> = {
  0: 'ге',
  1: 'ге',
  2: 'ге',
  3: 'ке',
  4: 'ке',
  5: 'ке',
  6: 'ға',
  7: 'ге',
  8: 'ге',
  9: 'ға',
  10: 'ға',
  20: 'ға',
  30: 'ға',
  40: 'қа',
  50: 'ге',
};

const LOCATIVE: Readonly<Record<number, string>> = {
  0: 'де',
  1: 'де',
  2: 'де',
  3: 'те',
  4: 'те',
  5: 'те',
  6: 'да',
  7: 'де',
  8: 'де',
  9: 'да',
  10: 'да',
  20: 'да',
  30: 'да',
  40: 'та',
  50: 'де',
};

/** `18:00-ге`, as «… дейін» asks for it. */
export const untilTime = (time: string): string => `${time}-${DATIVE[lastSpoken(time)] ?? 'ге'}`;

/** `16:30-да`: at that time. */
export const atTime = (time: string): string => `${time}-${LOCATIVE[lastSpoken(time)] ?? 'де'}`;
