// What every answer of the web address says about itself. The policy lets the page run its own
// code only, ask nobody but its own address and nodes by WebSocket, and be framed by nobody.

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types snug'
].join('; ')

/** The camera reads codes, the clipboard carries invites. */
const OWN = ['camera', 'clipboard-read', 'clipboard-write']
const NONE = [
  'accelerometer', 'autoplay', 'display-capture', 'encrypted-media', 'fullscreen',
  'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone',
  'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock',
  'serial', 'usb', 'window-management', 'xr-spatial-tracking'
]

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    ...OWN.map((name) => `${name}=(self)`), ...NONE.map((name) => `${name}=()`)
  ].join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
}

/** Only where browsers heed it: over TLS, and on this machine. */
export const OWN_WINDOW: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin'
}

/** Only over TLS: half a year in which a browser comes back by no other way. */
export const STRICT_TRANSPORT: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=15552000'
}
