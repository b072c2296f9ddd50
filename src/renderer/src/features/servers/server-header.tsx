import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState, type MouseEvent } from 'react';
import type { HostingView, ServerView } from '../../../../shared/bridge/views';
import { authorise } from '../../../../shared/model/authority';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useAppView, useServer } from '../../bridge/app-store';
import {
  BellIcon,
  BookmarkIcon,
  CopyIcon,
  DownloadIcon,
  HostIcon,
  MoreIcon,
  PeopleIcon,
  RetryIcon,
  ShieldAlertIcon,
  ShieldIcon,
  TrashIcon,
} from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { hidden } from '../../components/hidden';
import { announce } from '../../components/live-region';
import { Divider, Menu, MenuItem, onceOpen } from '../../components/menus';
import { PresenceDot } from '../../components/presence-dot';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, size } from '../../theme/tokens';
import { toPresent } from './server-badge';
import { toStateText } from './state-text';

const Header = styled('header')({
  flex: 'none',
  height: size.header,
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  paddingInlineEnd: 8,
  borderBottom: `1px solid ${color.line}`,
});

const Whole = styled(ButtonBase)({
  flex: 1,
  minWidth: 0,
  height: '100%',
  display: 'block',
  padding: '7px 8px 6px 16px',
  textAlign: 'start',
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { outlineOffset: -2 },
});
const Plain = styled('div')({ flex: 1, minWidth: 0, padding: '7px 8px 6px 16px' });

const State = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minWidth: 0,
  fontSize: 12,
  lineHeight: '17px',
  color: color.muted,
  '& > span:last-of-type': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** The line under the server's name. */
function useStateText(server: ServerView, hosting: HostingView | null): string {
  const t = useTexts();
  const count = toPresent(server).length;
  if (server.isHostedHere && hosting !== null && hosting.state !== 'running') {
    if (hosting.state === 'starting') return t('servers.hostingStarting');
    if (hosting.state === 'stopping') return t('servers.hostingStopping');
    return t('servers.hostingStopped');
  }
  if (server.connection.state !== 'online') return toStateText(server.connection, t);
  return server.isHostedHere
    ? t('servers.hostingPeople', { count })
    : t('servers.onlinePeople', { count });
}

/** The head of the sidebar: which server this is, how the connection stands, and what can be done with it. */
export function ServerHeader({
  serverId,
  onOpenHostPanel,
  isHostPanelOpen,
  onCompareKey,
  onForget,
  onExport,
  onCheckExport,
  onOrder,
  onNotify,
  onSaved,
}: {
  serverId: ServerId;
  onOpenHostPanel: () => void;
  isHostPanelOpen: boolean;
  onCompareKey: () => void;
  onForget: () => void;
  onExport: () => void;
  onCheckExport: () => void;
  onOrder: () => void;
  onNotify: () => void;
  onSaved: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const hosting = useAppView((view) => view.hosting);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (server === null) return null;
  return (
    <Header>
      <Title
        server={server}
        hosting={hosting}
        isHostPanelOpen={isHostPanelOpen}
        onOpenHostPanel={onOpenHostPanel}
      />
      {!server.isVerified && (
        <IconAction label={t('servers.notVerifiedAction')} onClick={onCompareKey}>
          <ShieldAlertIcon />
        </IconAction>
      )}
      <IconAction
        label={t('servers.menu')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event: MouseEvent<HTMLElement>) => {
          setAnchor(event.currentTarget);
          // Where none was made yet, there is one by the time somebody wants to copy it.
          if (server.isHostedHere && hosting?.state === 'running') void call('invite:show', {});
        }}
      >
        <MoreIcon style={{ strokeWidth: 2.6 }} />
      </IconAction>
      <ServerMenu
        server={server}
        hosting={hosting}
        open={anchor !== null}
        anchor={anchor}
        onClose={() => setAnchor(null)}
        onOpenHostPanel={onOpenHostPanel}
        onCompareKey={onCompareKey}
        onForget={onForget}
        onExport={onExport}
        onCheckExport={onCheckExport}
        onOrder={onOrder}
        onNotify={onNotify}
        onSaved={onSaved}
      />
    </Header>
  );
}

