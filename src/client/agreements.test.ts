import { describe, expect, it, vi } from 'vitest';
import type { Member } from '../shared/model/member';
import { createAgreementJudge } from './agreements';
import { createMemoryStore } from './memory-store';
import { createFakePlatform, fakeHash } from './testing/fake-platform';
import { startSession } from './testing/session-bench';
import { aMember, aMemberId, anAgreement, aPublicKey } from './testing/samples';

const forged = { ...anAgreement(1), signature: 'x'.repeat(86) };
const members = (...agreements: (Member['agreement'] | null)[]) =>
  agreements.map((agreement, n) => aMember(n, agreement ? { agreement } : {}));

describe('agreement keys that a server tells', () => {
  it('HS-15: are believed where the member signed them, and taken away where not', async () => {
    const { believed, judge } = createAgreementJudge(createFakePlatform(), () => undefined);
    const told = members(anAgreement(0), forged, null);
    expect(believed(told)).toEqual(members(null, null, null));
    expect(believed(told)[0]).not.toHaveProperty('agreement');
    expect(await judge(told)).toEqual(members(anAgreement(0)));
    // Signed well, but by a key that is not this member's.
    const stranger = aMember(3, { publicKey: aPublicKey(aMemberId(4)), agreement: anAgreement(3) });
    expect(await judge([stranger])).toEqual([]);
  });

  it('HS-15: are judged over the member and the key, once', async () => {
    const platform = createFakePlatform();
    const verify = vi.spyOn(platform, 'verify');
    const known = aMember(1, { agreement: anAgreement(1) });
    const { believed, judge } = createAgreementJudge(platform, (id) =>
      id === known.id ? known : undefined,
    );
    expect(believed([known])).toEqual([known]);
    await judge([known, aMember(2, { agreement: anAgreement(2) })]);
    expect(verify.mock.calls).toEqual([
      [
        aPublicKey(aMemberId(2)),
        `hearth-agreement-v1\n${aMemberId(2)}\n${anAgreement(2).publicKey}`,
        anAgreement(2).signature,
      ],
    ]);
    // Another key, or another signature, is judged again.
    await judge([aMember(1, { agreement: anAgreement(9) }), aMember(1, { agreement: forged })]);
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('HS-14, HS-15: go out with the handshake, come in with welcome and changes, and are kept', async () => {
    const store = createMemoryStore(fakeHash);
    const { goOnline, socket, session } = await startSession(store);
    await goOnline({ members: members(anAgreement(0), forged) });
    expect(socket().listener.toAuth()).toMatchObject({ agreement: anAgreement(0) });
    const stateOf = (n: number) => session.state().members[aMemberId(n)];
    expect(stateOf(0)?.agreement).toEqual(anAgreement(0));
    expect(stateOf(1)).toEqual(aMember(1));

    await socket().tell('member:changed', {
      members: [aMember(1, { agreement: anAgreement(1) }), aMember(2, { agreement: forged })],
    });
    expect(stateOf(1)?.agreement).toEqual(anAgreement(1));
    expect(stateOf(2)).toEqual(aMember(2));
    const kept = (await store.load())[0]?.members;
    expect(kept).toContainEqual(aMember(1, { agreement: anAgreement(1) }));
    expect(kept).toContainEqual(aMember(2));
  });

  it('HS-15: that are of no shape make nobody disappear', async () => {
    const { goOnline, socket, session } = await startSession();
    await goOnline({ members: members(null, null) });
    const odd = { ...aMember(1, { name: 'Still here' }), agreement: { publicKey: 7 } };
    await socket().tell('member:changed', { members: [odd as never] });
    expect(session.state().members[aMemberId(1)]).toEqual(aMember(1, { name: 'Still here' }));
  });
});
