import { useState } from 'react';
import type { ExportProgress } from '../../../../shared/bridge/export';
import { call } from '../../bridge/app-store';
import { announce } from '../../components/live-region';
import { useProgress } from './use-progress';

/** Work on a file of the person's choice: not begun (`note` says why the last try came to nothing), running, done. */
export type FileWorkState<T> =
  | { step: 'choosing'; note: FileNote | null }
  | { step: 'running' }
  | { step: 'done'; done: T };

/** Why it came to nothing, in words. */
export interface FileNote {
  text: string;
  isTrouble: boolean;
}

/** What the work came to: what there is to show and to say of it, or why there is nothing. */
export type FileWorkOutcome<T> = { done: T; text: string } | { note: FileNote };

/** One piece of work on a file: run, stopped, looked at, done again. */
export interface FileWork<T> {
  state: FileWorkState<T>;
  isRunning: boolean;
  progress: ExportProgress | null;
  run: () => Promise<void>;
  stop: () => void;
  again: () => void;
}

/** Runs `work` for a dialog; what it comes to is read out, too. */
export function useFileWork<T>(work: () => Promise<FileWorkOutcome<T>>): FileWork<T> {
  const [state, setState] = useState<FileWorkState<T>>({ step: 'choosing', note: null });
  const isRunning = state.step === 'running';
  return {
    state,
    isRunning,
    progress: useProgress(isRunning),
    async run() {
      if (isRunning) return;
      setState({ step: 'running' });
      const outcome = await work();
      if ('note' in outcome) {
        announce(outcome.note.text);
        setState({ step: 'choosing', note: outcome.note });
      } else {
        announce(outcome.text);
        setState({ step: 'done', done: outcome.done });
      }
    },
    stop: () => void call('export:cancel', {}),
    again: () => setState({ step: 'choosing', note: null }),
  };
}
