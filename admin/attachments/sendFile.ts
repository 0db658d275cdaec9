import type { Uploaded } from './uploadQueue.ts';

interface SendOptions {
  readonly signal: AbortSignal;
  /** Told how much has left, from 0 to 1. */
  readonly onProgress: (progress: number) => void;
}

/** How the bytes of a file reach the server. */
export type SendFile = (file: File, options: SendOptions) => Promise<Uploaded>;

const answerOf = (text: string): Record<string, unknown> | null => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Sends the bytes of one file; fetch could not say how much has left. Rejects with the server's coded errors, or with
 * a network error, in the shape in which Apollo gives both.
 */
export const sendFile: SendFile = (file, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const unreachable = (): void => reject({ networkError: {} });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onabort = unreachable;
    request.onload = () => {
      const answer = answerOf(request.responseText);
      if (request.status === 201 && answer) resolve(answer as unknown as Uploaded);
      else reject({ graphQLErrors: answer?.errors ?? [] });
    };
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', '/files/uploads');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.send(file);
  });
