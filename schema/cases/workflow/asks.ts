import { z } from 'zod';
import {
  CancellationGround,
  CommissionOpinion,
  DocumentKind,
  DocumentState,
  NoticeKind,
  PostReturnReason,
  RefusalGround,
} from '../../../prisma/client.ts';
import { optionalText, recordId, requiredText } from '../../validation.ts';

/** The GraphQL types that a step may ask for. */
export type AskType =
  | 'String'
  | 'ID'
  | 'Int'
  | 'RefusalGround'
  | 'NoticeKind'
  | 'CommissionOpinion'
  | 'CancellationGround'
  | 'Date'
  | 'PostReturnReason'
  | 'DocumentAtCheck';

/** One thing that a step asks for: its place in the SDL and its check are made from this one entry. */
export interface Ask<Schema extends z.ZodType = z.ZodType> {
  readonly type: AskType;
  readonly list: boolean;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

/** What a step asks for, by field name. */
export type Asks = Readonly<Record<string, Ask>>;

/** The checked values of {@link Asks}. */
export type Answers<A extends Asks> = { readonly [Name in keyof A]: z.infer<A[Name]['schema']> };

const ask = <Schema extends z.ZodType>(
  type: AskType,
  schema: Schema,
  description: string,
  { list = false, required = true } = {},
): Ask<Schema> => ({ type, schema, description, list, required });

const MAX_TEXT = 4000;

/** A text that must be there. */
export const text = (description: string, max = MAX_TEXT) => ask('String', requiredText(max), description);

/** A text that may be missing. */
export const optionalTextAsk = (description: string, max = MAX_TEXT) =>
  ask('String', optionalText(max), description, { required: false });

/** The id of a record. */
export const id = (description: string) => ask('ID', recordId, description);

/** A whole number from 1. */
export const ordinal = (description: string) => ask('Int', z.int().min(1), description);

/** The decision of a notice. */
export const noticeKind = (description: string) => ask('NoticeKind', z.enum(NoticeKind), description);

/** Grounds for refusal, each once; none when missing. */
export const refusalGrounds = (description: string) =>
  ask(
    'RefusalGround',
    z
      .array(z.enum(RefusalGround))
      .nullish()
      .transform((grounds) => [...new Set(grounds ?? [])]),
    description,
    { list: true, required: false },
  );

/** The commission's opinion. */
export const commissionOpinion = (description: string) =>
  ask('CommissionOpinion', z.enum(CommissionOpinion), description);

/** The ground of a cancellation. */
export const cancellationGround = (description: string) =>
  ask('CancellationGround', z.enum(CancellationGround), description);

/** A calendar date. */
export const date = (description: string) => ask('Date', z.date(), description);

/** Why the post brought a letter back. */
export const postReturnReason = (description: string) =>
  ask('PostReturnReason', z.enum(PostReturnReason), description);

/** The checked documents, each kind once. */
export const checkedDocuments = (description: string) =>
  ask(
    'DocumentAtCheck',
    z
      .array(z.object({ kind: z.enum(DocumentKind), state: z.enum(DocumentState), note: optionalText(500) }))
      .max(Object.keys(DocumentKind).length)
      .refine((documents) => new Set(documents.map(({ kind }) => kind)).size === documents.length, {
        params: { code: 'LISTED_TWICE' },
      }),
    description,
    { list: true },
  );
