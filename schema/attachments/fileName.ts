import type { AttachmentType } from '../../prisma/client.ts';

/** The longest kept name, in characters. */
export const MAX_FILE_NAME = 200;

const ENDINGS: Record<AttachmentType, readonly [string, ...string[]]> = {
  PDF: ['pdf'],
  JPEG: ['jpg', 'jpeg'],
  PNG: ['png'],
};

/** Control and format signs (bidi overrides, zero-width signs), line separators, lone surrogates, unassigned ones. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/gu;

/** What no file system or header takes in a name. */
const AWKWARD = /[<>:"|?*%;]/g;

/**
 * A file's name as it is kept: without folders, invisible signs and what file systems refuse, at most 200 characters,
 * ending as its content does; letters of every language stay.
 */
export function cleanFileName(name: string, type: AttachmentType): string {
  const [ending] = ENDINGS[type];
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replace(INVISIBLE, '').replace(AWKWARD, '_').replace(/\s+/g, ' ');
  const trimmed = shown.replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = trimmed.lastIndexOf('.');
  const own = dot < 0 ? '' : trimmed.slice(dot + 1);
  const fits = ENDINGS[type].includes(own.toLowerCase());
  const end = `.${fits ? own : ending}`;
  const base = [...(fits ? trimmed.slice(0, dot) : trimmed)].slice(0, MAX_FILE_NAME - end.length).join('');
  return `${base.trim() === '' ? 'file' : base.trimEnd()}${end}`;
}