function Title({
  server,
  hosting,
  isHostPanelOpen,
  onOpenHostPanel,
}: {
  server: ServerView;
  hosting: HostingView | null;
  isHostPanelOpen: boolean;
  onOpenHostPanel: () => void;
}) {
  const t = useTexts();
  const state = useStateText(server, hosting);
  const { connection } = server;
  const words = (
    <>
      <Typography
        variant="h3"
        component="h1"
        noWrap
        title={server.isHostedHere ? undefined : server.name}
      >
        <bdi>{server.name}</bdi>
      </Typography>
      <State>
        <PresenceDot
          presence={
            connection.state === 'online'
              ? 'online'
              : connection.state === 'refused'
                ? 'offline'
                : 'away'
          }
        />
        <span>{state}</span>
      </State>
    </>
  );
  if (!server.isHostedHere) return <Plain>{words}</Plain>;
  return (
    <Whole aria-expanded={isHostPanelOpen} onClick={onOpenHostPanel}>
      {words}
      <span style={hidden}>{t('servers.openHostPanel')}</span>
    </Whole>
  );
}

// What stands in it is put together only for who opens it: its two sentences with something put in take longer than all its icons.
const ServerMenu = onceOpen(function OpenServerMenu({
  server,
  hosting,
  open,
  anchor,
  onClose,
  onOpenHostPanel,
  onCompareKey,
  onForget,
  onExport,
  onCheckExport,
  onOrder,
  onNotify,
  onSaved,
}: {
  server: ServerView;
  hosting: HostingView | null;
  open: boolean;
  anchor: HTMLElement | null;
  onClose: () => void;
  onOpenHostPanel: () => void;
  onCompareKey: () => void;
  onForget: () => void;
  onExport: () => void;
  onCheckExport: () => void;
  onOrder: () => void;
  onNotify: () => void;
  onSaved: () => void;
}) {
  const t = useTexts();
  const isHosted = server.isHostedHere;
  const { selfId, members } = server;
  const self = { id: selfId, role: members[selfId]?.role ?? 'member' } as const;
  // Whoever hosts has it in the host panel.
  const keepsOrder = !isHosted && authorise(self, { act: 'audit:list' });
  const running = isHosted && hosting?.state === 'running' ? hosting : null;
  const choose = (action: () => void) => () => {
    onClose();
    action();
  };
  const copy = (text: string, sentence: string) => () => {
    void call('clipboard:write', { text }).then((answer) => {
      if (answer.ok) announce(sentence);
    });
  };
  return (
    <Menu
      anchorEl={anchor}
      open={open}
      onClose={onClose}
      role="region"
      aria-label={t('servers.menu')}
      slotProps={{ list: { 'aria-label': t('servers.menu') } }}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
    >
      {isHosted && (
        <MenuItem onClick={choose(onOpenHostPanel)}>
          <HostIcon /> {t('servers.openHostPanel')}
        </MenuItem>
      )}
      {running !== null && (
        <MenuItem
          disabled={running.invite === null}
          onClick={choose(copy(running.invite?.link ?? '', t('servers.inviteCopied')))}
        >
          <CopyIcon /> {t('servers.copyInvite')}
        </MenuItem>
      )}
      {keepsOrder && (
        <MenuItem onClick={choose(onOrder)}>
          <PeopleIcon /> {t('order.open')}
        </MenuItem>
      )}
      {server.connection.state !== 'online' && (
        <MenuItem
          onClick={choose(() => {
            void call('server:retry', { serverId: server.id });
          })}
        >
          <RetryIcon /> {t('servers.retry')}
        </MenuItem>
      )}
      <MenuItem onClick={choose(onSaved)}>
        <BookmarkIcon /> {t('saved.open')}
      </MenuItem>
      <MenuItem onClick={choose(onNotify)}>
        <BellIcon /> {t('notifying.menu')}
      </MenuItem>
      <MenuItem onClick={choose(onExport)}>
        <DownloadIcon /> {t('export.menuServer')}
      </MenuItem>
      <MenuItem onClick={choose(onCheckExport)}>
        <ShieldIcon /> {t('export.menuCheck')}
      </MenuItem>
      <MenuItem onClick={choose(onForget)} sx={{ color: color.danger }}>
        <TrashIcon /> {t('servers.forget')}
      </MenuItem>
      <Divider sx={{ marginBlock: 1 }} />
      <MenuItem onClick={choose(copy(server.address, t('servers.addressCopied')))}>
        <CopyIcon /> {t('servers.copyAddress', { address: server.address })}
      </MenuItem>
      <MenuItem onClick={choose(onCompareKey)}>
        <ShieldIcon /> {t('servers.compareKey')}
      </MenuItem>
      <MenuItem onClick={choose(copy(server.fingerprint, t('servers.keyCopied')))}>
        <CopyIcon /> {t('servers.copyKey', { fingerprint: server.fingerprint })}
      </MenuItem>
    </Menu>
  );
});
