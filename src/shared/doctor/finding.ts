import { z } from 'zod';

/** What the network doctor looks at, in the order in which it is read. */
export const STEPS = [
  'interface',
  'address',
  'goal',
  'route',
  'vpn',
  'peer',
  'isolation',
  'port',
  'own',
  'multicast',
  'firewall',
  'permission',
  'clock',
  'storage',
] as const;
export const stepSchema = z.enum(STEPS);
export type Step = z.infer<typeof stepSchema>;

/** `none`: there is nothing to look at here. */
export type FindingState = 'good' | 'warning' | 'trouble' | 'none';

/** Everything the doctor can find, and how bad it is. The sentence stands in the catalogue under `doctor.finding.<code>`. */
export const FINDINGS = {
  // for any step
  skipped_no_goal: 'none',
  skipped_not_asked: 'none',
  skipped_not_hosting: 'none',
  skipped_no_network: 'none',
  skipped_platform: 'none',
  skipped_discovery_off: 'none',
  skipped_unknown: 'none',
  timed_out: 'warning',
  // interface
  interface_up: 'good',
  interface_none: 'trouble',
  // address
  address_private: 'good',
  address_public: 'warning',
  address_overlay: 'warning',
  address_virtual: 'warning',
  address_link_local: 'trouble',
  // goal
  goal_good: 'good',
  goal_this_computer: 'warning',
  goal_internet: 'warning',
  goal_needs_zone: 'trouble',
  goal_unknown_name: 'trouble',
  goal_invalid: 'trouble',
  // route
  route_direct: 'good',
  route_by_router: 'good',
  route_by_vpn: 'warning',
  route_none: 'trouble',
  // vpn
  vpn_none: 'good',
  vpn_default: 'warning',
  // peer
  peer_good: 'good',
  peer_elsewhere: 'trouble',
  peer_other_server: 'trouble',
  peer_app_too_old: 'trouble',
  peer_server_too_old: 'trouble',
  peer_no_hearth: 'trouble',
  peer_stuck: 'trouble',
  peer_refused: 'trouble',
  peer_silent: 'trouble',
  peer_unreachable: 'trouble',
  // isolation
  isolation_none: 'good',
  router_silent: 'warning',
  isolated: 'trouble',
  apart: 'trouble',
  peer_blocks: 'trouble',
  other_network: 'trouble',
  nobody_answers: 'trouble',
  // port
  port_own: 'good',
  port_free: 'good',
  port_moved_hearth: 'warning',
  port_moved_program: 'warning',
  port_moved: 'warning',
  port_other_hearth: 'warning',
  port_other_program: 'warning',
  port_not_listening: 'trouble',
  // own
  own_reachable: 'good',
  own_partly: 'warning',
  own_unreachable: 'trouble',
  // multicast
  multicast_good: 'good',
  multicast_refused: 'warning',
  multicast_no_echo: 'warning',
  multicast_off: 'warning',
  multicast_unheard: 'warning',
  announcing_off: 'warning',
  announcement_missing: 'warning',
  // firewall
  firewall_allows: 'good',
  firewall_off: 'good',
  firewall_no_rule: 'warning',
  firewall_ufw: 'warning',
  firewall_firewalld: 'warning',
  firewall_macos: 'warning',
  firewall_public: 'warning',
  firewall_blocks: 'trouble',
  // permission
  permission_good: 'good',
  permission_refused: 'trouble',
  // clock
  clock_good: 'good',
  clock_ahead: 'warning',
  clock_behind: 'warning',
  // storage
  storage_good: 'good',
  storage_recovered: 'warning',
  storage_low: 'warning',
  storage_full: 'trouble',
  storage_not_writable: 'trouble',
  storage_missing: 'trouble',
  storage_damaged: 'trouble',
} as const satisfies Record<string, FindingState>;
export type FindingCode = keyof typeof FINDINGS;
const codeSchema = z.enum(Object.keys(FINDINGS) as [FindingCode, ...FindingCode[]]);

/** One answer of the doctor. `values` are what its sentence names: addresses, ports, interfaces; never names of people or secrets. */
export const findingSchema = z.object({
  step: stepSchema,
  code: codeSchema,
  values: z.record(z.string(), z.union([z.string().max(300), z.number()])),
});
export type Finding = z.infer<typeof findingSchema>;

/** How bad a finding is. */
export const toState = ({ code }: Pick<Finding, 'code'>): FindingState => FINDINGS[code];

/** All that was found, one finding a step, in the order of {@link STEPS}. */
export const doctorReportSchema = z.object({
  findings: z.array(findingSchema),
  platform: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** How long it took, in milliseconds. */
  tookMs: z.number(),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;
