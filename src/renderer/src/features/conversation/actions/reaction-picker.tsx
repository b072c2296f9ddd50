import { Suspense, useState } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import { useTexts } from '../../../components/use-texts';
import { EmojiPicker } from '../emoji/later';
import type { MessageRow } from '../rows';

/** The emoji picker, to react with: those one has reacted with are marked. */
export function ReactionPicker({
  row,
  anchor,
  onPick,
  onClose,
}: {
  row: MessageRow;
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const pick = (emoji: string) => {
    const isThere = row.reactions.some((reaction) => reaction.emoji === emoji);
    if (!isThere && row.reactions.length >= LIMITS.reactionsPerMessage)
      setProblem(t('messages.tooManyReactions', { count: LIMITS.reactionsPerMessage }));
    else onPick(emoji);
  };
  return (
    <Suspense fallback={null}>
      <EmojiPicker
        label={t('messages.pickReaction')}
        anchor={anchor}
        problem={problem}
        isPressed={(emoji) =>
          row.reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn)
        }
        onPick={pick}
        onClose={onClose}
      />
    </Suspense>
  );
}
