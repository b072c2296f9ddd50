import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { CheckOutcome, ExportOutcome } from '../../../../shared/bridge/export';
import { failure, success, type Result } from '../../../../shared/lib/result';
import type { RoomId } from '../../../../shared/model/ids';
import { createReport } from '../../../dev/fake-export';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { toRoomId, toServerId } from '../../../dev/people';
import { CheckDialog } from './check-dialog';
import { ExportDialog } from './export-dialog';

const serverId = toServerId('w');

/** An answer that comes when the test says so. */
function createLater<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (give = resolve));
  return { promise, give: (value: T) => act(async () => give(value)) };
}

async function showExport(options: { scenario?: string; roomId?: RoomId | null } = {}) {
  const fake = enterWorld(options.scenario ?? 'full');
  const later = createLater<Result<ExportOutcome>>();
  fake.answer('export:run', () => later.promise as never);
  const onClose = vi.fn();
  render(<ExportDialog serverId={serverId} roomId={options.roomId ?? null} onClose={onClose} />);
  const dialog = within(await screen.findByRole('dialog'));
  // While the made-up world loads there is no server.
  onClose.mockClear();
  const begin = () => act(async () => fireEvent.click(dialog.getByText('Choose a place…')));
  return { fake, later, onClose, dialog, begin };
}

