import { useEffect, useState } from 'react';
import type { ExportProgress } from '../../../../shared/bridge/export';
import { onAnnouncement } from '../../bridge/app-store';

/** How far what is running has come; null before it is known, and while nothing runs. */
export function useProgress(isRunning: boolean): ExportProgress | null {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useEffect(() => {
    if (!isRunning) return undefined;
    const stop = onAnnouncement((announcement) => {
      if (announcement.type === 'export:progressed') setProgress(announcement);
    });
    return () => {
      stop();
      setProgress(null);
    };
  }, [isRunning]);
  return progress;
}
