import { styled } from '@mui/material/styles';
import type { ServerId } from '../../../../shared/model/ids';
import { useAppView, useServer } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { SettingsIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { NameTag } from '../../components/name-tag';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

const Footer = styled('footer')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '10px 8px 10px 12px',
  borderTop: `1px solid ${color.line}`,
});
const Words = styled('div')({ flex: 1, minWidth: 0, lineHeight: '18px', fontWeight: 500 });
const Small = styled('div')({
  fontSize: 12,
  lineHeight: '16px',
  fontWeight: 400,
  color: color.muted,
});

/** Oneself, as others on this server see one, and the way to the settings. */
export function MeFooter({
  serverId,
  onOpenSettings,
}: {
  serverId: ServerId | null;
  onOpenSettings: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const profile = useAppView((view) => view.profile);
  if (profile === null) return null;
  const self = server === null ? undefined : server.members[server.selfId];
  const name = self?.name ?? profile.name ?? profile.suggestedName;
  const presence = server?.connection.state === 'online' ? (self?.presence ?? 'online') : 'offline';
  return (
    <Footer>
      <Avatar id={self?.id ?? profile.selfId} name={name} size={30} presence={presence} />
      <Words>
        <NameTag name={name} tag={self?.tag ?? null} />
        <Small>{t(`common.${presence}`)}</Small>
      </Words>
      <IconAction label={t('servers.settings')} placement="top" onClick={onOpenSettings}>
        <SettingsIcon />
      </IconAction>
    </Footer>
  );
}
