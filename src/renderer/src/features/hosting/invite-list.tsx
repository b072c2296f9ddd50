import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { InviteId } from '../../../../shared/model/ids';
import type { InviteFacts } from '../../../../shared/model/invite-facts';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
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

/** Invites that were given away and still let somebody in, newest first, each with a way to end it. */
export function InviteList({
  invites,
  onRevoke,
}: {
  invites: readonly InviteFacts[];
  onRevoke: (id: InviteId) => void;
}) {
  const t = useTexts();
  if (invites.length === 0) return null;
  return (
    <div>
      <Typography
        variant="caption"
        component="h4"
        sx={{ color: color.muted, paddingBlock: '4px 6px' }}
      >
        {t('hosting.otherInvites', { count: invites.length })}
      </Typography>
      <List aria-label={t('hosting.otherInvitesList')}>
        {invites.toReversed().map((invite) => {
          const made = t('hosting.inviteMade', { moment: toMomentText(invite.madeAt) });
          return (
            <Row key={invite.id}>
              <Words>
                <div>{toTermsText(invite, t)}</div>
                <div style={{ color: color.muted, fontSize: 12 }}>{made}</div>
              </Words>
              <Button
                size="small"
                color="error"
                aria-label={`${t('hosting.revoke')}: ${toTermsText(invite, t)}, ${made}`}
                onClick={() => onRevoke(invite.id)}
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
