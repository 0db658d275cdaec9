import { check } from './ru/check.ts';
import { info } from './ru/info.ts';
import { shell } from './ru/shell.ts';
import { status } from './ru/status.ts';
import type { OpenWords } from './words.ts';

/** The words of the public pages in Russian. */
export const ru: OpenWords = { shell, check, status, info };
