/** An address of this machine at which the hosted server can be reached. Best first in every list. */
export interface HostAddress {
  host: string;
  port: number;
  family: 'ipv4' | 'ipv6';
  kind: 'ethernet' | 'wifi' | 'vpn' | 'virtual' | 'other';
  interfaceName: string;
}
