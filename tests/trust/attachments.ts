import { createHash } from 'node:crypto';
import { AttachFileDocument } from '../../admin/generated/graphql.ts';
import { pdfOf } from '../attachments/samples.ts';
import { signedInAs } from '../load/komekServer.ts';
import { type Address, ask } from './asking.ts';
import { application, type Seen, sendStep } from './journey.ts';
import type { Staff } from './town.ts';

/** An attachment as it was handed in. */
export interface Attached {
  readonly url: string;
  readonly sha256: string;
}

/** Registers a case and attaches so many files to it, each of other bytes. */
export async function attachSome(
  address: Address,
  { clerk }: Staff,
  seen: Seen,
  count: number,
): Promise<readonly Attached[]> {
  const step = { step: 'registerApplication', by: clerk, input: application() };
  const told = await sendStep(address, step, seen, false);
  const attached: Attached[] = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = pdfOf(1_000 * (index + 1));
    const uploaded = await fetch(`${address()}/files/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', ...signedInAs(clerk.token) },
      body: new Uint8Array(bytes),
    });
    const { id } = (await uploaded.json()) as { readonly id?: string };
    const input = { caseId: told?.id, uploadId: id, fileName: `Скан ${index}.pdf` };
    const { data, errors } = await ask(address, clerk, AttachFileDocument, { input });
    if (!data) throw new Error(`A file could not be attached: ${JSON.stringify(errors)}`);
    const { url } = data.attachFile as { readonly url: string };
    attached.push({ url, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return attached;
}

/** How many of them are not there, or have other bytes. */
export async function attachmentFaults(
  address: Address,
  { clerk }: Staff,
  attached: readonly Attached[],
): Promise<number> {
  let faults = 0;
  for (const { url, sha256 } of attached) {
    const answer = await fetch(`${address()}${url}`, { headers: signedInAs(clerk.token) });
    const found = createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex');
    if (!answer.ok || found !== sha256) faults += 1;
  }
  return faults;
}
