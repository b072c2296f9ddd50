import Button from '@mui/material/Button';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import type { PasteOffering } from './use-paste-offer';
import { styled } from '../../../theme/styled';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 4px',
  minWidth: 0,
});

/** What else can be made of the words that were pasted. */
export function PasteBar({
  offering: { offer, accept, dismiss },
  onDone,
}: {
  offering: PasteOffering;
  /** The keyboard goes back to the words. */
  onDone: () => void;
}) {
  const t = useTexts();
  if (offer === null) return null;
  const put = (kind: 'formatted' | 'code') => {
    accept(kind);
    onDone();
  };
  return (
    <Bar
      role="group"
      aria-label={t('formatting.pasteOffer')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        dismiss();
        onDone();
      }}
    >
      {offer.formatted !== null && (
        <Button size="small" onClick={() => put('formatted')}>
          {t('formatting.pasteFormatted')}
        </Button>
      )}
      {offer.code !== null && (
        <Button size="small" onClick={() => put('code')}>
          {t('formatting.pasteCode')}
        </Button>
      )}
      <IconAction
        label={t('formatting.keepPlain')}
        size="small"
        placement="top"
        onClick={() => {
          dismiss();
          onDone();
        }}
      >
        <CloseIcon style={{ fontSize: 14 }} />
      </IconAction>
    </Bar>
  );
}
