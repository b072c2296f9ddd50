import { memo, useState, type ReactNode, type RefObject } from 'react';
import { IconAction } from '../../../components/icon-action';
import { hidden } from '../../../components/hidden';
import {
  BoldIcon,
  BlockIcon,
  CodeIcon,
  FormatIcon,
  ItalicIcon,
  LinkIcon,
  ListIcon,
  QuoteIcon,
  StrikeIcon,
} from './icons';
import { useRovingFocus } from '../../../components/use-roving-focus';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, underColumn } from '../../../theme/tokens';
import { formatBox, type Format } from './formats';
import { useWritten } from './use-written';

const Tools = styled('div')({
  display: 'flex',
  alignItems: 'center',
  minWidth: 0,
  gap: 1,
  '& button': { width: 26, height: 26, padding: 0, borderRadius: 6 },
  '& button[aria-pressed="true"]': { color: color.accent, backgroundColor: color.softAccent },
});
const Hint = styled('span')({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  [underColumn]: { visibility: 'hidden' },
});
const Room = styled('span')({ flex: 1, minWidth: 0 });

const TOOLS = [
  { format: 'bold', Icon: BoldIcon },
  { format: 'italic', Icon: ItalicIcon },
  { format: 'strike', Icon: StrikeIcon },
  { format: 'code', Icon: CodeIcon },
  { format: 'block', Icon: BlockIcon },
  { format: 'quote', Icon: QuoteIcon },
  { format: 'list', Icon: ListIcon },
  { format: 'link', Icon: LinkIcon },
] as const satisfies readonly { format: Format; Icon: unknown }[];

// Whoever wants the tools wants them in every room, as long as this window is open.
let isWantedEverywhere = false;

/**
 * What stands under a box: a hint, or the tools once they are asked for or words are selected. Not drawn again at every
 * key.
 */
export const FormatTools = memo(function FormatTools({
  boxRef,
  hintId,
  hint,
  isOff,
  instead,
}: {
  boxRef: RefObject<HTMLTextAreaElement | null>;
  hintId: string;
  hint: string;
  isOff: boolean;
  /** What is more urgent than both; null for nothing. */
  instead: ReactNode;
}) {
  const t = useTexts();
  const [isWanted, setIsWanted] = useState(isWantedEverywhere);
  const [hasFocus, setHasFocus] = useState(false);
  const { hasSelection, isInCode, has } = useWritten(boxRef, isWanted);
  const roving = useRovingFocus('bold', 'horizontal');
  const isShown = !isOff && instead === null && (isWanted || hasSelection || hasFocus);
  const hintText = isInCode ? t('formatting.codeHint') : hint;

  return (
    <>
      {instead}
      <IconAction
        label={t('formatting.tools')}
        size="small"
        placement="top"
        aria-pressed={isWanted}
        disabled={isOff}
        sx={{
          width: 26,
          height: 26,
          padding: 0,
          '&[aria-pressed="true"]': { color: color.accent },
        }}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          isWantedEverywhere = !isWanted;
          setIsWanted(!isWanted);
        }}
      >
        <FormatIcon />
      </IconAction>
      {isShown && (
        <Tools
          role="toolbar"
          aria-label={t('formatting.toolbar')}
          {...roving.listProps}
          onFocus={() => setHasFocus(true)}
          onBlur={(event) => {
            roving.listProps.onBlur(event);
            const to = event.relatedTarget;
            if (!(to instanceof Node) || !event.currentTarget.contains(to)) setHasFocus(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              boxRef.current?.focus();
            } else roving.listProps.onKeyDown(event);
          }}
        >
          {TOOLS.map(({ format, Icon }, index) => (
            <IconAction
              key={format}
              label={t(`formatting.${format === 'code' ? 'inlineCode' : format}`)}
              placement="top"
              aria-pressed={format === 'link' ? undefined : has(format)}
              // The words keep the keyboard and what is selected.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                const box = boxRef.current;
                if (box !== null) formatBox(box, format);
              }}
              {...roving.itemProps(format, index === 0)}
            >
              <Icon />
            </IconAction>
          ))}
        </Tools>
      )}
      {isShown || instead !== null ? (
        <>
          <Room />
          <span id={hintId} style={hidden}>
            {hintText}
          </span>
        </>
      ) : (
        <Hint id={hintId}>{hintText}</Hint>
      )}
    </>
  );
});
