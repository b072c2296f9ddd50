import { createDiagnostic } from '../diagnostic';

/** Whether everything leaves through a VPN. */
export const vpnDiagnostic = createDiagnostic('vpn', ['defaultWay'], ({ defaultWay }) => {
  if (defaultWay === null) return { code: 'skipped_unknown' };
  const values = { interface: defaultWay.interfaceName };
  return { code: defaultWay.kind === 'vpn' ? 'vpn_default' : 'vpn_none', values };
});
