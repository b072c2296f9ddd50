import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { useRowFacts } from './row-facts';

const room = { id: 'r', kind: 'room', memberIds: [], markers: {} } as unknown as RoomView;
const members = {};
const away = (retryAt: number, heldUpBy: ServerView['heldUpBy'] = null) =>
  ({
    id: 's',
    selfId: 'me',
    members,
    heldUpBy,
    connection: { state: 'reconnecting', reason: 'unreachable', retryAt },
  }) as unknown as ServerView;

describe('what of a server is seen in its messages', () => {
  const follow = () =>
    renderHook(({ server }) => useRowFacts(server, room).rowServer, {
      initialProps: { server: away(1_000) },
    });

  it('is the same object while one try to connect follows the other', () => {
    const { result, rerender } = follow();
    const first = result.current;
    expect(first.heldUp).toBe('connection');
    rerender({ server: away(9_000, 'timeout') });
    expect(result.current).toBe(first);
  });

  it('is another one as soon as messages go out again', () => {
    const { result, rerender } = follow();
    rerender({ server: { ...away(0), connection: { state: 'online' } } });
    expect(result.current.heldUp).toBe('nothing');
  });
});
