import { newSecretKey, secretKeyFrom } from '../../server/keyFile.ts';
import { createSecretBox } from '../../server/totp/secretBox.ts';

/** What keeps the secrets of codes where a test does not care by which key. */
export const someSecretBox = createSecretBox(secretKeyFrom(newSecretKey()));
