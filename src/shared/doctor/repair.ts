import { z } from 'zod';

/**
 * What came of repairing the rule of the firewall. `refused`: the system asked for an administrator, and the answer was no.
 * `unavailable`: this is not Windows, or Hearth has no place of its own that a rule could be about.
 */
export const firewallRepairSchema = z.enum(['repaired', 'refused', 'failed', 'unavailable']);
export type FirewallRepair = z.infer<typeof firewallRepairSchema>;
