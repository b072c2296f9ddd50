import { createDiagnostic } from '../diagnostic';

/** Clocks closer than this are no trouble to anybody. */
const AGREE_MS = 2 * 60_000;

/** Whether this machine's clock and the server's agree: by the server's answer just now, else by its last welcome. */
export const clockDiagnostic = createDiagnostic('clock', ['peers'], ({ peers }, subject) => {
  const told = peers.map(({ answer }) => (answer?.who === 'hearth' ? answer.clockOffsetMs : null));
  const offset = told.find((one) => one !== null) ?? subject.clockOffsetMs;
  if (offset === null) return { code: 'skipped_unknown' };
  if (Math.abs(offset) < AGREE_MS) return { code: 'clock_good' };
  const values = { minutes: Math.round(Math.abs(offset) / 60_000) };
  return { code: offset > 0 ? 'clock_behind' : 'clock_ahead', values };
});
