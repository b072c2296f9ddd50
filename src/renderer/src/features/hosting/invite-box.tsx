import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { HostingView, ShownInvite } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { InviteId } from '../../../../shared/model/ids';
import { call } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { CheckIcon, CopyIcon, PlusIcon } from '../../components/icons';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, monospace, radius } from '../../theme/tokens';
import { InviteList } from './invite-list';
import { toTermsText } from './invite-texts';
import { NewInviteDialog } from './new-invite-dialog';
import { QrCode } from './qr-code';
import { Section } from './section';
import { useCopy } from '../../components/use-copy';

const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: '124px minmax(0, 1fr)',
  gap: 14,
  alignItems: 'start',
});
const QrFrame = styled('div')({
  border: `1px solid ${color.line}`,
  borderRadius: 9,
  overflow: 'hidden',
});
const Link = styled('code')({
  display: 'block',
  padding: '6px 8px',
  borderRadius: radius.row,
  border: `1px solid ${color.line}`,
  backgroundColor: color.code,
  fontFamily: monospace,
  fontSize: 12,
  lineHeight: '17px',
  wordBreak: 'break-all',
  userSelect: 'all',
});
const FourLines = styled('span')({
  display: '-webkit-box',
  WebkitLineClamp: 4,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
});

type Running = Extract<HostingView, { state: 'running' }>;

function Shown({ invite, isNeeded }: { invite: ShownInvite; isNeeded: boolean }) {
  const t = useTexts();
  const { copied, copy } = useCopy();
  return (
    <>
      <Grid>
        <QrFrame>
          <QrCode text={invite.link} label={t('hosting.qr')} />
        </QrFrame>
        <div style={{ display: 'grid', gap: 8 }}>
          <Link>
            <FourLines>{invite.link}</FourLines>
          </Link>
          <Button
            variant="contained"
            startIcon={copied === null ? <CopyIcon /> : <CheckIcon />}
            onClick={() => void copy(invite.link, t('hosting.inviteCopied'))}
          >
            {t('hosting.copyInvite')}
          </Button>
        </div>
      </Grid>
      <Typography variant="caption" sx={{ color: color.muted }}>
        {copied === null
          ? t(isNeeded ? 'hosting.inviteMeaningPassword' : 'hosting.inviteMeaning')
          : t('hosting.inviteCopied')}
      </Typography>
      <Typography variant="body2">{toTermsText(invite, t)}</Typography>
    </>
  );
}

/** The invite to give away now, a new one, and those that were given away and still hold. */
export function InviteBox({ hosting }: { hosting: Running }) {
  const t = useTexts();
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const newInvite = useRef<HTMLButtonElement>(null);
  const { invite, invites, joining } = hosting;
  useEffect(() => {
    void call('invite:show', {});
  }, []);

  const revoke = async (id: InviteId) => {
    const answer = await call('invite:revoke', { id });
    setProblem(answer.ok ? null : answer.code);
    if (!answer.ok) return;
    // The button goes with its invite; the keyboard stays here.
    newInvite.current?.focus();
    announce(t('hosting.inviteRevoked'));
  };

  return (
    <Section title={t('hosting.invite')}>
      {invite === null ? (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('hosting.inviteNone')}
        </Typography>
      ) : (
        <Shown key={invite.id} invite={invite} isNeeded={joining !== 'open'} />
      )}
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          startIcon={<PlusIcon />}
          ref={newInvite}
          onClick={() => setIsMaking(true)}
        >
          {t('hosting.newInvite')}
        </Button>
        {invite !== null && (
          <Button
            size="small"
            color="error"
            aria-label={t('hosting.revokeShown')}
            onClick={() => void revoke(invite.id)}
          >
            {t('hosting.revoke')}
          </Button>
        )}
      </div>
      <InviteList
        invites={invites.filter(({ id }) => id !== invite?.id)}
        onRevoke={(id) => void revoke(id)}
      />
      {isMaking && <NewInviteDialog onClose={() => setIsMaking(false)} />}
    </Section>
  );
}
