/** What the page to which a provider's proof came back tells the page that asked for it. */
interface Told {
  /** The code of what went wrong; null: it is proven. */
  readonly problem: string | null;
}

const CHANNEL = 'komek.proof';

/** Tells the other pages of this browser how the proof ended; they ask the server whether it is so. */
export function tellProof(problem: string | null): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ problem } satisfies Told);
  channel.close();
}

/** Hears how a proof in another window ended, until the answer is called. */
export function hearProof(listen: (problem: string | null) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Told>) => listen(data.problem);
  return () => channel.close();
}
