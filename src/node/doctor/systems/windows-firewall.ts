import { z } from 'zod';
import { parseAtDoor } from '../../../shared/lib/parse-at-door';

/** What a network counts as, which decides the rules that hold on it. */
export type NetworkProfile = 'public' | 'private' | 'domain';

/** What the registry says of the firewall of Windows. Its words are the same in every language, those of `netsh` are not. */
export interface WindowsFirewall {
  isOn: boolean;
  /** Active rules for TCP that comes in to this program; `elsewhere`: allowed, but not on any network that is connected now. */
  rules: 'block' | 'allow' | 'elsewhere' | 'none';
}

/** Field and value, in small letters; a field may come several times. */
type Rule = readonly (readonly [field: string, value: string])[];

const PROFILES: readonly NetworkProfile[] = ['public', 'private', 'domain'];
/** How the registry calls them. */
const KEYS: Readonly<Record<NetworkProfile, string>> = {
  public: 'publicprofile',
  private: 'standardprofile',
  domain: 'domainprofile',
};
const TCP = '6';

const readRule = (text: string): Rule =>
  text.split('|').flatMap((part) => {
    const at = part.indexOf('=');
    const [field, value] = [part.slice(0, at), part.slice(at + 1)];
    return at < 0 ? [] : [[field.toLowerCase(), value.toLowerCase()] as const];
  });

const valuesOf = (rule: Rule, field: string): string[] =>
  rule.filter(([name]) => name === field).map(([, value]) => value);
const isSet = (rule: Rule, field: string, value: string): boolean =>
  valuesOf(rule, field).includes(value);
/** What is not said holds for all. */
const isOpenOr = (rule: Rule, field: string, value: string): boolean =>
  valuesOf(rule, field).length === 0 || isSet(rule, field, value);

/** Single ports, and from version 2.10 of rules on also ranges. */
function isAboutPort(rule: Rule, port: number): boolean {
  const ports = rule.filter(([field]) => field.startsWith('lport')).map(([, value]) => value);
  const isWithin = (value: string) => {
    const [from = '', to = from] = value.split('-');
    return port >= Number(from) && port <= Number(to);
  };
  return ports.length === 0 || ports.some(isWithin);
}

/** `%ProgramFiles%` and the like, as rules write them. */
const expand = (path: string, env: Readonly<Record<string, string | undefined>>): string =>
  path.replaceAll(/%([^%]+)%/g, (whole, name: string) => {
    const known = Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return known?.[1] ?? whole;
  });

/** For which profiles the firewall is on, by what `reg query … /s` prints: each key, and its values below. */
function readProfiles(text: string): Set<string> {
  const on = new Set<string>();
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) key = line.trim().split('\\').at(-1)?.toLowerCase() ?? '';
    else if (/EnableFirewall\s+REG_DWORD\s+0x1\b/i.test(line)) on.add(key);
  }
  return on;
}

/** What the firewall is asked about. */
export interface AskedProgram {
  program: string;
  port: number;
  /** What the networks count as that are connected; empty where nobody knows. */
  networks?: readonly NetworkProfile[];
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads what `reg query` prints of `…\FirewallPolicy` (profiles) and of `…\FirewallPolicy\FirewallRules`. On one kind of network a
 * rule that blocks wins over any that allow, as in the firewall itself; one kind that lets others in is enough. Where nobody knows
 * what the networks count as, a rule that blocks anywhere is told.
 */
export function parseWindowsFirewall(
  { profiles, rules }: { profiles: string; rules: string },
  { program, port, networks = [], env = {} }: AskedProgram,
): WindowsFirewall {
  const wanted = program.toLowerCase();
  const own = [...rules.matchAll(/REG_SZ\s+(v\d[^\r\n]*)/g)]
    .map(([, text = '']) => readRule(text))
    .filter((rule) => isSet(rule, 'active', 'true') && isSet(rule, 'dir', 'in'))
    .filter((rule) => isOpenOr(rule, 'protocol', TCP) && isAboutPort(rule, port))
    .filter((rule) => expand(valuesOf(rule, 'app')[0] ?? '', env).toLowerCase() === wanted);
  const has = (action: string, among: readonly NetworkProfile[]) =>
    own.some(
      (rule) =>
        isSet(rule, 'action', action) &&
        among.some((profile) => isOpenOr(rule, 'profile', profile)),
    );
  const on = readProfiles(profiles);
  const known = networks.length === 0 ? PROFILES : networks;
  const isLetIn = networks.some((one) => has('allow', [one]) && !has('block', [one]));
  const judge = () => {
    if (isLetIn) return 'allow';
    if (has('block', known)) return 'block';
    if (!has('allow', PROFILES)) return 'none';
    return networks.length === 0 ? 'allow' : 'elsewhere';
  };
  return { isOn: known.some((profile) => on.has(KEYS[profile])), rules: judge() };
}

/** What `[int]` makes of the categories that PowerShell tells. */
const CATEGORIES: readonly NetworkProfile[] = ['public', 'private', 'domain'];
const categoriesSchema = z.array(z.int().min(0).max(2)).max(64);

/** Reads the list of numbers in JSON; empty where it is none. */
export function parseNetworkCategories(text: string): NetworkProfile[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const parsed = parseAtDoor(categoriesSchema, value);
  return parsed.success ? parsed.data.flatMap((number) => CATEGORIES[number] ?? []) : [];
}
