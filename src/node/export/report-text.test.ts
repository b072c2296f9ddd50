import { describe, expect, it } from 'vitest';
import type { ExportReport } from '../../shared/export/report';
import { checkExport } from './check-export';
import { toReportText } from './report-text';
import { aTalk, toExport } from './testing/sample-log';

const { header, entries, jonas } = aTalk();

async function reportOn(lines: readonly string[]): Promise<ExportReport> {
  async function* source() {
    yield Buffer.from(lines.join(''));
  }
  const check = await checkExport(source());
  if (check?.kind !== 'checked') throw new Error('not checked');
  return check.report;
}

describe('the report for a terminal', () => {
  it('says that all is well, with every count', async () => {
    const text = toReportText({
      kind: 'checked',
      report: await reportOn(toExport(header, entries, jonas)),
    });
    expect(text).toMatch(/^CLEAN/);
    expect(text).toMatch(/entries +14\n/);
    expect(text).toMatch(/signed and right +8\n/);
    expect(text).toMatch(/redacted, verified by their hash +2\n/);
    expect(text).toContain('"Workshop", exported by "Jonas"');
    expect(text).toContain('seal: by whoever exported');
  });

  it('says what is wrong, and where', async () => {
    const lines = toExport(header, entries, jonas).map((line) => line.replace('three', 'seven'));
    const text = toReportText({ kind: 'checked', report: await reportOn(lines) });
    expect(text).toMatch(/^NOT CLEAN/);
    expect(text).toContain('line 4, room "Lobby", entry 3: the signature does not fit the words');
    expect(text).toContain('the sum does not fit');
    expect(text).toContain('seal: NOT by');
  });

  it('lets no name from the file drive the terminal, and lives with odd times', async () => {
    const odd = { ...header, serverName: '\u001B[2J\u202Eevil', exportedAt: 9e15 };
    const text = toReportText({
      kind: 'checked',
      report: await reportOn(toExport(odd, entries, jonas)),
    });
    expect(text).toContain('Server "?[2J?evil"');
    expect(text).toContain('an unknown time');
    expect(text).not.toContain('\u001B');
    expect(text).not.toContain('\u202E');
  });

  it('says what is no export', () => {
    expect(toReportText({ kind: 'not_export' })).toMatch(/^NOT AN EXPORT/);
    expect(toReportText({ kind: 'newer' })).toMatch(/^NEWER/);
  });
});
