import type { ExportCheck, ExportFault, ExportReport } from '../../shared/export/report';

const FAULTS: Readonly<Record<ExportFault, string>> = {
  forged: 'the signature does not fit the words',
  unknown_author: 'its author is not in the file, so nothing can be said',
  wrong_key: 'the key of a member is not that member’s',
  unreadable: 'not a line that Hearth writes',
  out_of_place: 'not in its place',
  repeated: 'stands here a second time',
  wrong_target: 'speaks of a message that is another one',
  after_end: 'stands behind the end',
};

const ENDINGS: Readonly<Record<ExportReport['ending'], string>> = {
  whole: 'whole',
  cut: 'the end is missing: the file was cut off',
  changed: 'the sum does not fit: something was changed, added or taken out',
};

function toVerdict({ isClean, isComplete }: ExportReport): string {
  if (!isClean) return 'NOT CLEAN: this file is not as it was written.';
  return isComplete
    ? 'CLEAN: nothing was changed, and the file is whole.'
    : 'CLEAN: nothing was changed. It was written without the server, so it need not hold everything.';
}

/** What was found, for a terminal. Everything that comes from the file stands in quotes, without control characters. */
export function toReportText(check: ExportCheck): string {
  if (check.kind === 'not_export') return 'NOT AN EXPORT: the first line is none of Hearth’s.\n';
  if (check.kind === 'newer') return 'NEWER: written by a newer Hearth. Update to check it.\n';
  const { report } = check;
  const { serverName, byName, exportedAt, problems, faults } = report;
  const date = new Date(exportedAt);
  const when = Number.isNaN(date.getTime()) ? 'an unknown time' : date.toISOString();
  const quote = (text: string) => JSON.stringify(text.replace(/[\p{Cc}\p{Cf}]/gu, '?'));
  const count = (label: string, value: number) => `  ${label.padEnd(34)} ${value}`;
  const places = problems.map(({ fault, line, roomName, seq }) => {
    const entry = seq === null ? '' : `, room ${quote(roomName ?? '')}, entry ${seq}`;
    return `  line ${line}${entry}: ${FAULTS[fault]}`;
  });
  const more = faults - problems.length;
  return [
    toVerdict(report),
    '',
    `Server ${quote(serverName)}, exported by ${quote(byName ?? '?')} at ${when}, ${report.rooms} rooms.`,
    count('entries', report.entries),
    count('signed and right', report.right),
    count('forged', report.forged),
    count('redacted, verified by their hash', report.redacted),
    count('  without a redaction in the file', report.unexplained),
    count('not signed by anybody', report.unsigned),
    count('lost on the host’s disk before', report.lost),
    count('of a newer Hearth, not verifiable', report.later),
    count('missing', report.missing),
    count('faults in all', faults),
    `  end: ${ENDINGS[report.ending]}`,
    `  seal: ${report.isSealed ? 'by whoever exported' : 'NOT by whoever is said to have exported'}`,
    ...places,
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ].join('\n');
}
