import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Person } from '../../../../../shared/model/person';
import { call, useAppView } from '../../../bridge/app-store';
import { Avatar } from '../../../components/avatar';
import { compareNames } from '../../../components/compare-names';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 });
const Item = styled('li')({ display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 });
const Name = styled('bdi')({
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Fact = styled('small')({ flex: 1, color: color.muted, fontSize: 12, whiteSpace: 'nowrap' });

const isListed = ({ isMuted, isBlocked }: Person) => isMuted || isBlocked;
const byName = (a: Person, b: Person) => compareNames(a.name, b.name);

/** Whom one has muted or blocked, with the way back. */
export function KeptPeople({ labelId }: { labelId: string }) {
  const t = useTexts();
  const people = useAppView((view) => view.people) ?? {};
  const listed = Object.values<Person>(people).filter(isListed).toSorted(byName);
  if (listed.length === 0) return <Typography variant="body2">{t('people.listEmpty')}</Typography>;
  return (
    <List role="list" aria-labelledby={labelId}>
      {listed.map(({ memberId, name, isBlocked }) => (
        <Item key={memberId}>
          <Avatar id={memberId} name={name} size={24} />
          <Name>{name}</Name>
          <Fact>{t(isBlocked ? 'people.blocked' : 'people.muted')}</Fact>
          <Button
            size="small"
            color="inherit"
            aria-label={t(isBlocked ? 'people.unblockOne' : 'people.unmuteOne', { name })}
            onClick={() =>
              void call('person:set', {
                memberId,
                ...(isBlocked ? { isBlocked: false } : { isMuted: false }),
              })
            }
          >
            {t(isBlocked ? 'people.unblock' : 'people.unmute')}
          </Button>
        </Item>
      ))}
    </List>
  );
}
