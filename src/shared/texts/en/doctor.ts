import type { FindingCode, FindingState, Step } from '../../doctor/finding';

const states = {
  good: 'good',
  warning: 'warning',
  trouble: 'trouble',
  none: 'not applicable',
  running: 'looking',
} as const satisfies Record<FindingState | 'running', string>;

const steps = {
  interface: 'Network interface',
  address: 'Address of this computer',
  goal: 'Address to be joined',
  route: 'Way to that address',
  vpn: 'VPN',
  peer: 'The other computer',
  isolation: 'Router and network',
  port: 'Port for hosting',
  own: 'Own addresses',
  multicast: 'Finding servers nearby',
  firewall: 'Firewall',
  permission: 'Local network permission',
  clock: 'Clock',
  storage: 'Disk of the server',
} as const satisfies Record<Step, string>;

const findings = {
  skipped_no_goal: 'Nothing is to be joined.',
  skipped_not_asked: 'Not asked: there is no address on this network to ask.',
  skipped_not_hosting: 'This computer is not hosting.',
  skipped_no_network: 'This computer is on no network.',
  skipped_platform: 'This system has no such thing.',
  skipped_discovery_off: 'Discovery is switched off for this start of Hearth.',
  skipped_unknown: 'Nothing is known to judge by.',
  timed_out: 'This took too long, so nothing can be said.',

  interface_up: 'Connected by {{interfaces}}.',
  interface_none: 'No network interface is connected.',

  address_private: 'This computer is {{address}} on a private network.',
  address_public:
    'This computer has a public address, {{address}}: it stands on the internet without a router before it.',
  address_overlay: 'The only address is {{address}}, and it belongs to a VPN.',
  address_virtual: 'The only address is {{address}}, and it belongs to a virtual network.',
  address_link_local:
    'The network gave this computer no address. It made up {{address}}, which works on one cable only.',

  goal_good: '{{address}} can be on this network.',
  goal_this_computer: '{{address}} is this computer itself.',
  goal_internet: '{{address}} is on the internet. The doctor asks local networks only.',
  goal_needs_zone:
    '{{address}} says nothing without the interface it is on, such as {{address}}%eth0.',
  goal_unknown_name: 'Nobody on this network knows that name.',
  goal_invalid: 'What was typed is neither an invite nor an address.',

  route_direct: '{{address}} is on the same network, by {{interface}}.',
  route_by_router:
    '{{address}} is on another network, reached through the router by {{interface}}.',
  route_by_vpn: 'The way to {{address}} goes through the VPN {{interface}}, not to your network.',
  route_none: 'This computer knows no way to {{address}} ({{error}}).',

  vpn_none: 'Traffic leaves by {{interface}}, no VPN.',
  vpn_default:
    'All traffic leaves through the VPN {{interface}}. Many VPNs cut off the local network.',

  peer_good: 'A Hearth server answers at {{address}}.',
  peer_elsewhere:
    'Nothing of Hearth answers where it was looked for, but a server announces itself at {{address}}.',
  peer_other_server:
    'At {{address}} another Hearth server answers than the one expected: its key is different.',
  peer_app_too_old:
    'The server at {{address}} needs a newer Hearth: the one on this computer is older.',
  peer_server_too_old:
    'The server at {{address}} runs an older Hearth, which this one does not understand any more.',
  peer_no_hearth: 'Something answers at {{address}}, but it is not Hearth.',
  peer_stuck: 'At {{address}} somebody takes the call and then says nothing.',
  peer_refused: 'The computer at {{address}} is there, but nothing listens on that port.',
  peer_silent: 'Nothing answers at {{address}}.',
  peer_unreachable: 'The system says that {{address}} cannot be reached ({{error}}).',

  isolation_none: 'The network lets the two computers talk.',
  router_silent: 'The other computer answers, the router {{gateway}} does not.',
  isolated:
    'The router {{gateway}} answers, the other computer does not even show that it is there. It is off or asleep, or this network keeps its devices apart, as guest Wi-Fi does.',
  apart:
    'The router {{gateway}} answers, the other computer does not. It is off or asleep, its firewall lets nothing in, or this network keeps its devices apart, as guest Wi-Fi does.',
  peer_blocks:
    'The other computer is on this network, but lets nothing through. That is what a firewall does.',
  other_network:
    'The other computer is on another network than this one, as with a guest Wi-Fi or a second router, and nothing comes through.',
  nobody_answers: 'Neither the other computer nor a router answers.',

  port_own: 'Your server listens on port {{port}}.',
  port_free: 'Port {{port}} is free.',
  port_moved:
    'Port {{wanted}} could not be had when hosting began, so your server listens on {{port}}.',
  port_moved_hearth: 'Another Hearth holds port {{wanted}}, so your server listens on {{port}}.',
  port_moved_program: 'Another program holds port {{wanted}}, so your server listens on {{port}}.',
  port_other_hearth: 'A Hearth server on this computer holds port {{port}} already.',
  port_other_program: 'Another program on this computer holds port {{port}}.',
  port_not_listening: 'Your server should listen on port {{port}}, but does not answer there.',

  own_reachable: 'Your server answers at all addresses of this computer: {{addresses}}.',
  own_partly: 'Your server answers at {{addresses}}, but not at {{silent}}.',
  own_unreachable: 'Your server answers at none of the addresses of this computer: {{silent}}.',

  multicast_good: 'Announcements leave and arrive on {{interfaces}}.',
  multicast_refused: 'This system lets no announcements out on {{interface}} ({{error}}).',
  multicast_no_echo:
    'Announcements are swallowed on {{interface}}: what is sent does not come back.',
  multicast_off: 'Multicast is switched off on {{interface}}.',
  multicast_unheard:
    'The server at {{address}} answers, but its announcements do not arrive: this network blocks multicast, or its host switched them off.',
  announcing_off: 'You switched off that the network is told of your server.',
  announcement_missing: 'What your server announces is not heard even on this computer.',

  firewall_allows: 'The firewall lets Hearth in.',
  firewall_off: 'The firewall is off.',
  firewall_public:
    'The rule of the firewall lets Hearth in on private networks, and this network counts as public.',
  firewall_ufw: 'The firewall ufw is on. What it lets in can only be seen by an administrator.',
  firewall_firewalld:
    'The firewall firewalld is on. What it lets in can only be seen by an administrator.',
  firewall_macos: 'The firewall of macOS is on.',
  firewall_no_rule: 'The firewall is on and has no rule for Hearth.',
  firewall_blocks:
    'A rule of the firewall blocks Hearth. A prompt that was cancelled once leaves such a rule for good.',

  permission_good: 'macOS lets Hearth reach this network.',
  permission_refused: 'macOS does not let Hearth reach this network.',

  clock_good: 'The clocks of this computer and of the server agree.',
  clock_ahead: 'The clock of this computer is {{minutes}} min ahead of the server’s.',
  clock_behind: 'The clock of this computer is {{minutes}} min behind the server’s.',

  storage_good: 'The database is in order, {{free}} are free.',
  storage_recovered: 'The database had to be put together anew lately. {{free}} are free.',
  storage_low: 'Only {{free}} are free on the disk of the server.',
  storage_full: 'The disk of the server is full: {{free}} are free.',
  storage_not_writable: 'The folder of the server cannot be written.',
  storage_missing: 'There is no database in the folder of the server.',
  storage_damaged: 'The file of the database is damaged.',
} as const satisfies Record<FindingCode, string>;

