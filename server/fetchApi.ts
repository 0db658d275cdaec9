import {
  Headers as LightHeaders,
  Request as LightRequest,
  Response as LightResponse,
} from '@whatwg-node/fetch';

/** Yoga's own light Request and Headers: the platform's cost as much as a whole small answer. */
export { LightHeaders, LightRequest };

/** A text leaves in Yoga's light Response; a stream in the platform's, whose streams end when they are told to. */
const TextOrStream = new Proxy(Response, {
  construct: (platform, [body, init]: ConstructorParameters<typeof Response>) =>
    typeof body === 'string' ? new LightResponse(body, init) : new platform(body, init),
});

/** What Yoga makes its requests, answers and streams of. */
export const fetchApi = {
  Request: LightRequest,
  Headers: LightHeaders,
  Response: TextOrStream,
  ReadableStream,
  TransformStream,
  TextEncoder,
  TextDecoder,
  URL,
};
