import Button from '@mui/material/Button';
import { useState } from 'react';
import { call } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { BellIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { choiceRow, ownRow, switchRow, type Section } from '../parts/row';
import { Keywords } from './keywords';
import { QuietHours } from './quiet-hours';
import { SoundChoice } from './sound-choice';

function NotificationTest() {
  const t = useTexts();
  const [result, setResult] = useState<'none' | 'sending' | 'shown' | 'notShown'>('none');
  const test = async () => {
    setResult('sending');
    const answer = await call('notification:test', {});
    setResult(answer.ok && answer.value.isShown ? 'shown' : 'notShown');
  };
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        sx={{ justifySelf: 'start', marginTop: 1 }}
        aria-busy={result === 'sending'}
        onClick={() => void test()}
      >
        {t('settings.test')}
      </Button>
      {(result === 'shown' || result === 'notShown') && (
        <Band tone={result === 'shown' ? 'calm' : 'trouble'}>
          {t(result === 'shown' ? 'settings.testShown' : 'settings.testNotShown')}
        </Band>
      )}
    </>
  );
}

/** When and how one is told of messages. */
export const notifications: Section = {
  id: 'notifications',
  title: 'settings.notifications',
  Icon: BellIcon,
  rows: [
    choiceRow('notify', {
      label: 'settings.notify.label',
      text: 'settings.notify.text',
      options: {
        mentions: 'settings.notify.mentions',
        all: 'settings.notify.all',
        nothing: 'settings.notify.nothing',
      },
    }),
    ownRow({
      label: 'notifying.keywords.label',
      text: 'notifying.keywords.text',
      words: ['notifying.keywords.field', 'notifying.keywords.add'],
      settings: ['keywords'],
      Body: Keywords,
    }),
    switchRow('notifyWithText', { label: 'settings.withText', text: 'settings.withTextText' }),
    ownRow({
      label: 'notifying.sound.label',
      text: 'notifying.sound.text',
      words: [
        'notifying.sound.system',
        'notifying.sound.ember',
        'notifying.sound.chime',
        'notifying.sound.drop',
        'notifying.sound.wood',
        'notifying.sound.off',
      ],
      settings: ['notifySound'],
      Body: SoundChoice,
    }),
    ownRow({
      label: 'notifying.hours.label',
      text: 'notifying.hours.text',
      words: ['notifying.quiet', 'notifying.hours.add'],
      settings: ['quietHours'],
      Body: QuietHours,
    }),
    switchRow('followSystemQuiet', {
      label: 'notifying.follow',
      text: 'notifying.followText',
      isShown: (view) => view.quiet.canFollowSystem,
    }),
    ownRow({
      label: 'settings.testLabel',
      text: 'settings.testText',
      words: ['settings.test'],
      Body: NotificationTest,
    }),
  ],
};