const remedies = {
  interface_none: 'Plug in the cable or connect to the Wi-Fi that the host is on.',
  address_public:
    'Hosting here is open to the whole internet. Set a password, or stand behind a router.',
  address_overlay: 'Connect to the network that the host is on, besides the VPN.',
  address_virtual: 'Connect to the network that the host is on.',
  address_link_local: 'Reconnect to the network, or restart the router that gives out addresses.',
  goal_this_computer:
    'Use the address that the host’s panel shows; this one only works for the host.',
  goal_internet: 'Hearth is for one network: join at an address such as 192.168.1.20.',
  goal_needs_zone: 'Use the IPv4 address or the invite instead.',
  goal_unknown_name: 'Use the invite, or the address in numbers.',
  goal_invalid: 'An address looks like 192.168.1.20 or 192.168.1.20:7788.',
  route_by_vpn: 'Disconnect the VPN, or allow the local network in its settings.',
  route_none: 'Connect to the network that the host is on.',
  vpn_default: 'If joining fails, disconnect the VPN or allow the local network in its settings.',
  peer_elsewhere: 'Join there; the key is checked as always.',
  peer_other_server:
    'Ask the host for a new invite. If they have not set Hearth up anew, somebody may pretend to be them.',
  peer_app_too_old: 'Update Hearth on this computer.',
  peer_server_too_old: 'Ask the host to update Hearth on the other computer.',
  peer_no_hearth: 'Check the port: the host’s panel shows it.',
  peer_stuck: 'Restart Hearth on the host’s computer.',
  peer_refused: 'Ask the host to start hosting, and to compare the port with this one.',
  peer_silent: 'See below what the network says about it.',
  peer_unreachable: 'Check that both computers are on the same network.',
  isolated:
    'Wake the other computer. If it is awake, use the main Wi-Fi instead of the guest one, or switch off “client isolation” in the router.',
  apart:
    'Wake the other computer and allow Hearth in its firewall. If that is done, use the main Wi-Fi instead of the guest one.',
  peer_blocks: 'On the host’s computer, allow Hearth in the firewall.',
  other_network: 'Connect both computers to the same Wi-Fi or router.',
  nobody_answers: 'Reconnect to the network and look again.',
  port_moved: 'Invites carry the new port. Whoever types the address needs it too.',
  port_moved_hearth: 'Invites carry the new port. Whoever types the address needs it too.',
  port_moved_program: 'Invites carry the new port. Whoever types the address needs it too.',
  port_other_hearth: 'Hosting takes another port; the invite carries it.',
  port_other_program: 'Hosting takes another port; the invite carries it.',
  port_not_listening: 'Stop hosting and start it again.',
  own_partly: 'A firewall on this computer may block the others. Invites carry all addresses.',
  own_unreachable: 'Allow Hearth in the firewall of this computer.',
  multicast_refused:
    'Allow multicast (UDP port 5353) in the firewall. Invites and addresses work all the same.',
  multicast_no_echo:
    'Allow multicast (UDP port 5353) in the firewall. Invites and addresses work all the same.',
  multicast_off: 'Switch it on for this interface. Invites and addresses work all the same.',
  multicast_unheard: 'Use the invite or the address; they work all the same.',
  announcing_off: 'Announce it, or give out the invite.',
  announcement_missing: 'Stop hosting and start it again. The invite works all the same.',
  firewall_no_rule:
    'Repair the rule, or allow it for private networks when Windows asks at the start of hosting.',
  firewall_blocks: 'Repair the rule: others on this network are let in then, and nobody else.',
  firewall_public: 'If you trust this network, set it to private in the network settings.',
  firewall_ufw: 'If others cannot come in, run: sudo ufw allow {{port}}/tcp',
  firewall_firewalld:
    'If others cannot come in, run: sudo firewall-cmd --permanent --add-port={{port}}/tcp, then sudo firewall-cmd --reload',
  firewall_macos:
    'If others cannot come in, open System Settings, Network, Firewall, Options, and let Hearth take incoming connections.',
  permission_refused: 'In the privacy settings, switch Hearth on under Local Network.',
  clock_ahead: 'Let the system set its clock by itself. Until then, times look wrong.',
  clock_behind: 'Let the system set its clock by itself. Until then, times look wrong.',
  storage_recovered: 'The host panel says what was lost.',
  storage_low: 'Make room soon: a full disk takes no new messages.',
  storage_full: 'Make room: new messages are refused until then.',
  storage_not_writable: 'Give the account that hosts the right to write there.',
  storage_missing: 'Check that it is the right folder. A server makes its database when it starts.',
  storage_damaged:
    'Restart the server: it puts the database together anew from what can be read and from a backup.',
} as const satisfies Partial<Record<FindingCode, string>>;

