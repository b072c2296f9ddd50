import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, underColumn } from '../../../theme/tokens';
import { useRowActions } from '../actions/row-actions';
import { toFullTimeText } from '../dates';
import type { Row } from '../rows';

const Line = styled('div')({
  paddingBlock: 4,
  paddingInline: '68px 20px',
  color: color.muted,
  fontSize: 13,
  lineHeight: '19px',
  overflowWrap: 'anywhere',
  '&:hover, &:focus-visible, &:focus-within': { backgroundColor: color.hover },
  '&:focus-visible': { outlineOffset: -2 },
  [underColumn]: { paddingInline: '60px 12px' },
});
const Go = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  borderRadius: 4,
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

/** Says that somebody pinned a message; a press goes there. */
export function PinLine({
  row,
  name,
  tabIndex,
}: {
  row: Extract<Row, { kind: 'pin' }>;
  name: string;
  tabIndex: number;
}) {
  const t = useTexts();
  const { jumpTo } = useRowActions();
  const text = t('pins.pinned', { name });
  return (
    <Line
      data-row={row.key}
      role="article"
      aria-label={text}
      tabIndex={tabIndex}
      dir="auto"
      title={toFullTimeText(row.at)}
    >
      <Go
        type="button"
        tabIndex={tabIndex}
        aria-label={`${text}. ${t('pins.go')}`}
        onClick={() => jumpTo(row.target)}
      >
        {text}
      </Go>
    </Line>
  );
}
