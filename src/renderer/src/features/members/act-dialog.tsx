import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Act } from '../../../../shared/model/act';
import { LIMITS } from '../../../../shared/model/limits';
import { cleanName } from '../../../../shared/model/names';
import { toLengthText } from '../../../../shared/texts/length';
import { call, useServer } from '../../bridge/app-store';
import { toNameText } from '../../components/member-names';
import { QuestionDialog } from '../../components/question-dialog';
import { useTexts } from '../../components/use-texts';
import type { ActQuestion } from './asked-act';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LENGTHS_MS = [10 * MINUTE_MS, HOUR_MS, 24 * HOUR_MS];
const ENDLESS = 'endless';

/** Asks before somebody is appointed, dismissed, muted, removed or banned; with a reason where it hurts. */
export function ActDialog({ question, onClose }: { question: ActQuestion; onClose: () => void }) {
  const { serverId, member, act: kind } = question;
  const t = useTexts();
  const server = useServer(serverId);
  const [reason, setReason] = useState('');
  const [length, setLength] = useState(String(LENGTHS_MS[0]));
  if (server === null) return null;
  const name = toNameText(server.members, member.id, t);
  const isOffice = kind === 'appoint' || kind === 'dismiss';

  const toAct = (): Act => {
    const memberId = member.id;
    switch (kind) {
      case 'appoint':
        return { kind: 'set-role', memberId, role: 'moderator' };
      case 'dismiss':
        return { kind: 'set-role', memberId, role: 'member' };
      case 'mute':
        return { kind, memberId, lastsMs: length === ENDLESS ? null : Number(length) };
      case 'remove':
      case 'ban':
        return { kind, memberId };
    }
  };

  return (
    <QuestionDialog
      title={t(`order.${kind}Title`, { name })}
      confirm={t(`order.${kind}Confirm`)}
      isDanger={kind === 'remove' || kind === 'ban'}
      onConfirm={() => call('order:act', { serverId, act: toAct(), reason: cleanName(reason) })}
      onClose={onClose}
    >
      <div>{t(`order.${kind}Text`)}</div>
      {kind === 'mute' && (
        <FormControl>
          <FormLabel sx={{ fontSize: 13, fontWeight: 600 }}>{t('order.muteHowLong')}</FormLabel>
          <RadioGroup
            aria-label={t('order.muteHowLong')}
            value={length}
            onChange={(_event, next) => setLength(next)}
          >
            {[...LENGTHS_MS.map(String), ENDLESS].map((choice) => (
              <FormControlLabel
                key={choice}
                value={choice}
                control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
                label={
                  choice === ENDLESS ? t('order.muteEndless') : toLengthText(Number(choice), t)
                }
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
      {!isOffice && (
        <TextField
          label={t('order.reason')}
          helperText={t('order.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          fullWidth
          slotProps={{ htmlInput: { maxLength: LIMITS.reasonLength, autoComplete: 'off' } }}
        />
      )}
    </QuestionDialog>
  );
}
