import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import { soundSchema, type BundledSound, type Sound } from '../../../../../shared/model/sounds';
import { useAppView } from '../../../bridge/app-store';
import { playSound } from '../../../components/sounds';
import { useTexts } from '../../../components/use-texts';
import { change } from '../parts/controls';

/** The system's own is heard with a test notification, and none is heard. */
const toPlayable = (sound: Sound): BundledSound | null =>
  sound === 'system' || sound === 'off' ? null : sound;

/** Chooses the sound of notifications; each is heard when it is chosen. */
export function SoundChoice({ labelId }: { labelId: string }) {
  const t = useTexts();
  const chosen = useAppView((view) => view.settings.notifySound);
  if (chosen === null) return null;
  const playable = toPlayable(chosen);
  const choose = (value: string) => {
    const sound = soundSchema.safeParse(value);
    if (!sound.success) return;
    change({ notifySound: sound.data });
    const heard = toPlayable(sound.data);
    if (heard !== null) void playSound(heard);
  };
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
      <NativeSelect
        input={<OutlinedInput />}
        inputProps={{ 'aria-labelledby': labelId }}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        sx={{ minWidth: 220, maxWidth: '100%' }}
      >
        {soundSchema.options.map((sound) => (
          <option key={sound} value={sound}>
            {t(`notifying.sound.${sound}`)}
          </option>
        ))}
      </NativeSelect>
      {playable !== null && (
        <Button variant="outlined" color="inherit" onClick={() => void playSound(playable)}>
          {t('notifying.sound.play')}
        </Button>
      )}
    </div>
  );
}
