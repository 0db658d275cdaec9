/**
 * What a page may load and do: only what comes from here, no inline script, nothing that a text could become. MUI writes
 * its styles into the page, each under the nonce of this very page, where there is one; previews, sheets to print and QR
 * codes are pictures that the page draws.
 */
const pagePolicy = (nonce: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    nonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The preview of a scan unpacks it beside the page.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // No text becomes HTML or script; the one policy lets only our own scripts become workers (admin/attachments/pdf.ts).
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

/** What a browser could do for a page and does for none of ours; copying a token is the one thing that it may. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** What every answer carries, page or not: it is what it says it is, and no other site has anything of it. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** The headers of every page and file of the back office; `nonce`: of a page that writes styles into itself. */
export const pageHeaders = (nonce: string | null = null): Readonly<Record<string, string>> => ({
  ...EVERYWHERE,
  'content-security-policy': pagePolicy(nonce),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': [...UNUSED_FEATURES.map((feature) => `${feature}=()`), 'clipboard-write=(self)'].join(
    ', ',
  ),
});

/** The headers of what is no page, of the API and of files: a browser that is led there runs and shows nothing. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};
