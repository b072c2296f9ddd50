import type { Capability } from '../../../shared/model/capability';
import { isolateText } from '../../../shared/model/direction';
import { useAppView } from '../bridge/app-store';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { toListText } from './list-text';
import { useTexts } from './use-texts';

const Note = styled('p')({ margin: 0, color: color.muted, fontSize: 13, overflowWrap: 'anywhere' });
const MOST_NAMES = 5;

/** Names the servers, if any, that are too old to show what is chosen here (CA-3). */
export function NotShownNote({ capability }: { capability: Capability }) {
  const t = useTexts();
  const names = useAppView((view) =>
    view.serverOrder
      .map((id) => view.servers[id])
      .filter((server) => server?.lacks.includes(capability) === true)
      .map((server) => server?.name ?? '')
      .join('\n'),
  );
  if (names === null || names === '') return null;
  const all = names.split('\n').map((name) => isolateText(name));
  const more = all.slice(MOST_NAMES).length;
  const shown = all.slice(0, MOST_NAMES);
  const servers = toListText(more > 0 ? [...shown, `+${more}`] : shown);
  return <Note>{t('profile.notShown', { servers })}</Note>;
}
