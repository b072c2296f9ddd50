import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toConfig } from './config.mjs';
import { APP_ID, SCHEME } from './names.mjs';

const ROOT = join(import.meta.dirname, '..');
const SCRIPT = join(import.meta.dirname, 'windows', 'installer.nsh');

/** What electron-builder's own script defines around ours. */
const AROUND = `
Unicode true
Name "Hearth"
OutFile "Hearth-try.exe"
!include LogicLib.nsh
!define APP_EXECUTABLE_FILENAME "Hearth.exe"
!macro _isUpdated _a _b _t _f
  StrCmp $R9 "updated" \`\${_t}\` \`\${_f}\`
!macroend
!define isUpdated \`"" isUpdated ""\`
Var installMode
!include "${SCRIPT}"
Section
  StrCpy $installMode "all"
  SetOutPath $INSTDIR
  WriteUninstaller "$INSTDIR\\uninstall.exe"
  !insertmacro customInstall
SectionEnd
Section Uninstall
  StrCpy $installMode "all"
  !insertmacro customUnInstall
SectionEnd
`;

describe.runIf(process.platform === 'linux')(
  'the script of the installer for Windows, compiled',
  () => {
    let install = '';
    let uninstall = '';

    beforeAll(() => {
      const folder = mkdtempSync(join(tmpdir(), 'hearth-nsis-'));
      writeFileSync(join(folder, 'all.nsi'), AROUND);
      // Warnings are errors: a misspelt variable is one.
      const log = execFileSync('makensis', ['-V4', '-WX', '-NOCD', join(folder, 'all.nsi')], {
        cwd: folder,
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true, force: true });
      const at = log.indexOf('Section: "Uninstall"');
      expect(at).toBeGreaterThan(0);
      [install, uninstall] = [log.slice(0, at), log.slice(at)];
    });

    const lines = (part: string, word: string): string[] =>
      part.split('\n').filter((line) => line.includes(word));

    it('opens links by the program, the address after `--`', () => {
      const command = lines(install, 'shell\\open\\command');
      expect(command).toHaveLength(1);
      expect(command[0]).toContain('"$INSTDIR\\Hearth.exe" -- "%1"');
      expect(command[0]).toContain(`Software\\Classes\\${SCHEME}\\`);
      expect(lines(uninstall, `DeleteRegKey`).join()).toContain(`Software\\Classes\\${SCHEME}`);
    });

    it('opens the firewall to this program from the own network, and only where it serves everybody', () => {
      const rules = lines(install, 'add rule');
      expect(rules).toHaveLength(2);
      for (const rule of rules) {
        expect(rule).toContain('$SYSDIR\\netsh.exe');
        expect(rule).toContain('dir=in action=allow');
        expect(rule).toContain('remoteip=localsubnet');
        expect(rule).toContain('profile=private,domain');
        expect(rule).toContain('program="$INSTDIR\\Hearth.exe"');
      }
      expect(rules.map((rule) => /protocol=(\w+)/.exec(rule)?.[1])).toEqual(['TCP', 'UDP']);
      const question = install.indexOf('!insertmacro: _If');
      expect(question).toBeGreaterThan(0);
      expect(install.indexOf('delete rule')).toBeGreaterThan(question);
      expect(install.indexOf('!insertmacro: _EndIf')).toBeGreaterThan(
        install.lastIndexOf('add rule'),
      );
    });

    it('closes it again when the program goes, and before it opens it anew', () => {
      for (const part of [install, uninstall]) {
        const gone = lines(part, 'delete rule');
        expect(gone).toHaveLength(1);
        expect(gone[0]).toContain('program="$INSTDIR\\Hearth.exe"');
      }
      // The compiler does not say what is asked.
      const questions = readFileSync(SCRIPT, 'utf8').match(/\$\{If\} \$installMode == "all"/g);
      expect(questions).toHaveLength(2);
    });
  },
);

describe('the installer for Windows', () => {
  const config = toConfig({
    root: ROOT,
    app: 'app',
    output: 'dist',
    electron: { version: '45.4.1', folder: null },
    isFast: false,
    env: {},
  });

  it('is for oneself or for everybody, in one place for life, and leaves what people wrote', () => {
    expect(config.appId).toBe(APP_ID);
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      include: SCRIPT,
    });
    expect(config.win).toMatchObject({ requestedExecutionLevel: 'asInvoker' });
  });

  it('is there for both kinds of processor, and as one file that needs no installing', () => {
    const targets = [config.win?.target].flat();
    expect(targets).toEqual([
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64', 'arm64'] },
    ]);
  });

  it('says in its script nothing about other programs', () => {
    expect(readFileSync(SCRIPT, 'utf8')).not.toMatch(/taskkill|powershell|cmd\.exe/i);
  });
});
