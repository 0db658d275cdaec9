import { check } from './kk/check.ts';
import { info } from './kk/info.ts';
import { shell } from './kk/shell.ts';
import { status } from './kk/status.ts';

/** The words of the public pages in Kazakh, the first language. */
export const kk = { shell, check, status, info };
