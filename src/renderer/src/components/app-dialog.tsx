import Dialog from '@mui/material/Dialog';
import Typography from '@mui/material/Typography';
import { useEffect, useId, type ReactNode } from 'react';
import { styled } from '../theme/styled';
import { color, underColumn } from '../theme/tokens';
import { CloseIcon } from './icons';
import { IconAction } from './icon-action';
import { useKeptFocus } from './use-kept-focus';
import { useTexts } from './use-texts';

const Frame = styled('form')({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  margin: 0,
});

const Head = styled('header')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '18px 16px 10px 24px',
  [underColumn]: { padding: '12px 8px 8px 16px' },
});

const Body = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  padding: '4px 24px 20px',
  overflowY: 'auto',
  [underColumn]: { padding: '4px 16px 16px' },
});

/** What lays itself out and scrolls in parts; as tall in every state, so that it does not jump. */
const Plain = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  flex: 1,
  minHeight: 0,
});

const Foot = styled('footer')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  gap: 8,
  padding: '12px 24px 20px',
  [underColumn]: { padding: '12px 16px 16px' },
});

const FRAME_HEIGHT = 640;

/** Gives the keyboard to the main part when what it was given back to is gone by the time a dialog closes. */
function mendFocus(): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.querySelector('main')?.focus();
  });
}

/**
 * A dialog: keeps the keyboard inside, whatever appears and disappears in it, closes on Escape, gives focus back. With `onSubmit` Enter in a field submits
 * (make the button of `actions` `type="submit"`). `closeOnBackdrop` is off where typed words would be lost.
 */
export function AppDialog({
  isOpen,
  title,
  onClose,
  onSubmit,
  children,
  actions,
  maxWidth = 460,
  isQuestion = false,
  isText = false,
  isFrame = false,
  name,
  start,
  closeOnBackdrop = true,
}: {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  onSubmit?: () => void;
  children: ReactNode;
  actions?: ReactNode;
  maxWidth?: number;
  /** A question that must be answered: no close button in the corner. */
  isQuestion?: boolean;
  /** Nothing in it takes the keyboard, so that it is scrolled by keys as a whole. */
  isText?: boolean;
  /** Lays itself out, takes all the height there is and scrolls in parts. */
  isFrame?: boolean;
  /** What it is called, where the title says which page of it is shown. */
  name?: string;
  /** A button before the title: the way back. */
  start?: ReactNode;
  closeOnBackdrop?: boolean;
}) {
  const t = useTexts();
  const titleId = useId();
  const nameId = useId();
  const paperRef = useKeptFocus();
  useEffect(() => mendFocus, []);
  const content = (
    <>
      <Head>
        {start}
        {name !== undefined && (
          <span id={nameId} hidden>
            {name}
          </span>
        )}
        <Typography id={titleId} variant="h2" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {!isQuestion && (
          <IconAction label={t('common.close')} onClick={onClose}>
            <CloseIcon />
          </IconAction>
        )}
      </Head>
      {isFrame ? (
        <Plain>{children}</Plain>
      ) : (
        <Body {...(isText ? { tabIndex: 0, role: 'group', 'aria-labelledby': titleId } : {})}>
          {children}
        </Body>
      )}
      {actions !== undefined && <Foot>{actions}</Foot>}
    </>
  );
  return (
    <Dialog
      open={isOpen}
      role={isQuestion ? 'alertdialog' : 'dialog'}
      aria-labelledby={name === undefined ? titleId : nameId}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown' || closeOnBackdrop) onClose();
      }}
      slotProps={{
        paper: {
          ref: paperRef,
          tabIndex: -1,
          sx: {
            '&:focus': { outline: 'none' },
            width: '100%',
            maxWidth,
            margin: '24px',
            maxHeight: 'calc(100% - 48px)',
            color: color.text,
            ...(isFrame ? { height: FRAME_HEIGHT } : {}),
            [underColumn]: { margin: '12px', maxHeight: 'calc(100% - 24px)' },
          },
        },
      }}
    >
      {onSubmit === undefined ? (
        content
      ) : (
        <Frame
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            // React hands events of a dialog to the parents of its component too; a form there must not submit as well.
            event.stopPropagation();
            onSubmit();
          }}
        >
          {content}
        </Frame>
      )}
    </Dialog>
  );
}
