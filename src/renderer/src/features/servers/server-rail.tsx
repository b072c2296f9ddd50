import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import type { ServerView } from '../../../../shared/bridge/views';
import type { ServerId } from '../../../../shared/model/ids';
import { useAppView } from '../../bridge/app-store';
import { hidden } from '../../components/hidden';
import { HostIcon, JoinIcon, PlusIcon } from '../../components/icons';
import { toInitials } from '../../components/initials';
import { Popover } from '../../components/menus';
import { PresenceDot } from '../../components/presence-dot';
import { useRovingFocus } from '../../components/use-roving-focus';
import { withTooltip } from '../../components/tooltip';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { toServerBadge } from './server-badge';
import { toStateText } from './state-text';

const Nav = styled('nav')({ height: '100%', overflowY: 'auto', scrollbarWidth: 'none' });
const List = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 12,
  padding: '12px 0',
});

const Tile = styled(ButtonBase)({
  position: 'relative',
  flex: 'none',
  width: 40,
  height: 40,
  borderRadius: 12,
  fontSize: 14,
  fontWeight: 600,
  backgroundColor: color.raised,
  color: color.text,
  '&:hover': { backgroundColor: color.selected },
  '&::before': {
    content: '""',
    position: 'absolute',
    left: -12,
    width: 4,
    height: 0,
    borderRadius: '0 4px 4px 0',
    backgroundColor: color.text,
    forcedColorAdjust: 'none',
  },
  '&[data-unread="true"]::before': { height: 8 },
  '&[aria-current]': { backgroundColor: color.accent, color: color.onAccent },
  '&[aria-current]:hover': { backgroundColor: color.accentStrong },
  '&[aria-current]::before': { height: 24 },
  '@media (forced-colors: active)': {
    border: '1px solid ButtonBorder',
    '&[aria-current]': { border: '3px solid Highlight' },
    '&::before': { backgroundColor: 'Highlight' },
  },
});

const AddTile = styled(ButtonBase)({
  flex: 'none',
  width: 40,
  height: 40,
  borderRadius: 12,
  border: `1.5px dashed ${color.control}`,
  color: color.muted,
  '&:hover': { color: color.text, backgroundColor: color.hover },
});

const Corner = styled('span')({
  position: 'absolute',
  right: -6,
  bottom: -6,
  minWidth: 20,
  padding: '0 4px',
  borderRadius: 10,
  border: `2px solid ${color.rail}`,
  fontSize: 11,
  lineHeight: '16px',
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  backgroundColor: color.accent,
  color: color.onAccent,
});
const StateCorner = styled('span')({
  position: 'absolute',
  top: -4,
  right: -4,
  padding: 2,
  display: 'grid',
  borderRadius: '50%',
  backgroundColor: color.rail,
});

const AddMenu = styled('div')({ display: 'grid', gap: 4, padding: 6, minWidth: 190 });

function ServerTile({
  server,
  isCurrent,
  onSelect,
  roving,
}: {
  server: ServerView;
  isCurrent: boolean;
  onSelect: () => void;
  roving: ReturnType<ReturnType<typeof useRovingFocus>['itemProps']>;
}) {
  const t = useTexts();
  const badge = toServerBadge(server);
  const { state } = server.connection;
  const notes = [
    ...(badge.forMe > 0 ? [t('servers.unread', { count: badge.forMe })] : []),
    ...(badge.forMe === 0 && badge.hasUnread ? [t('servers.hasUnread')] : []),
    ...(state === 'online' ? [] : [toStateText(server.connection, t)]),
    ...(server.isHostedHere ? [t('servers.hostedHere')] : []),
    ...(server.isVerified ? [] : [t('servers.notVerified')]),
  ];
  return (
    <Tile
      {...roving}
      {...withTooltip([server.name, ...notes].join(' · '), 'right')}
      onClick={onSelect}
      aria-current={isCurrent ? 'true' : undefined}
      data-unread={badge.hasUnread}
    >
      <span aria-hidden>{toInitials(server.name).slice(0, 3)}</span>
      <span style={hidden}>{[server.name, ...notes].join(', ')}</span>
      {badge.forMe > 0 && <Corner aria-hidden>{badge.forMe > 99 ? '99+' : badge.forMe}</Corner>}
      {state === 'reconnecting' || state === 'refused' ? (
        <StateCorner aria-hidden>
          <PresenceDot presence={state === 'refused' ? 'offline' : 'away'} size={9} />
        </StateCorner>
      ) : null}
    </Tile>
  );
}

/** The servers one belongs to, and how to add another. */
export function ServerRail({
  selectedServerId,
  onSelect,
  onHost,
  onJoin,
}: {
  selectedServerId: ServerId | null;
  onSelect: (serverId: ServerId) => void;
  /** null while hosting already. */
  onHost: (() => void) | null;
  onJoin: () => void;
}) {
  const t = useTexts();
  const order = useAppView((view) => view.serverOrder) ?? [];
  const servers = useAppView((view) => view.servers);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { listProps, itemProps } = useRovingFocus(selectedServerId);
  const known = order.flatMap((id) => servers?.[id] ?? []);

  const choose = (action: () => void) => () => {
    setAnchor(null);
    action();
  };

  return (
    <Nav aria-label={t('servers.rail')}>
      <List {...listProps}>
        {known.map((server, index) => (
          <ServerTile
            key={server.id}
            server={server}
            isCurrent={server.id === selectedServerId}
            onSelect={() => onSelect(server.id)}
            roving={itemProps(server.id, index === 0)}
          />
        ))}
        <AddTile
          {...withTooltip(t('servers.add'), 'right')}
          {...itemProps('add', known.length === 0)}
          aria-label={t('servers.add')}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <PlusIcon />
        </AddTile>
      </List>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'center', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: -8 }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('servers.add') } }}
      >
        <AddMenu>
          {onHost !== null && (
            <Button
              startIcon={<HostIcon />}
              color="inherit"
              sx={{ justifyContent: 'flex-start' }}
              onClick={choose(onHost)}
            >
              {t('servers.hostOne')}
            </Button>
          )}
          <Button
            startIcon={<JoinIcon />}
            color="inherit"
            sx={{ justifyContent: 'flex-start' }}
            onClick={choose(onJoin)}
          >
            {t('servers.joinOne')}
          </Button>
        </AddMenu>
      </Popover>
    </Nav>
  );
}
