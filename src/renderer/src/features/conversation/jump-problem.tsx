import { useEffect, useRef } from 'react';
import { toErrorText, useTexts } from '../../components/use-texts';
import { ProblemLine } from './actions/problem-line';
import type { TimelineSource, TimelineState } from './timeline-source';

/** Says that a message could not be shown, and goes there after all once the server is reached again. */
export function JumpProblem({
  source,
  jump,
  isOnline,
}: {
  source: TimelineSource;
  jump: TimelineState['jump'];
  isOnline: boolean;
}) {
  const t = useTexts();
  const hasFailed = jump !== 'idle' && jump !== 'loading';
  // What a server has said would fail again.
  const mayHelp = useRef(false);
  useEffect(() => {
    if (!hasFailed) mayHelp.current = false;
    else if (!isOnline) mayHelp.current = true;
    else if (mayHelp.current) source.jumpAgain();
  }, [hasFailed, isOnline, source]);
  if (!hasFailed) return null;
  return (
    <ProblemLine onClose={() => source.forgetJump()}>
      {jump === 'gone' && isOnline
        ? t('links.gone')
        : `${t('messages.jumpFailed')} ${toErrorText(jump === 'gone' ? 'offline' : jump)}`}
    </ProblemLine>
  );
}
