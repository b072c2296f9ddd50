import { createDiagnostic } from '../diagnostic';

/** Whether the firewall of Windows lets others in; a prompt that was cancelled once blocks for good. */
export const firewallDiagnostic = createDiagnostic(
  'firewall',
  ['machine', 'firewall'],
  ({ machine, firewall }) => {
    if (machine.platform !== 'win32') return { code: 'skipped_platform' };
    if (firewall === null) return { code: 'skipped_unknown' };
    if (!firewall.isOn) return { code: 'firewall_off' };
    switch (firewall.rules) {
      case 'block':
        return { code: 'firewall_blocks' };
      case 'allow':
        return { code: 'firewall_allows' };
      case 'none':
        return { code: 'firewall_no_rule' };
    }
  },
);
