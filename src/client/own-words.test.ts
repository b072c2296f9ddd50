import { describe, expect, it } from 'vitest';
import { startSession } from './testing/session-bench';
import { aMember } from './testing/samples';

describe('PR-10: one’s own picture', () => {
  it('is told after a welcome that knows another one, not where it is known, and when it changes', async () => {
    const picture = 'a picture';
    const bench = await startSession(undefined, { picture: () => picture });
    await bench.goOnline();
    expect(bench.socket().take('picture:set').payload).toEqual({ picture });
    const pictureHash = bench.platform.hashText(picture);
    const known = await startSession(undefined, { picture: () => picture });
    await known.goOnline({ members: [aMember(0, { pictureHash }), aMember(1)] });
    expect(known.socket().asked.map(({ event }) => event)).not.toContain('picture:set');
    known.session.pictured();
    expect(known.socket().take('picture:set').payload).toEqual({ picture });
  });
});

describe('PR-8: what one says of oneself', () => {
  const words = { text: 'At the lathe', emoji: '🔧', until: null };
  const withSelf = (statusText?: typeof words) => ({
    members: [aMember(0, statusText === undefined ? {} : { statusText }), aMember(1)],
  });

  it('is told after a welcome that knows it otherwise, and not where it is known', async () => {
    const { goOnline, socket } = await startSession(undefined, { statusText: () => words });
    await goOnline(withSelf());
    expect(socket().take('member:describe').payload).toEqual({ statusText: words });
    const again = await startSession(undefined, { statusText: () => words });
    await again.goOnline(withSelf(words));
    expect(again.socket().asked.map(({ event }) => event)).not.toContain('member:describe');
  });

  it('is taken back where it has ended meanwhile', async () => {
    const { goOnline, socket } = await startSession(undefined, { statusText: () => null });
    await goOnline(withSelf(words));
    expect(socket().take('member:describe').payload).toEqual({ statusText: null });
  });

  it('ends by the clock of the server', async () => {
    const until = 3_600_000;
    const bench = await startSession(undefined, { statusText: () => ({ ...words, until }) });
    const now = bench.platform.clock.now() + 50_000;
    await bench.goOnline({ ...withSelf(), now });
    expect(bench.session.condition().clockOffsetMs).toBe(50_000);
    expect(bench.socket().take('member:describe').payload).toMatchObject({
      statusText: { until: until + 50_000 },
    });
    bench.session.described();
    expect(bench.socket().take('member:describe').payload).toMatchObject({
      statusText: { until: until + 50_000 },
    });
  });
});
