import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { toState } from '../../shared/doctor/finding';
import { toReportText } from '../../shared/doctor/report-text';
import type { ServerId } from '../../shared/model/ids';
import { createEnglish } from '../../shared/texts';
import { toServerId } from '../keys';
import { HELP, parseDoctorCommand } from './cli-arguments';
import type { DoctorSubject, HostedSubject } from './facts';
import { runDoctor } from './run-doctor';
import { repairFirewall } from './systems/repair-firewall';
import { createWorld } from './world';

const TROUBLE = 1;
const MISUSED = 2;
const certificateSchema = z.object({ certificatePem: z.string().min(1) });

/** Which server a folder holds, by its certificate alone; null where that cannot be read. */
async function readServerId(folder: string): Promise<ServerId | null> {
  try {
    const text = await readFile(join(folder, 'server-key.json'), 'utf8');
    return toServerId(certificateSchema.parse(JSON.parse(text)).certificatePem);
  } catch {
    return null;
  }
}

async function toHosted(dataDir: string | null, port: number): Promise<HostedSubject | null> {
  if (dataDir === null) return null;
  return {
    serverId: await readServerId(dataDir),
    isRunning: true,
    port,
    wantedPort: port,
    dataDir,
    isAnnounced: true,
    isRecovered: false,
  };
}

async function main(args: readonly string[]): Promise<number> {
  const command = parseDoctorCommand(args);
  switch (command.run) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'refuse':
      process.stderr.write(`hearth: ${command.sentence}\n`);
      return MISUSED;
    case 'look': {
      const { goal, port, dataDir, isJson, isRepairing } = command;
      const world = createWorld();
      if (isRepairing) {
        // What listens is Node, which others run for other things: the rule is about this port alone.
        const outcome = await repairFirewall(world, port);
        process.stderr.write(`hearth: ${createEnglish()(`doctor.repair.${outcome}`)}\n`);
      }
      const subject: DoctorSubject = {
        goal,
        hosted: await toHosted(dataDir, port),
        port,
        isDiscoveryOff: process.env['HEARTH_DISCOVERY'] === 'off',
        clockOffsetMs: null,
      };
      const report = await runDoctor(subject, world);
      const text = isJson
        ? `${JSON.stringify(report)}\n`
        : toReportText(report, null, createEnglish());
      await new Promise<void>((resolve) => {
        process.stdout.write(text, () => resolve());
      });
      return report.findings.some((finding) => toState(finding) === 'trouble') ? TROUBLE : 0;
    }
  }
}

// Whoever read our output may be gone before we are.
process.stdout.on('error', () => {});
const code = await main(process.argv.slice(2));
// A name that the system still looks up would hold the process for seconds.
process.exit(code);
