import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useId } from 'react';
import type { NearbyServer } from '../../../shared/bridge/views';
import { call, useAppView } from '../bridge/app-store';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { toInitials } from './initials';
import { useTexts } from './use-texts';

/** How many of the words stand in the list: enough to tell two servers of one name apart. */
const WORDS_SHOWN = 3;

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 });
const Item = styled('li')({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
const Tile = styled('span')({
  flex: 'none',
  width: 34,
  height: 34,
  borderRadius: 10,
  display: 'grid',
  placeItems: 'center',
  backgroundColor: color.softAccent,
  color: color.accent,
  fontWeight: 650,
});
const Words = styled('div')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });

/**
 * Servers on this network that one is not on yet; nothing where there are none. While it stands, the network is asked
 * who is there.
 */
export function NearbyList({ onJoin }: { onJoin: (server: NearbyServer) => void }) {
  const t = useTexts();
  const titleId = useId();
  const nearby = useAppView((view) => view.nearby);
  const known = useAppView((view) => view.servers);
  useEffect(() => void call('nearby:look', {}), []);
  const others = (nearby ?? []).filter(({ serverId }) => known?.[serverId] === undefined);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <Typography id={titleId} variant="h3" component="h2" sx={{ marginBottom: 2 }}>
        {t('servers.nearby')}
      </Typography>
      <List>
        {others.map((server) => {
          const words = server.keyWords.slice(0, WORDS_SHOWN).join(' ');
          return (
            <Item key={server.serverId}>
              <Tile aria-hidden>{toInitials(server.name)}</Tile>
              <Words>
                <Typography component="div">
                  <bdi>{server.name}</bdi>
                </Typography>
                <Typography variant="caption" component="div" sx={{ color: color.muted }}>
                  {server.hostName === null
                    ? words
                    : t('servers.nearbyOf', { name: server.hostName, words })}
                </Typography>
              </Words>
              <Button
                size="small"
                aria-label={t('servers.nearbyJoin', { name: server.name, words })}
                onClick={() => onJoin(server)}
              >
                {t('servers.join')}
              </Button>
            </Item>
          );
        })}
      </List>
    </section>
  );
}
