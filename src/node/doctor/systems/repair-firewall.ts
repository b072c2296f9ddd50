import { win32 } from 'node:path';
import type { FirewallRepair } from '../../../shared/doctor/repair';
import { LIMITS } from '../../../shared/model/limits';
import type { World } from '../world';

/** What the rule is called: the installer's own name, so that removing the app takes this one away too. */
export const FIREWALL_RULE = 'Hearth';

/** Beyond, the system's way of starting a program as administrator may cut the line. */
const LINE_LENGTH = 2_000;
/** What the two scripts end with. */
const ENDS = { done: 0, failed: 1, refused: 3 } as const;
/** The system's number for a question that was answered with no. */
const ERROR_CANCELLED = 1_223;

/** For whom the firewall is opened. */
export interface RuleTarget {
  /** Absolute path of what listens. */
  program: string;
  /** Only this TCP port; null for whatever it listens on, as the installer has it. */
  port: number | null;
}

/** A literal of PowerShell, to which five characters are the single quote. */
const toLiteral = (text: string): string => `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;

/** Whether a rule can be about this path: a whole one, as Windows can have it, in which nothing would be read as a variable. */
function isPlainPath(program: string): boolean {
  const isWhole = /^[a-z]:\\/i.test(program) && win32.normalize(program) === program;
  return isWhole && program.isWellFormed() && !/[\p{Cc}"*<>?|]|%[^%]+%/u.test(program);
}

/**
 * What an administrator's PowerShell is told. First the new rules, then away with the old: those of this name, and those that
 * block, because one that blocks wins over any that allow. What else somebody has allowed stays. Modules come from the system
 * alone, and no profile runs: both belong to the person, who is nobody here.
 */
function toElevatedLine({ program, port }: RuleTarget): string {
  const ports = port === null ? '' : ` -LocalPort ${port}`;
  const script = [
    `$ErrorActionPreference='Stop'`,
    `$env:PSModulePath=$PSHOME+'\\Modules'`,
    `try{$p=${toLiteral(program)}`,
    `$old=@(Get-NetFirewallApplicationFilter -PolicyStore PersistentStore|?{$_.Program -and [Environment]::ExpandEnvironmentVariables($_.Program) -eq $p}|Get-NetFirewallRule|?{$_.Direction -eq 'Inbound' -and ($_.Action -eq 'Block' -or $_.DisplayName -eq '${FIREWALL_RULE}')})`,
    `$r=@{DisplayName='${FIREWALL_RULE}';Direction='Inbound';Action='Allow';Profile='Private','Domain';RemoteAddress='LocalSubnet';Program=$p}`,
    `$null=New-NetFirewallRule @r -Protocol TCP${ports}`,
    `$null=New-NetFirewallRule @r -Protocol UDP -LocalPort 5353`,
    `$old|Remove-NetFirewallRule`,
    `exit ${ENDS.done}}catch{exit ${ENDS.failed}}`,
  ].join(';');
  return `-NoProfile -NonInteractive -Command "${script}"`;
}

/** Asks for an administrator and waits for what came of it. */
function toAskingScript(line: string): string {
  return [
    `$ErrorActionPreference='Stop'`,
    `$i=New-Object Diagnostics.ProcessStartInfo`,
    `$i.FileName=$PSHOME+'\\powershell.exe'`,
    `$i.Arguments=${toLiteral(line)}`,
    `$i.Verb='runas'`,
    `$i.UseShellExecute=$true`,
    `$i.WindowStyle='Hidden'`,
    `try{$p=[Diagnostics.Process]::Start($i)}catch{for($e=$_.Exception;$e;$e=$e.InnerException){if($e.NativeErrorCode -eq ${ERROR_CANCELLED}){exit ${ENDS.refused}}};exit ${ENDS.failed}}`,
    `$p.WaitForExit()`,
    `exit $p.ExitCode`,
  ].join(';');
}

/**
 * The command that asks for an administrator and lets others in to `target`: on its own networks, where those count as private or
 * as a domain's. null where no rule can be about such a path. Nothing of it goes through a shell; the script is told in base64.
 */
export function toRepairCommand(
  target: RuleTarget,
  env: World['env'],
): { program: string; args: string[] } | null {
  if (!isPlainPath(target.program)) return null;
  const line = toElevatedLine(target);
  if (line.length > LINE_LENGTH) return null;
  const system = win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  const script = Buffer.from(toAskingScript(line), 'utf16le').toString('base64');
  return {
    program: win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: ['-NoProfile', '-NonInteractive', '-EncodedCommand', script],
  };
}

/** Lets others in to this program, once an administrator agrees. Another system, or a program without a place of its own: `unavailable`. */
export async function repairFirewall(
  world: Pick<World, 'platform' | 'env' | 'program' | 'runToEnd'>,
  port: number | null,
): Promise<FirewallRepair> {
  if (world.platform !== 'win32') return 'unavailable';
  // The portable app unpacks itself anew each time: a rule would be about a place that is gone tomorrow.
  if (world.env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'unavailable';
  const command = toRepairCommand({ program: world.program, port }, world.env);
  if (command === null) return 'unavailable';
  const { program, args } = command;
  switch (await world.runToEnd(program, args, LIMITS.elevationMs)) {
    case ENDS.done:
      return 'repaired';
    case ENDS.refused:
      return 'refused';
    default:
      return 'failed';
  }
}
