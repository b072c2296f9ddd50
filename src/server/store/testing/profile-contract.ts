import { describe, expect, it } from 'vitest';
import { memberSchema } from '../../../shared/model/member';
import type { ChatStore } from '../store';
import { codeOf, memberIdOf, valueOf } from './make';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');
const nobody = memberIdOf('nobody');

/** What every body of the store keeps of how members are and look. Rosa and Emil are there. */
export function describeProfiles(store: () => ChatStore): void {
  describe('how members are and look', () => {
    it('PR-8: keeps what members say of themselves, also under another name, until it is taken back', async () => {
      const statusText = { text: 'At the lathe', emoji: '🔧', until: 9_000 };
      expect(valueOf(await store().describeMember(emil, statusText))).toMatchObject({
        isChanged: true,
        member: { id: emil, statusText },
      });
      expect(valueOf(await store().describeMember(emil, { ...statusText })).isChanged).toBe(false);
      expect(valueOf(await store().renameMember(emil, 'Emilia')).member.statusText).toEqual(
        statusText,
      );
      const listed = await store().listMembers();
      expect(listed.filter((member) => member.statusText !== undefined)).toHaveLength(1);
      for (const member of listed) expect(memberSchema.parse(member)).toEqual(member);
      const only = { text: '', emoji: '🌴', until: null };
      await store().describeMember(emil, only);
      expect((await store().member(emil))?.member.statusText).toEqual(only);
      const plain = valueOf(await store().describeMember(emil, null));
      expect(plain.isChanged).toBe(true);
      expect('statusText' in plain.member).toBe(false);
      expect(valueOf(await store().describeMember(emil, null)).isChanged).toBe(false);
      expect(codeOf(await store().describeMember(nobody, null))).toBe('not_found');
    });

    it('PR-10: keeps a picture as long as somebody has it', async () => {
      const hash = (letter: string) => letter.repeat(43);
      const set = (id: typeof rosa, letter: string | null) =>
        store().setPicture(
          id,
          letter === null ? null : `picture ${letter}`,
          letter === null ? null : hash(letter),
        );
      expect(valueOf(await set(emil, 'a'))).toMatchObject({
        isChanged: true,
        member: { id: emil, pictureHash: hash('a') },
      });
      expect(valueOf(await set(emil, 'a')).isChanged).toBe(false);
      await set(rosa, 'a');
      expect(await store().picture(hash('a'))).toBe('picture a');
      await set(emil, 'b');
      expect(await store().picture(hash('a'))).toBe('picture a');
      await set(rosa, null);
      expect(await store().picture(hash('a'))).toBeNull();
      expect(await store().picture(hash('b'))).toBe('picture b');
      const listed = await store().listMembers();
      for (const member of listed) expect(memberSchema.parse(member)).toEqual(member);
      expect('pictureHash' in (listed.find(({ id }) => id === rosa) ?? {})).toBe(false);
      expect(codeOf(await set(nobody, 'c'))).toBe('not_found');
    });
  });
}
