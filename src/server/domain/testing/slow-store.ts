import type { ChatStore } from '../../store/store';

/** A store that takes some turns of the event loop before and after each operation, as one across a network would. */
export function createSlowStore(store: ChatStore, turns: () => number): ChatStore {
  const wait = async () => {
    for (let left = turns(); left > 0; left -= 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const slow =
    <A extends unknown[], T>(operation: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await wait();
      const result = await operation(...args);
      await wait();
      return result;
    };
  return {
    setting: slow(store.setting),
    setSetting: slow(store.setSetting),
    addInvite: slow(store.addInvite),
    listInvites: slow(store.listInvites),
    findInvite: slow(store.findInvite),
    revokeInvite: slow(store.revokeInvite),
    admitMember: slow(store.admitMember),
    renameMember: slow(store.renameMember),
    describeMember: slow(store.describeMember),
    setPicture: slow(store.setPicture),
    picture: slow(store.picture),
    member: slow(store.member),
    listMembers: slow(store.listMembers),
    countMembers: slow(store.countMembers),
    createRoom: slow(store.createRoom),
    openDirect: slow(store.openDirect),
    joinRoom: slow(store.joinRoom),
    inviteToRoom: slow(store.inviteToRoom),
    leaveRoom: slow(store.leaveRoom),
    changeRoom: slow(store.changeRoom),
    room: slow(store.room),
    roomsOf: slow(store.roomsOf),
    listPublicRooms: slow(store.listPublicRooms),
    isInRoom: slow(store.isInRoom),
    append: slow(store.append),
    act: slow(store.act),
    listAudit: slow(store.listAudit),
    listBans: slow(store.listBans),
    isBanned: slow(store.isBanned),
    page: slow(store.page),
    seek: slow(store.seek),
    pins: slow(store.pins),
    edits: slow(store.edits),
    search: slow(store.search),
    indexSome: slow(store.indexSome),
    setMarkers: slow(store.setMarkers),
    close: slow(store.close),
  };
}
