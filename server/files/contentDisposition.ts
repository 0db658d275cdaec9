/** RFC 8187: what encodeURIComponent leaves is not all allowed there. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The header that has a browser keep a file under this name instead of showing it. */
export const contentDisposition = (name: string): string => `attachment; filename*=UTF-8''${encoded(name)}`;
