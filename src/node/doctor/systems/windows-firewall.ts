/** What the registry says of the firewall of Windows. Its words are the same in every language, those of `netsh` are not. */
export interface WindowsFirewall {
  isOn: boolean;
  /** Active rules for what comes in to this program. */
  rules: 'block' | 'allow' | 'none';
}

const isSet = (field: string, value: string, rule: ReadonlyMap<string, string>): boolean =>
  rule.get(field)?.toLowerCase() === value;

function readRule(text: string): Map<string, string> {
  return new Map(
    text.split('|').flatMap((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [] : [[part.slice(0, at).toLowerCase(), part.slice(at + 1)] as const];
    }),
  );
}

/** `%ProgramFiles%` and the like, as rules write them. */
const expand = (path: string, env: Readonly<Record<string, string | undefined>>): string =>
  path.replaceAll(/%([^%]+)%/g, (whole, name: string) => {
    const known = Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return known?.[1] ?? whole;
  });

/**
 * Reads what `reg query` prints of `…\FirewallPolicy` (profiles) and of `…\FirewallPolicy\FirewallRules`. A rule that
 * blocks wins over any that allow, as in the firewall itself.
 */
export function parseWindowsFirewall(
  { profiles, rules }: { profiles: string; rules: string },
  program: string,
  env: Readonly<Record<string, string | undefined>> = {},
): WindowsFirewall {
  const wanted = program.toLowerCase();
  const own = [...rules.matchAll(/REG_SZ\s+(v\d[^\r\n]*)/g)]
    .map(([, text = '']) => readRule(text))
    .filter((rule) => isSet('active', 'true', rule) && isSet('dir', 'in', rule))
    .filter((rule) => expand(rule.get('app') ?? '', env).toLowerCase() === wanted);
  const has = (action: string) => own.some((rule) => isSet('action', action, rule));
  return {
    isOn: /EnableFirewall\s+REG_DWORD\s+0x1\b/i.test(profiles),
    rules: has('block') ? 'block' : has('allow') ? 'allow' : 'none',
  };
}
