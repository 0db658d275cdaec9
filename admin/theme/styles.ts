import createCache from '@emotion/cache';

/** Browsers hide a nonce from every script but by this property. */
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce;

/** Where MUI's styles are written to: under the nonce of this page, without which its policy lets none in. */
export const styles = createCache({ key: 'css', ...(nonce ? { nonce } : {}) });
