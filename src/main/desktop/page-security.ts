/**
 * The content security policy of the page. Styles come from files and adopted style sheets, so nothing inline is
 * needed; trusted types forbid every way from text to markup or code.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * What every answer of `app://` carries. No opener policy: nothing can open this page or be opened by it, so there is nobody to
 * part it from, and Chromium would make a second process for the page as soon as it reads of one (docs/PERFORMANCE.md).
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The only powers a page may have: native notifications are main's, but the page may copy text. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set([
  'notifications',
  'clipboard-sanitized-write',
]);

/** H4: whether the page may have this power. Everything that is not named here is refused. */
export function isPermissionAllowed(permission: string, isOwnMainFrame: boolean): boolean {
  return isOwnMainFrame && ALLOWED_PERMISSIONS.has(permission);
}

/** Whether the page's session may load this at all. Nothing leaves the machine through the window. */
export function isRequestAllowed(url: string, ownOrigins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  // Developer tools are off in what ships; the scheme serves nothing but them.
  if (protocol === 'devtools:' || protocol === 'blob:') return true;
  const httpProtocol = protocol === 'ws:' ? 'http:' : protocol;
  return ownOrigins.includes(`${httpProtocol}//${host}`);
}
