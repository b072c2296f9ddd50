import { createDiagnostic, type Judgement } from '../diagnostic';
import type { DoctorSubject, Facts } from '../facts';

/** A firewall that asks nothing, and whose rules a plain user cannot read. */
function judgeOther(
  other: Facts['otherFirewall'],
  { hosted, port }: Pick<DoctorSubject, 'hosted' | 'port'>,
): Judgement {
  const values = { port: hosted?.port ?? port };
  switch (other) {
    case 'ufw':
      return { code: 'firewall_ufw', values };
    case 'firewalld':
      return { code: 'firewall_firewalld', values };
    case 'macos':
      return { code: 'firewall_macos' };
    case 'off':
      return { code: 'firewall_off' };
    case null:
      return { code: hosted === null ? 'skipped_not_hosting' : 'skipped_unknown' };
  }
}

/** Whether the firewall lets others in; on Windows, a prompt that was cancelled once blocks for good. */
export const firewallDiagnostic = createDiagnostic(
  'firewall',
  ['machine', 'firewall', 'otherFirewall'],
  ({ machine, firewall, otherFirewall }, subject) => {
    if (machine.platform !== 'win32') return judgeOther(otherFirewall, subject);
    if (firewall === null) return { code: 'skipped_unknown' };
    if (!firewall.isOn) return { code: 'firewall_off' };
    switch (firewall.rules) {
      case 'block':
        return { code: 'firewall_blocks' };
      case 'allow':
        return { code: 'firewall_allows' };
      case 'elsewhere':
        return { code: 'firewall_public' };
      case 'none':
        return { code: 'firewall_no_rule' };
    }
  },
);
