/** The frame that sent a message, as far as trust needs to know it. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether an address is one of the app's own pages: `app://hearth/…`, or the development server's origin. */
export function isOwnPage(url: string, ownOrigins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return false;
  return ownOrigins.includes(`${parsed.protocol}//${parsed.host}`);
}

/** BR-1: only the main frame of our own window, while it shows one of our own pages, may call. */
export function isTrustedSender(
  sender: SenderFrame | null,
  mainFrame: SenderFrame | null,
  ownOrigins: readonly string[],
): boolean {
  if (sender === null || mainFrame === null || sender !== mainFrame) return false;
  return sender.parent === null && isOwnPage(sender.url, ownOrigins);
}
