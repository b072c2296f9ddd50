import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../shared/model/limits';
import { createFakeWorld } from '../testing/samples';
import { FIREWALL_RULE, repairFirewall, toRepairCommand } from './repair-firewall';

const PROGRAM = 'C:\\Program Files\\Hearth\\Hearth.exe';
const ENV = { SystemRoot: 'C:\\Windows' };
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

/** What a literal of PowerShell between these quotes says: any of its five single quotes, twice, is one. */
const readLiteral = (literal: string): string => literal.replaceAll(/(['\u2018-\u201B])\1/g, '$1');

/** The script that asks, as it comes out of base64. */
function toAsking(program: string, port: number | null = null): string {
  const command = toRepairCommand({ program, port }, ENV);
  return Buffer.from(command?.args.at(-1) ?? '', 'base64').toString('utf16le');
}

/** The line that is started as administrator, as PowerShell reads it out of the script that asks. */
function toElevated(program: string, port: number | null = null): string {
  const quote = `['\u2018-\u201B]`;
  const literal = new RegExp(`^\\$i\\.Arguments='((?:[^'\u2018-\u201B]|(${quote})\\2)*)'$`, 'mu');
  const found = literal.exec(toAsking(program, port).replaceAll(';$i.', '\n$i.'));
  return readLiteral(found?.[1] ?? '');
}

describe('repairing the rule of the firewall of Windows', () => {
  it('starts the system’s own PowerShell, by its whole path, and tells it everything in base64', () => {
    const command = toRepairCommand({ program: PROGRAM, port: null }, ENV);
    expect(command).toEqual({
      program: POWERSHELL,
      args: [
        '-NoProfile',
        '-NonInteractive',
        '-EncodedCommand',
        expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      ],
    });
    expect(toRepairCommand({ program: PROGRAM, port: null }, {})?.program).toBe(POWERSHELL);
  });

  it('asks for an administrator, waits, and tells a no from a failure in no language', () => {
    const script = toAsking(PROGRAM);
    expect(script).toContain("$i.FileName=$PSHOME+'\\powershell.exe'");
    expect(script).toContain("$i.Verb='runas'");
    expect(script).toContain('$i.UseShellExecute=$true');
    expect(script).toContain('if($e.NativeErrorCode -eq 1223){exit 3}');
    expect(script.endsWith('$p.WaitForExit();exit $p.ExitCode')).toBe(true);
  });

  it('says exactly this as administrator', () => {
    expect(toElevated(PROGRAM)).toBe(
      '-NoProfile -NonInteractive -Command "' +
        "$ErrorActionPreference='Stop';$env:PSModulePath=$PSHOME+'\\Modules';" +
        "try{$p='C:\\Program Files\\Hearth\\Hearth.exe';" +
        '$old=@(Get-NetFirewallApplicationFilter -PolicyStore PersistentStore|?{$_.Program -and [Environment]::ExpandEnvironmentVariables($_.Program) -eq $p}|Get-NetFirewallRule|' +
        "?{$_.Direction -eq 'Inbound' -and ($_.Action -eq 'Block' -or $_.DisplayName -eq 'Hearth')});" +
        "$r=@{DisplayName='Hearth';Direction='Inbound';Action='Allow';Profile='Private','Domain';RemoteAddress='LocalSubnet';Program=$p};" +
        '$null=New-NetFirewallRule @r -Protocol TCP;' +
        '$null=New-NetFirewallRule @r -Protocol UDP -LocalPort 5353;' +
        '$old|Remove-NetFirewallRule;exit 0}catch{exit 1}"',
    );
  });

  it('opens one port alone where the program is one that others use, too', () => {
    expect(toElevated(PROGRAM, 7_790)).toContain(
      'New-NetFirewallRule @r -Protocol TCP -LocalPort 7790;',
    );
  });

  it.each([
    ['C:\\Users\\Rosa M\\AppData\\Local\\Programs\\Hearth\\Hearth.exe'],
    ["C:\\Users\\O'Neil\\Hearth.exe"],
    ['C:\\Users\\O\u2019Neil \u2018x\u201A \u201B\\Hearth.exe'],
    ["C:\\a';exit;'\\Hearth.exe"],
    ['C:\\R&D (100%) $env:x `n ; | \u201Cx\u201D\\Hearth.exe'.replace(' |', '')],
    ['C:\\Users\\Łukasz 日本 عربي 🦊\\Hearth.exe'],
    ['C:\\a[1]\\{b}\\@(c)\\Hearth.exe'],
  ])('takes %s for a path and for nothing else', (program) => {
    const line = toElevated(program);
    // In every place the same script: the path is the one thing that differs.
    const [before = '', after = ''] = toElevated('C:\\X.exe').split('C:\\X.exe');
    expect(line.startsWith(before) && line.endsWith(after)).toBe(true);
    const literal = line.slice(before.length, line.length - after.length);
    expect(readLiteral(literal)).toBe(program);
    // Nothing in it ends the literal, nor the argument around the script.
    expect(literal.replaceAll(/(['\u2018-\u201B])\1/g, '')).not.toMatch(/['"\u2018-\u201B]/);
    expect(line.match(/"/g)).toHaveLength(2);
  });

  it.each([
    ['another program', 'C:\\a" -Command x\\Hearth.exe'],
    ['a line break', 'C:\\a\nb\\Hearth.exe'],
    ['something that the firewall would read as a variable', 'C:\\%TEMP%\\Hearth.exe'],
    ['half a path', 'Hearth.exe'],
    ['a path with steps back', 'C:\\a\\..\\Hearth.exe'],
    ['a path on another computer', '\\\\server\\share\\Hearth.exe'],
    ['a path of another system', '/usr/bin/hearth'],
    ['half a character', 'C:\\\ud83e\\Hearth.exe'],
    ['more than the system passes on', `C:\\${'a'.repeat(1_500)}\\Hearth.exe`],
  ])('makes no rule of %s', (_, program) => {
    expect(toRepairCommand({ program, port: null }, ENV)).toBeNull();
  });

  it('passes on less than the system may cut, with the longest path there is', () => {
    const program = `C:\\${"'".repeat(240)}\\Hearth.exe`;
    expect(toElevated(program).length).toBeGreaterThan(1_000);
    expect(toElevated(program).length).toBeLessThan(2_000);
  });

  it('makes the rules that the installer makes, so that removing the app takes them away', () => {
    const script = readFileSync(
      join(import.meta.dirname, '../../../../packaging/windows/installer.nsh'),
      'utf8',
    );
    expect(script).toContain(`!define HEARTH_RULE "${FIREWALL_RULE}"`);
    const rules = [...script.matchAll(/add rule .*?(dir=in action=allow .*?)'/g)];
    const line = toElevated(PROGRAM);
    expect(rules).toHaveLength(2);
    for (const [, rule = ''] of rules) {
      const words = new Map([...rule.matchAll(/(\w+)=(\S+)/g)].map(([, key, word]) => [key, word]));
      expect(words.get('profile')).toBe('private,domain');
      expect(words.get('remoteip')).toBe('localsubnet');
      const ports = words.has('localport') ? ` -LocalPort ${words.get('localport')}` : '';
      expect(line).toContain(`-Protocol ${words.get('protocol')}${ports};`);
    }
    expect(line).toContain("Profile='Private','Domain';RemoteAddress='LocalSubnet'");
  });
});

describe('what came of it', () => {
  const windows = (code: number | null, rest = {}) =>
    createFakeWorld({
      platform: 'win32',
      program: PROGRAM,
      env: ENV,
      runToEnd: async () => code,
      ...rest,
    });

  it.each([
    [0, 'repaired'],
    [3, 'refused'],
    [1, 'failed'],
    [null, 'failed'],
    [-1_073_741_510, 'failed'],
  ] as const)('is told by how the program ends: %s is %s', async (code, outcome) => {
    expect(await repairFirewall(windows(code), null)).toBe(outcome);
  });

  it('waits as long as somebody may take to answer the system', async () => {
    const limits: number[] = [];
    await repairFirewall(
      windows(0, {
        async runToEnd(program: string, _: readonly string[], limitMs: number) {
          expect(program).toBe(POWERSHELL);
          limits.push(limitMs);
          return 0;
        },
      }),
      null,
    );
    expect(limits).toEqual([LIMITS.elevationMs]);
  });

  it('is nothing on another system, and for a program without a place of its own', async () => {
    for (const platform of ['linux', 'darwin']) {
      const world = createFakeWorld({ platform, program: PROGRAM });
      expect(await repairFirewall(world, null)).toBe('unavailable');
      expect(world.asked).toEqual([]);
    }
    const env = { ...ENV, PORTABLE_EXECUTABLE_FILE: 'D:\\Hearth-portable.exe' };
    expect(await repairFirewall(windows(0, { env }), null)).toBe('unavailable');
    expect(await repairFirewall(windows(0, { program: 'C:\\%TEMP%\\x.exe' }), null)).toBe(
      'unavailable',
    );
  });
});