describe('exporting', () => {
  it('asks main for a page unless something else is chosen, and says what the file will hold', async () => {
    const { fake, dialog, begin } = await showExport();
    expect(screen.getByRole('dialog', { name: /^Export everything from/ })).toBeTruthy();
    expect(dialog.getByText(/All messages of the \d+ rooms that you are in/)).toBeTruthy();
    expect(dialog.getByText(/not encrypted/)).toBeTruthy();
    await begin();
    expect(callsOf(fake, 'export:run')).toEqual([{ serverId, roomId: null, kind: 'page' }]);
  });

  it('asks for signed lines of one room', async () => {
    const roomId = toRoomId(1);
    const { fake, dialog, begin } = await showExport({ roomId });
    fireEvent.click(dialog.getByRole('radio', { name: /Signed lines/ }));
    await begin();
    expect(callsOf(fake, 'export:run')).toEqual([{ serverId, roomId, kind: 'lines' }]);
  });

  it('shows how far it is, what it became, and where it lies', async () => {
    const { fake, dialog, begin, later } = await showExport();
    await begin();
    expect(dialog.getByText(/Choose a place in the dialog/)).toBeTruthy();
    act(() => fake.announce({ type: 'export:progressed', done: 600, fraction: 0.5 }));
    const bar = dialog.getByRole('progressbar', { name: 'Progress' });
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    expect(dialog.getByText('600 entries written')).toBeTruthy();
    await later.give(
      success({ outcome: 'written', fileName: 'talk.html', entries: 1_204, missing: 0 }),
    );
    expect(dialog.getByText('1,204 entries are in talk.html.')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Show in folder' }));
    expect(callsOf(fake, 'export:reveal')).toEqual([{}]);
  });

  it('can be stopped, and says that there is no file', async () => {
    const { fake, dialog, begin, later } = await showExport();
    await begin();
    fireEvent.click(dialog.getByRole('button', { name: 'Stop' }));
    expect(callsOf(fake, 'export:cancel')).toEqual([{}]);
    await later.give(success({ outcome: 'cancelled' }));
    expect(dialog.getByText(/No file was left behind/)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Choose a place…' })).toBeTruthy();
  });

  it('is called off when the dialog is closed', async () => {
    const { fake, dialog, begin, onClose } = await showExport();
    await begin();
    fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(callsOf(fake, 'export:cancel')).toEqual([{}]);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it.each([
    [success({ outcome: 'failed', trouble: 'disk_full' } as const), /not enough space/],
    [success({ outcome: 'failed', trouble: 'not_writable' } as const), /may not write there/],
    [success({ outcome: 'failed', trouble: 'file_failed' } as const), /did not take the file/],
    [failure('offline', 'gone'), /connection was lost before everything was written/],
    [failure('timeout', 'late'), /connection was lost before everything was written/],
    [failure('not_found', 'gone'), /not here any more/],
  ])('says in plain words what went wrong: %o', async (answer, words) => {
    const { dialog, begin, later } = await showExport();
    await begin();
    await later.give(answer);
    expect(dialog.getByText(words)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Choose a place…' })).toBeTruthy();
  });

  it('says beforehand that without a connection not everything can be in it, and afterwards how much is not', async () => {
    const { dialog, begin, later } = await showExport({ scenario: 'reconnecting' });
    expect(dialog.getByText(/only what this computer has kept is exported/)).toBeTruthy();
    await begin();
    await later.give(success({ outcome: 'written', fileName: 'a.html', entries: 3, missing: 2 }));
    expect(dialog.getByText(/2 entries were not on this computer/)).toBeTruthy();
  });
});

async function showCheck() {
  const fake = enterWorld('full');
  const later = createLater<Result<CheckOutcome>>();
  fake.answer('export:check', () => later.promise as never);
  render(<CheckDialog onClose={vi.fn()} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'Check an export' }));
  await act(async () => fireEvent.click(dialog.getByText('Choose a file…')));
  const found = (report: Parameters<typeof createReport>[0]) =>
    later.give(
      success({
        outcome: 'checked',
        fileName: 'talk.jsonl',
        check: { kind: 'checked', report: createReport(report) },
      }),
    );
  return { fake, later, dialog, found };
}

describe('checking an export', () => {
  it('shows how far it is', async () => {
    const { fake, dialog } = await showCheck();
    act(() => fake.announce({ type: 'export:progressed', done: 450, fraction: 0.456 }));
    expect(dialog.getByText('Checking 46%')).toBeTruthy();
  });

  it('says that nothing was changed, and what was found', async () => {
    const { dialog, found } = await showCheck();
    await found({});
    expect(dialog.getByText(/^Nothing was changed\./)).toBeTruthy();
    expect(dialog.getByText('talk.jsonl')).toBeTruthy();
    const counts = dialog.getByLabelText('What was found');
    expect(counts.textContent).toContain('Signed by their authors, unchanged1180');
    expect(counts.textContent).not.toContain('Missing');
    expect(dialog.getByText(/only the host and whoever exported can vouch/)).toBeTruthy();
  });

  it('says what was changed, and where', async () => {
    const { dialog, found } = await showCheck();
    await found({
      isClean: false,
      ending: 'changed',
      isSealed: false,
      forged: 1,
      missing: 2,
      faults: 23,
      problems: [
        { fault: 'forged', line: 12, roomName: 'Lobby', seq: 11 },
        { fault: 'out_of_place', line: 13, roomName: '', seq: 12 },
        { fault: 'unreadable', line: 14, roomName: null, seq: null },
      ],
    });
    expect(dialog.getByText(/not as it was written\. The sum at the end/)).toBeTruthy();
    expect(
      dialog.getByText('Line 12, Lobby, entry 11: the signature does not fit the words'),
    ).toBeTruthy();
    expect(dialog.getByText('Line 13, direct messages, entry 12: not in its place')).toBeTruthy();
    expect(dialog.getByText('Line 14: not a line that Hearth writes')).toBeTruthy();
    expect(dialog.getByText('And 20 more.')).toBeTruthy();
    expect(dialog.getByLabelText('What was found').textContent).toContain('Missing2');
  });

  it.each([
    [{ ending: 'cut' as const }, /it was cut off/],
    [{ isSealed: false }, /The seal at its end is not by the person/],
  ])('says what is wrong with the end: %o', async (report, words) => {
    const { dialog, found } = await showCheck();
    await found({ isClean: false, ...report });
    expect(dialog.getByText(words)).toBeTruthy();
  });

  it.each([
    [success({ outcome: 'failed', trouble: 'not_readable' } as const), /could not read that file/],
    [
      success({ outcome: 'checked', fileName: 'x', check: { kind: 'not_export' } } as const),
      /no export with signatures/,
    ],
    [
      success({ outcome: 'checked', fileName: 'x', check: { kind: 'newer' } } as const),
      /Update Hearth to check it/,
    ],
    [success({ outcome: 'cancelled' } as const), /^Stopped/],
  ])('says what it is not: %o', async (answer, words) => {
    const { dialog, later } = await showCheck();
    await later.give(answer);
    expect(dialog.getByText(words)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeTruthy();
  });
});
