import { success } from '../../shared/lib/result';
import { toQuietByHand } from '../../shared/model/quiet';
import type { Answers, FakeWorld } from './fake-world';

/** What one says of oneself, and chooses: settings, quiet, other people, drafts. */
export function createFakeProfile({ view, patch, now }: FakeWorld): Answers {
  return {
    'profile:rename': ({ name }) => {
      patch({ profile: { ...view().profile, name } });
      return success(null);
    },
    'profile:picture': ({ picture }) => {
      patch({
        profile: { ...view().profile, pictureHash: picture === null ? null : 'p'.repeat(43) },
      });
      return success(null);
    },
    'profile:say': (said) => {
      patch({ profile: { ...view().profile, said } });
      return success(null);
    },
    'settings:change': (change) => {
      const given = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      );
      patch({ settings: { ...view().settings, ...given } });
      return success(null);
    },
    'person:set': ({ memberId, note, isMuted, isBlocked }) => {
      const name = Object.values(view().servers)
        .map((server) => server.members[memberId]?.name)
        .find((one) => one !== undefined);
      const old = view().people[memberId];
      const person = {
        memberId,
        name: name ?? old?.name ?? '',
        note: note ?? old?.note ?? '',
        isMuted: isMuted ?? old?.isMuted ?? false,
        isBlocked: isBlocked ?? old?.isBlocked ?? false,
      };
      patch({ people: { ...view().people, [memberId]: person } });
      return success(null);
    },
    'person:key': () =>
      success({ keyWords: 'harbor violet stone quick ember table north coin'.split(' ') }),
    'draft:set': ({ serverId, roomId, text }) => {
      patch({ drafts: { [serverId]: { [roomId]: text } } });
      return success(null);
    },
    'quiet:set': ({ length }) => {
      const quiet =
        length === null
          ? null
          : {
              why: 'hand' as const,
              until: toQuietByHand(length, now()).until,
            };
      patch({ quiet: { ...view().quiet, now: quiet } });
      return success(null);
    },
  };
}
