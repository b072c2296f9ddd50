import Button from '@mui/material/Button';
import type { ServerId } from '../../../shared/model/ids';
import { call, useServer } from '../bridge/app-store';
import { Band } from '../components/band';
import { EmptyState } from '../components/empty-state';
import { IconAction } from '../components/icon-action';
import { MenuIcon } from '../components/icons';
import { SkeletonMessages } from '../components/skeletons';
import { isAboutKnocking, Knocking } from './knocking';
import { toErrorText, useTexts } from '../components/use-texts';
import { styled } from '../theme/styled';
import { color, size } from '../theme/tokens';

const Header = styled('header')({
  flex: 'none',
  height: size.header,
  display: 'flex',
  alignItems: 'center',
  padding: '0 12px',
  borderBottom: `1px solid ${color.line}`,
});

/** The main part while a server has no room to show: first contact, refusal, or no room joined. */
export function NoConversation({
  serverId,
  isColumn,
  onOpenNavigation,
  onBrowse,
}: {
  serverId: ServerId | null;
  isColumn: boolean;
  onOpenNavigation: () => void;
  onBrowse: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const connection = server?.connection;
  const isFirstContact = server !== null && !server.isKnown;
  const isKnocking = isFirstContact && isAboutKnocking(server.connection);
  const retry = () => {
    if (serverId !== null) void call('server:retry', { serverId });
  };
  return (
    <>
      <Header>
        {isColumn && (
          <IconAction label={t('common.openNavigation')} onClick={onOpenNavigation}>
            <MenuIcon />
          </IconAction>
        )}
      </Header>
      <div style={{ flex: 1, display: 'grid', alignContent: 'center', minHeight: 0 }}>
        {isKnocking ? (
          <Knocking server={server} onRetry={retry} />
        ) : connection?.state === 'refused' || connection?.state === 'reconnecting' ? (
          <div style={{ padding: 20, justifySelf: 'center', maxWidth: 560 }}>
            <Band
              tone="trouble"
              action={
                <Button size="small" variant="outlined" color="inherit" onClick={retry}>
                  {t('common.tryAgain')}
                </Button>
              }
            >
              {toErrorText(connection.reason)}
            </Band>
          </div>
        ) : isFirstContact ? (
          <SkeletonMessages />
        ) : (
          <EmptyState
            title={t('common.noRoomTitle')}
            action={
              <Button
                variant="outlined"
                disabled={connection?.state !== 'online'}
                onClick={onBrowse}
              >
                {t('rooms.browse')}
              </Button>
            }
          >
            {t('common.noRoom')}
          </EmptyState>
        )}
      </div>
    </>
  );
}
