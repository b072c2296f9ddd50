import { IconAction } from '../../../components/icon-action';
import { CheckIcon, CopyIcon } from '../../../components/icons';
import { useCopy } from '../../../components/use-copy';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, monospace } from '../../../theme/tokens';
import { useShadedCode } from './use-shaded-code';

const Frame = styled('figure')({
  position: 'relative',
  margin: 0,
  maxWidth: '100%',
  border: `1px solid ${color.line}`,
  borderRadius: 8,
  backgroundColor: color.code,
  color: color.text,
});
const Head = styled('figcaption')({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  // The button stands at the beginning: over the other end of a message its own buttons appear.
  minHeight: 26,
  padding: '0 2px',
  paddingInlineStart: 10,
  color: color.muted,
  fontSize: 11.5,
  lineHeight: '17px',
  '& svg': { fontSize: 14 },
});
const Language = styled('span')({
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Lines = styled('pre')({
  margin: 0,
  padding: '0 10px 8px',
  // Whoever scrolls the conversation is not held up by a long block.
  maxHeight: 420,
  overflow: 'auto',
  overscrollBehavior: 'auto',
  fontFamily: monospace,
  fontSize: 12.5,
  lineHeight: '19px',
  whiteSpace: 'pre',
  tabSize: 4,
  textAlign: 'start',
  borderRadius: '0 0 8px 8px',
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});

const Code = styled('code')({
  '& [data-shade="keyword"]': { color: color.codeKeyword },
  '& [data-shade="string"]': { color: color.codeString },
  '& [data-shade="number"]': { color: color.codeNumber },
  '& [data-shade="name"]': { color: color.codeName },
  '& [data-shade="note"]': { color: color.muted },
});

/** Lines of code: they keep their shape, scroll inside of their frame, and can be copied. */
export function CodeBlock({
  text,
  language,
  tabIndex,
}: {
  text: string;
  language: string;
  tabIndex: number;
}) {
  const t = useTexts();
  const { copied, copy } = useCopy();
  const pieces = useShadedCode(text, language);
  const isCopied = copied === text;
  const name = language === '' ? t('formatting.code') : language;
  return (
    <Frame dir="ltr">
      <Head>
        <Language>{name}</Language>
        <IconAction
          label={t(isCopied ? 'formatting.codeCopied' : 'formatting.copyCode')}
          size="small"
          tabIndex={tabIndex}
          onClick={() => void copy(text, t('formatting.codeCopied'))}
        >
          {isCopied ? <CheckIcon /> : <CopyIcon />}
        </IconAction>
      </Head>
      <Lines
        tabIndex={tabIndex}
        role="group"
        aria-label={t('formatting.codeIn', { language: name })}
      >
        <Code>
          {pieces === null
            ? text
            : pieces.map((piece, index) => (
                <span key={index} data-shade={piece.shade ?? undefined}>
                  {piece.text}
                </span>
              ))}
        </Code>
      </Lines>
    </Frame>
  );
}
