import { join } from 'node:path';
import { z } from 'zod';
import type { AttachmentLimits } from '../schema/context.ts';
import type { FileStoreOptions } from './files/store/openFileStore.ts';
import { whole } from './wholeNumber.ts';

const MEGABYTE = 1_048_576;

/** What may be attached unless the environment says otherwise. */
export const USUAL_LIMITS: AttachmentLimits = { maxBytes: 20 * MEGABYTE, maxFiles: 50 };

const httpUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an address like https://storage.example',
  );

/** The variables that say where attachments are kept, and how large and how many they may be. */
export const fileVariables = {
  FILES_DIR: z.string().optional(),
  FILES_S3_ENDPOINT: httpUrl.optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  FILES_S3_ACCESS_KEY_ID: z.string().optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
  ATTACHMENT_MAX_MB: whole(1, 200).default(USUAL_LIMITS.maxBytes / MEGABYTE),
  ATTACHMENT_MAX_FILES: whole(1, 1000).default(USUAL_LIMITS.maxFiles),
};

type FileVariables = z.output<z.ZodObject<typeof fileVariables>>;

/** The variables beside them on which it depends what is right. */
interface Surroundings extends FileVariables {
  readonly NODE_ENV: string;
  readonly KOMEK_DATA_DIR: string;
  readonly DATABASE_URL?: string | undefined;
}

const S3_NEEDS = [
  'FILES_S3_ENDPOINT',
  'FILES_S3_BUCKET',
  'FILES_S3_ACCESS_KEY_ID',
  'FILES_S3_SECRET_ACCESS_KEY',
] as const;

/** What does not go together, one sentence a mistake. */
export function fileContradictions(read: Surroundings): string[] {
  const missing = S3_NEEDS.filter((name) => read[name] === undefined);
  const s3 = missing.length < S3_NEEDS.length;
  if (s3 && missing.length > 0) {
    return [`${missing.join(', ')} must be set too: an S3 storage needs all of ${S3_NEEDS.join(', ')}.`];
  }
  if (s3 && read.FILES_DIR !== undefined) {
    return ['FILES_DIR is set with an S3 storage (FILES_S3_…): attachments are kept in one place, set one.'];
  }
  if (!s3 && read.FILES_DIR === undefined && read.NODE_ENV === 'production' && read.DATABASE_URL) {
    return [
      'NODE_ENV=production with DATABASE_URL needs FILES_DIR (a folder that all processes share) or an S3 storage (FILES_S3_…) for attachments.',
    ];
  }
  return [];
}

/** Where attachments are kept: an S3 storage where one is named, else a folder. */
export function fileStore(read: Surroundings): FileStoreOptions {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = read;
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = read;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return { kind: 'S3', endpoint, bucket, region, accessKeyId, secretAccessKey };
  }
  return { kind: 'DISK', folder: read.FILES_DIR ?? join(read.KOMEK_DATA_DIR, 'files') };
}

/** What may be attached. */
export const attachmentLimits = (read: FileVariables): AttachmentLimits => ({
  maxBytes: read.ATTACHMENT_MAX_MB * MEGABYTE,
  maxFiles: read.ATTACHMENT_MAX_FILES,
});
