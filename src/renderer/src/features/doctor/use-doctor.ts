import { useEffect, useState } from 'react';
import type { DoctorReport, Finding } from '../../../../shared/doctor/finding';
import { call, onAnnouncement } from '../../bridge/app-store';

/** How far the doctor is. */
export interface Looking {
  /** What was found so far, in the order in which it came. */
  findings: readonly Finding[];
  /** null until everything is looked at. */
  report: DoctorReport | null;
  hasFailed: boolean;
}

const NOTHING: Looking = { findings: [], report: null, hasFailed: false };
let runs = 0;
const nextRun = () => {
  runs += 1;
  return runs;
};

/** Looks at once, and again when told to. */
export function useDoctor(input: string | null): Looking & { lookAgain: () => void } {
  const [looking, setLooking] = useState(NOTHING);
  const [run, setRun] = useState(nextRun);
  const lookAgain = () => {
    setLooking(NOTHING);
    setRun(nextRun());
  };
  useEffect(() => {
    let isCurrent = true;
    const stop = onAnnouncement((announcement) => {
      if (announcement.type !== 'doctor:found' || announcement.run !== run) return;
      const { finding } = announcement;
      setLooking((old) => ({ ...old, findings: [...old.findings, finding] }));
    });
    void call('doctor:run', { input, run }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) {
        const { findings } = answer.value;
        setLooking({ findings, report: answer.value, hasFailed: false });
      } else setLooking({ ...NOTHING, hasFailed: true });
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [input, run]);
  return { ...looking, lookAgain };
}
