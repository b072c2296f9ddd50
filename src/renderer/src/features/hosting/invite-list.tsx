import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { InviteId } from '../../../../shared/model/ids';
import type { InviteFacts } from '../../../../shared/model/invite-facts';
import { call } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { toMomentText, toTermsText } from './invite-texts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, fontSize: 13 });
const Row = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 44,
  padding: '4px 0',
  borderTop: `1px solid ${color.line}`,
});
const Words = styled('div')({ flex: 1, minWidth: 0 });

/** Every invite that still lets somebody in, newest first, each with a way to end it. */
export function InviteList({
  invites,
  shownId,
}: {
  invites: readonly InviteFacts[];
  /** The one whose link is shown. */
  shownId: InviteId | null;
}) {
  const t = useTexts();
  const title = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (invites.length === 0) return null;

  const revoke = async (id: InviteId) => {
    setProblem(null);
    const answer = await call('invite:revoke', { id });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    // The button goes with its row; the keyboard stays in the list.
    flushSync(() => setProblem(null));
    title.current?.focus();
    announce(t('hosting.inviteRevoked'));
  };

  return (
    <div>
      <Typography
        variant="caption"
        component="h4"
        ref={title}
        tabIndex={-1}
        sx={{ color: color.muted, paddingBlock: 4, '&:focus': { outline: 'none' } }}
      >
        {t('hosting.invitesHolding', { count: invites.length })}
      </Typography>
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <List aria-label={t('hosting.invitesList')}>
        {invites.toReversed().map((invite) => {
          const made = t('hosting.inviteMade', { moment: toMomentText(invite.madeAt) });
          return (
            <Row key={invite.id}>
              <Words>
                <div>{toTermsText(invite, t)}</div>
                <div style={{ color: color.muted, fontSize: 12 }}>
                  {invite.id === shownId ? `${made} · ${t('hosting.inviteShown')}` : made}
                </div>
              </Words>
              <Button
                size="small"
                color="error"
                aria-label={`${t('hosting.revoke')}: ${toTermsText(invite, t)}, ${made}`}
                onClick={() => void revoke(invite.id)}
              >
                {t('hosting.revoke')}
              </Button>
            </Row>
          );
        })}
      </List>
    </div>
  );
}
