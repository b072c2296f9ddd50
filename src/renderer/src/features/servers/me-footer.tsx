import type { ServerId } from '../../../../shared/model/ids';
import { useAppView, useServer } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { SettingsIcon } from '../../components/icons';
import { hidden } from '../../components/hidden';
import { IconAction } from '../../components/icon-action';
import { NameTag } from '../../components/name-tag';
import { toStatusLine } from '../../components/status-text';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius } from '../../theme/tokens';
import { QuietButton } from './quiet-button';

const Footer = styled('footer')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '10px 8px 10px 12px',
  borderTop: `1px solid ${color.line}`,
});
const Me = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  flex: 1,
  minWidth: 0,
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '-4px -4px -4px -6px',
  padding: '4px 4px 4px 6px',
  borderRadius: radius.row,
  cursor: 'pointer',
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});
const Words = styled('div')({ flex: 1, minWidth: 0, lineHeight: '18px', fontWeight: 500 });
const Small = styled('div')({
  fontSize: 12,
  lineHeight: '16px',
  fontWeight: 400,
  color: color.muted,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});

/** Oneself, as others on this server see one, and the way to the settings. */
export function MeFooter({
  serverId,
  onSay,
  onOpenSettings,
}: {
  serverId: ServerId | null;
  /** The person wants to say how they are. */
  onSay: () => void;
  /** With the section to begin at, or with none. */
  onOpenSettings: (section?: string) => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const profile = useAppView((view) => view.profile);
  if (profile === null) return null;
  const self = server === null ? undefined : server.members[server.selfId];
  const name = self?.name ?? profile.name ?? profile.suggestedName;
  const presence = server?.connection.state === 'online' ? (self?.presence ?? 'online') : 'offline';
  const { text, emoji } = profile.said;
  const line = toStatusLine({ text, emoji: emoji ?? '' });
  const shown = [t(`common.${presence}`), line].filter((part) => part !== '').join(', ');
  const label = t('profile.openNow', { said: shown });
  return (
    <Footer>
      <Me type="button" aria-haspopup="dialog" title={label} onClick={onSay}>
        {/* Not instead of what is seen: whoever speaks to the machine says that. */}
        <span style={hidden}>{label}. </span>
        <Avatar
          id={self?.id ?? profile.selfId}
          name={name}
          size={30}
          presence={presence}
          pictureHash={profile.pictureHash}
        />
        <Words>
          <NameTag name={name} tag={self?.tag ?? null} />
          <Small dir="auto">{line === '' ? t(`common.${presence}`) : line}</Small>
        </Words>
      </Me>
      <QuietButton onOpenHours={() => onOpenSettings('notifications')} />
      <IconAction label={t('servers.settings')} placement="top" onClick={() => onOpenSettings()}>
        <SettingsIcon />
      </IconAction>
    </Footer>
  );
}
