import Button from '@mui/material/Button';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';

const Line = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  paddingBlock: 1,
  paddingInline: '68px 20px',
  fontSize: 13,
  lineHeight: '21px',
  color: color.muted,
  [underColumn]: { paddingInline: '60px 12px' },
});

/** In the place of a message by somebody who is blocked, until it is asked for (PE-3). */
export function FoldedLine({ tabIndex, onShow }: { tabIndex: number; onShow: () => void }) {
  const t = useTexts();
  return (
    <Line>
      <span>{t('people.folded')}</span>
      <Button size="small" color="secondary" tabIndex={tabIndex} onClick={onShow}>
        {t('people.show')}
      </Button>
    </Line>
  );
}
