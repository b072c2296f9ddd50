import { expect, it, vi } from 'vitest';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { ClientId, RoomId, ServerId } from '../../../shared/model/ids';
import { createEnglish } from '../../../shared/texts';
import { createNoticeAnswers } from './answers';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;

async function reply(text: string, answer: Result<{ clientId: ClientId }>) {
  const send = vi.fn(async () => answer);
  const said: string[] = [];
  const { onReply } = createNoticeAnswers({
    calls: { 'message:send': send, 'marker:read': async () => success(null) },
    say: ({ title, body }) => void said.push(`${title} | ${body}`),
    t: createEnglish(),
  });
  onReply(serverId, roomId, text);
  await vi.waitFor(() => expect(send.mock.calls.length + said.length).toBeGreaterThan(0));
  await Promise.resolve();
  return { sent: send.mock.calls, said };
}

it('NO-12: a reply goes the way of every message', async () => {
  const { sent, said } = await reply('on my way', success({ clientId: 'c' as ClientId }));
  expect(sent).toEqual([[{ serverId, roomId, text: 'on my way' }]]);
  expect(said).toEqual([]);
});

it('NO-12: a reply that is not taken is said back', async () => {
  const gone = failure('not_found', 'gone');
  expect((await reply('on my way', gone)).said).toEqual([
    'Your reply was not sent | Open Hearth and write it again: on my way',
  ]);
  const long = await reply('x'.repeat(9_000), gone);
  expect(long.sent).toEqual([]);
  expect(long.said).toHaveLength(1);
});
