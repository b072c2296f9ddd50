import Button from '@mui/material/Button';
import { useState } from 'react';
import { call } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { BellIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { choiceRow, ownRow, switchRow, type Section } from '../parts/row';

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
    switchRow('notifyWithText', { label: 'settings.withText', text: 'settings.withTextText' }),
    ownRow({
      label: 'settings.testLabel',
      text: 'settings.testText',
      words: ['settings.test'],
      Body: NotificationTest,
    }),
  ],
};
