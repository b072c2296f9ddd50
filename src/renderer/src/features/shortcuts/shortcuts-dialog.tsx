import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { AppDialog } from '../../components/app-dialog';
import { useAppView } from '../../bridge/app-store';
import { useTexts } from '../../components/use-texts';
import type { TextKey } from '../../../../shared/texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { SHORTCUTS, toKeyNames, type ShortcutGroup } from './shortcuts';

const Group = styled('section')({ display: 'grid', gap: 2 });
const List = styled('dl')({ margin: 0 });
const Line = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  padding: '6px 0',
  '& + &': { borderTop: `1px solid ${color.line}` },
});
const What = styled('dt')({ flex: 1, minWidth: 0 });
const Keys = styled('dd')({
  flex: 'none',
  display: 'flex',
  gap: 4,
  margin: 0,
});
const Key = styled('kbd')({
  minWidth: 24,
  padding: '1px 7px',
  border: `1px solid ${color.control}`,
  borderRadius: 6,
  fontFamily: 'inherit',
  fontSize: 12,
  textAlign: 'center',
  backgroundColor: color.sidebar,
});

function GroupOfKeys({ group, isMac }: { group: ShortcutGroup; isMac: boolean }) {
  const t = useTexts();
  const id = useId();
  return (
    <Group aria-labelledby={id}>
      <Typography id={id} variant="h3">
        {t(group.title)}
      </Typography>
      <List>
        {group.keys.map(({ keys, text }) => (
          <Line key={`${keys} ${text}`}>
            <What>{t(text)}</What>
            {/* Keys are pressed in this order, whatever the language is written in. */}
            <Keys dir="ltr">
              {toKeyNames(keys, isMac).map((name) => (
                <Key key={name}>
                  {t(`shortcuts.key.${name}` as TextKey, { defaultValue: name })}
                </Key>
              ))}
            </Keys>
          </Line>
        ))}
      </List>
    </Group>
  );
}

/** Every key there is, by where it works. `messageKeys` are those of a message, as its menu has them. */
export function ShortcutsDialog({
  messageKeys,
  onClose,
}: {
  messageKeys: ShortcutGroup['keys'];
  onClose: () => void;
}) {
  const t = useTexts();
  const isMac = useAppView((view) => view.profile.platform === 'darwin') ?? false;
  const groups = SHORTCUTS.map((group) =>
    group.title === 'shortcuts.onMessage'
      ? { ...group, keys: [...messageKeys, ...group.keys] }
      : group,
  );
  return (
    <AppDialog isOpen isText title={t('shortcuts.title')} maxWidth={560} onClose={onClose}>
      {groups.map((group) => (
        <GroupOfKeys key={group.title} group={group} isMac={isMac} />
      ))}
    </AppDialog>
  );
}
