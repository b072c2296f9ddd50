import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { styled } from '@mui/material/styles';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { SettingsChange } from '../../../../shared/bridge/settings';
import { displayNameSchema } from '../../../../shared/model/names';
import { call, useAppView } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color, edge, monospace } from '../../theme/tokens';

const Part = styled('section')({
  display: 'grid',
  gap: 6,
  paddingBottom: 16,
  borderBottom: `1px solid ${edge}`,
});

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Part aria-labelledby={id}>
      <Typography id={id} variant="h3">
        {title}
      </Typography>
      {children}
    </Part>
  );
}

const change = (settings: SettingsChange) => void call('settings:change', settings);

function Choice<T extends string>({
  label,
  value,
  options,
  isRow = false,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  isRow?: boolean;
  onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      aria-label={label}
      row={isRow}
      value={value}
      onChange={(_event, next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option !== undefined) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <FormControlLabel
          key={option.value}
          value={option.value}
          label={option.label}
          control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
        />
      ))}
    </RadioGroup>
  );
}

function OwnName({ name }: { name: string }) {
  const t = useTexts();
  const [draft, setDraft] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);

  const field = useRef<HTMLInputElement>(null);

  const save = async () => {
    const parsed = displayNameSchema.safeParse(draft);
    if (!parsed.success) {
      setProblem(t('settings.nameWrong'));
      return;
    }
    const answer = await call('profile:rename', { name: parsed.data });
    if (!answer.ok) {
      setProblem(toErrorText(answer.code));
      return;
    }
    setDraft(parsed.data);
    // There is nothing left to save: the button that was pressed switches off.
    field.current?.focus();
    announce(t('settings.nameSaved'));
  };

  return (
    <form
      style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('settings.name')}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setProblem(null);
        }}
        error={problem !== null}
        helperText={problem ?? undefined}
        inputRef={field}
        fullWidth
        slotProps={{
          htmlInput: { spellCheck: false, autoComplete: 'off', dir: 'auto' },
          formHelperText: { role: 'alert' },
        }}
      />
      <Button
        type="submit"
        variant="outlined"
        color="inherit"
        disabled={draft === name}
        sx={{ marginTop: '21px', minHeight: 39 }}
      >
        {t('common.save')}
      </Button>
    </form>
  );
}

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

/** What a person can choose, who they are to others, and what is protected. */
export function SettingsDialog({
  onClose,
  onDoctor,
}: {
  onClose: () => void;
  onDoctor: () => void;
}) {
  const t = useTexts();
  const receiptsId = useId();
  const profile = useAppView((view) => view.profile);
  const settings = useAppView((view) => view.settings);
  const keepAwakeId = useId();
  const announceId = useId();
  if (profile === null || settings === null) return null;
  const option = <T extends string>(value: T, label: string) => ({ value, label });
  return (
    <AppDialog isOpen title={t('settings.title')} onClose={onClose} maxWidth={540}>
      {profile.name !== null && (
        <Section title={t('settings.you')}>
          <OwnName name={profile.name} />
        </Section>
      )}
      <Section title={t('settings.appearance')}>
        <Choice
          isRow
          label={t('settings.appearance')}
          value={settings.theme}
          options={[
            option('system', t('settings.theme.system')),
            option('light', t('settings.theme.light')),
            option('dark', t('settings.theme.dark')),
          ]}
          onChange={(theme) => change({ theme })}
        />
      </Section>
      <Section title={t('settings.notifications')}>
        <Choice
          label={t('settings.notifications')}
          value={settings.notify}
          options={[
            option('mentions', t('settings.notify.mentions')),
            option('all', t('settings.notify.all')),
            option('nothing', t('settings.notify.nothing')),
          ]}
          onChange={(notify) => change({ notify })}
        />
        <FormControlLabel
          label={t('settings.withText')}
          control={
            <Switch
              checked={settings.notifyWithText}
              onChange={(event) => change({ notifyWithText: event.target.checked })}
            />
          }
        />
        <NotificationTest />
      </Section>
      <Section title={t('settings.privacy')}>
        <FormControlLabel
          label={t('settings.receipts')}
          control={
            <Switch
              checked={settings.sendReadReceipts}
              onChange={(event) => change({ sendReadReceipts: event.target.checked })}
              slotProps={{ input: { 'aria-describedby': receiptsId } }}
            />
          }
        />
        <Typography id={receiptsId} variant="body2" sx={{ color: color.muted }}>
          {t('settings.receiptsText')}
        </Typography>
      </Section>
      <Section title={t('settings.hosting')}>
        <FormControlLabel
          label={t('settings.resume')}
          control={
            <Switch
              checked={settings.resumeHosting}
              onChange={(event) => change({ resumeHosting: event.target.checked })}
            />
          }
        />
        <FormControlLabel
          label={t('settings.announce')}
          control={
            <Switch
              checked={settings.announceServer}
              onChange={(event) => change({ announceServer: event.target.checked })}
              slotProps={{ input: { 'aria-describedby': announceId } }}
            />
          }
        />
        <Typography id={announceId} variant="body2" sx={{ color: color.muted }}>
          {t('settings.announceMeaning')}
        </Typography>
        <FormControlLabel
          label={t('settings.keepAwake')}
          control={
            <Switch
              checked={settings.keepAwake}
              onChange={(event) => change({ keepAwake: event.target.checked })}
              slotProps={{ input: { 'aria-describedby': keepAwakeId } }}
            />
          }
        />
        <Typography id={keepAwakeId} variant="body2" sx={{ color: color.muted }}>
          {t('settings.keepAwakeMeaning')}
        </Typography>
      </Section>
      <Section title={t('settings.network')}>
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('settings.networkText')}
        </Typography>
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          sx={{ justifySelf: 'start', marginTop: 1 }}
          onClick={onDoctor}
        >
          {t('doctor.open')}
        </Button>
      </Section>
      <Section title={t('settings.identity')}>
        <Typography sx={{ fontFamily: monospace, fontSize: 12.5, userSelect: 'all' }}>
          {profile.selfId.match(/.{1,4}/g)?.join(' ')}
        </Typography>
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('settings.identityText')}
        </Typography>
        <Typography variant="body2">
          {t(profile.isKeyProtected ? 'settings.keyProtected' : 'settings.keyUnprotected')}
        </Typography>
      </Section>
      <Section title={t('settings.protection')}>
        <Typography variant="body2">
          {[t('settings.protection1'), t('settings.protection2'), t('settings.protection3')].join(
            ' ',
          )}
        </Typography>
      </Section>
      <Typography variant="caption" sx={{ color: color.muted }}>
        {t('settings.version', { version: profile.appVersion })}
      </Typography>
    </AppDialog>
  );
}