/** Texts of the network doctor, in the window and on the command line. */
export const doctor = {
  title: 'Network doctor',
  menu: 'Network doctor',
  findOut: 'Find out why',
  open: 'Open the network doctor',
  intro:
    'Looks at what lies between this computer and the others. Nothing but this network is asked.',
  looking: 'Looking…',
  again: 'Look again',
  copy: 'Copy report',
  copied: 'Report copied',
  copyHint: 'The report holds addresses of this network, no names and no messages.',
  list: 'What was found',
  others: 'Not applicable here ({{count}})',
  helps: 'What helps: {{remedy}}',
  took: '{{seconds}} s',
  verdictGood: 'Everything that could be looked at is in order.',
  verdictWarning_one: 'Nothing is broken. {{count}} thing is worth knowing.',
  verdictWarning_other: 'Nothing is broken. {{count}} things are worth knowing.',
  failed: 'The doctor could not look. Try again.',
  state: states,
  step: steps,
  finding: findings,
  remedy: remedies,
  repair: {
    asking: 'Windows asks for an administrator…',
    repaired: 'The rule of the firewall was repaired.',
    refused: 'Nothing was changed: Windows asked for an administrator, and the answer was no.',
    failed: 'The rule could not be repaired. An organisation may keep it; ask its administrator.',
    unavailable:
      'This cannot be repaired from here. Open the firewall settings and allow Hearth there.',
  },
  action: {
    network: 'Open network settings',
    firewall: 'Open firewall settings',
    repairFirewall: 'Repair firewall rule',
    permission: 'Open privacy settings',
    folder: 'Open folder',
    announce: 'Announce it',
    hostPanel: 'Show invite',
    join: 'Join',
    joinAt: 'Join at {{address}}',
  },
} as const;
