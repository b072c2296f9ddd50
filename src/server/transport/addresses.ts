/** The one spelling of a peer's address: IPv4 in IPv6 clothes becomes IPv4. Empty when the socket is gone already. */
export function toPeerAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}
