import { useRef, useState } from 'react';
import { reportError } from '../../../bridge/app-store';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { useCompletingPlace } from '../completing/place';
import { readSaid } from './commands';
import { useDoors } from './doors';
import { takeSaid } from './run-command';

/** Does the commands that are written in a box. */
export function useCommands({
  say,
  clear,
}: {
  /** Sends words to the room; the second are those that were typed. */
  say: (text: string, typed: string) => void;
  /** Empties the box, if these words still stand in it. */
  clear: (text: string) => void;
}) {
  const t = useTexts();
  const place = useCompletingPlace();
  const doors = useDoors();
  const [problem, setProblem] = useState<string | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const isRunning = useRef(false);

  const run = async (text: string) => {
    if (place === null || isRunning.current) return;
    isRunning.current = true;
    try {
      const outcome = await takeSaid(text, { ...place, doors, t });
      if (outcome.kind === 'refused') {
        setProblem(outcome.why);
        return;
      }
      setProblem(null);
      if (outcome.kind === 'say') say(outcome.text, text);
      else clear(text);
      if (outcome.kind === 'help') setIsHelpOpen(true);
    } catch (error) {
      setProblem(toErrorText('internal'));
      reportError(error);
    } finally {
      isRunning.current = false;
    }
  };

  return {
    problem,
    isHelpOpen,
    closeHelp: () => setIsHelpOpen(false),
    /** Another thing is being written. */
    forget: () => setProblem(null),
    /** Says words at once; anything that begins like a command is looked at first. */
    take(text: string) {
      const said = readSaid(text);
      if (said.kind === 'words') {
        setProblem(null);
        say(said.text, text);
      } else void run(text);
    },
  };
}
