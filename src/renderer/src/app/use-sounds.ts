import { useEffect } from 'react';
import { onAnnouncement } from '../bridge/app-store';
import { playSound } from '../components/sounds';

/** Plays what is to be heard with a notification (NO-11). */
export function useSounds(): void {
  useEffect(
    () =>
      onAnnouncement((announcement) => {
        if (announcement.type === 'sound:requested') void playSound(announcement.sound);
      }),
    [],
  );
}
