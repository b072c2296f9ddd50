import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ServerView, ShownKey } from '../../../../shared/bridge/views';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { KeyLook } from '../../components/key-words';
import { useInitialFocus } from '../../components/use-initial-focus';
import { useTexts } from '../../components/use-texts';
import { color, monospace } from '../../theme/tokens';

function Key({ title, shown }: { title: string; shown: ShownKey }) {
  const t = useTexts();
  return (
    <section aria-label={title} style={{ display: 'grid', gap: 8, minWidth: 0 }}>
      <Typography variant="h3">{title}</Typography>
      <KeyLook words={shown.keyWords} fingerprint={shown.fingerprint} />
      <Typography variant="caption" sx={{ color: color.muted }}>
        {t('conversation.keyCharacters')}{' '}
        <span style={{ fontFamily: monospace, userSelect: 'text' }}>{shown.fingerprint}</span>
      </Typography>
    </section>
  );
}

/** Explains why Hearth stays away from a server whose key is another one now, and shows both keys. Accepts nothing. */
export function WrongKeyDialog({ server, onClose }: { server: ServerView; onClose: () => void }) {
  const t = useTexts();
  const closeRef = useInitialFocus();
  // undefined until the network has answered.
  const [shown, setShown] = useState<ShownKey | null>();
  const { id } = server;
  useEffect(() => {
    let isOpen = true;
    void call('server:shown-key', { serverId: id }).then((answer) => {
      if (isOpen) setShown(answer.ok ? answer.value.key : null);
    });
    return () => {
      isOpen = false;
    };
  }, [id]);
  return (
    <AppDialog
      isOpen
      isText
      maxWidth={560}
      title={t('conversation.wrongKeyTitle', { server: server.name })}
      onClose={onClose}
      actions={
        <Button color="inherit" onClick={onClose} ref={closeRef}>
          {t('common.close')}
        </Button>
      }
    >
      <Typography>{t('conversation.wrongKeyText')}</Typography>
      <Key title={t('conversation.wrongKeyKnown')} shown={server} />
      <Typography role="status" sx={{ color: color.muted }}>
        {shown === undefined && t('conversation.wrongKeyAsking')}
        {shown === null && t('conversation.wrongKeyGone')}
      </Typography>
      {shown !== undefined && shown !== null && (
        <Key title={t('conversation.wrongKeyShown')} shown={shown} />
      )}
      <Typography variant="body2">{t('conversation.wrongKeyNext')}</Typography>
    </AppDialog>
  );
}
