import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { createDraftKeeper } from './drafts';

const serverId = 's'.repeat(43) as ServerId;
const lobby = { serverId, roomId: '00000000-0000-4000-8000-000000000001' as RoomId };
const orders = { serverId, roomId: '00000000-0000-4000-8000-000000000002' as RoomId };

describe('drafts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const setUp = () => {
    const store = vi.fn<(place: typeof lobby, text: string) => void>();
    return { store, drafts: createDraftKeeper({ store, delayMs: 400 }) };
  };

  it('stores once after a rest, the last words only', () => {
    const { store, drafts } = setUp();
    drafts.write(lobby, 'H');
    vi.advanceTimersByTime(399);
    drafts.write(lobby, 'He');
    vi.advanceTimersByTime(399);
    expect(store).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(store.mock.calls).toEqual([[lobby, 'He']]);
  });

  it('stores all rooms at once when flushed, and nothing twice', () => {
    const { store, drafts } = setUp();
    drafts.write(lobby, 'one');
    drafts.write(orders, 'two');
    drafts.flush();
    drafts.flush();
    vi.advanceTimersByTime(1_000);
    expect(store.mock.calls).toEqual([
      [lobby, 'one'],
      [orders, 'two'],
    ]);
  });

  it('knows what was just written better than the view does', () => {
    const { drafts } = setUp();
    expect(drafts.read(lobby, 'from before')).toBe('from before');
    drafts.write(lobby, '');
    expect(drafts.read(lobby, 'from before')).toBe('');
    expect(drafts.read(orders, 'other')).toBe('other');
  });
});
