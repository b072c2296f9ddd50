import { AppDialog } from '../../../components/app-dialog';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { useCompletingPlace } from '../completing/place';
import { toCommands } from './commands';

const List = styled('dl')({ margin: 0, display: 'grid', gap: 12 });
const Form = styled('dt')({ fontWeight: 600 });
const About = styled('dd')({ margin: 0, color: color.muted });
const Words = styled('p')({ margin: 0, color: color.muted });

/** Explains the commands that one may give in this room. */
export function CommandsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const place = useCompletingPlace();
  if (place === null) return null;
  return (
    <AppDialog isOpen title={t('commands.title')} onClose={onClose}>
      <List>
        {toCommands(place.server, place.room).map(({ name }) => (
          <div key={name}>
            <Form>
              <bdi>{t(`commands.${name}.form`)}</bdi>
            </Form>
            <About>{t(`commands.${name}.about`)}</About>
          </div>
        ))}
      </List>
      <Words>{t('commands.slash')}</Words>
    </AppDialog>
  );
}
