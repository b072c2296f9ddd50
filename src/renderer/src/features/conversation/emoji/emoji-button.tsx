import { memo, Suspense, useState, type RefObject } from 'react';
import { IconAction } from '../../../components/icon-action';
import { SmileIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { rememberEmoji } from '../actions/recent-emoji';
import { applyChange, toWritten } from '../writing/changes';
import { EmojiPicker } from './later';

/** Opens the emoji picker beside a box and writes what is picked where the words stand. Not drawn anew at every key. */
export const EmojiButton = memo(function EmojiButton({
  boxRef,
  isOff,
}: {
  boxRef: RefObject<HTMLTextAreaElement | null>;
  isOff: boolean;
}) {
  const t = useTexts();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const pick = (emoji: string) => {
    close();
    rememberEmoji(window.localStorage, emoji);
    // The picker gives the keyboard back to the button when it is gone; words want it in the box.
    requestAnimationFrame(() => {
      const box = boxRef.current;
      if (box === null) return;
      const { start, end } = toWritten(box);
      const caret = start + emoji.length;
      applyChange(box, { from: start, to: end, insert: emoji, select: [caret, caret] });
    });
  };
  return (
    <>
      <IconAction
        label={t('emoji.insert')}
        size="small"
        placement="top"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        disabled={isOff}
        sx={{ width: 26, height: 26, padding: 0 }}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <SmileIcon />
      </IconAction>
      {anchor !== null && (
        <Suspense fallback={null}>
          <EmojiPicker label={t('emoji.insert')} anchor={anchor} onPick={pick} onClose={close} />
        </Suspense>
      )}
    </>
  );
});
