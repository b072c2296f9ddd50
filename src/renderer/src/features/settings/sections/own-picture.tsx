import Button from '@mui/material/Button';
import { useCallback, useRef, useState } from 'react';
import { PICTURE_SIDE } from '../../../../../shared/model/picture';
import { call, useAppView } from '../../../bridge/app-store';
import { Avatar } from '../../../components/avatar';
import { announce } from '../../../components/live-region';
import { NotShownNote } from '../../../components/not-shown-note';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { drawSeed } from '../picture/draw-seed';
import { makePicture, makePictureOf, type Made } from '../picture/make-picture';

const DRAWN_AT_ONCE = 6;
const SHOWN_SIDE = 44;

const Frame = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center' });
const Choices = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Drawn = styled('button')({
  all: 'unset',
  display: 'grid',
  borderRadius: '50%',
  cursor: 'pointer',
  '& canvas': { width: SHOWN_SIDE, height: SHOWN_SIDE, borderRadius: '50%' },
  '&:hover': { outline: `2px solid ${color.line}`, outlineOffset: 2 },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 2 },
});
const Trouble = styled('div')({ fontSize: 13, color: color.danger });

function SeedCanvas({ seed }: { seed: number }) {
  const drawRef = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      const context = canvas?.getContext('2d') ?? null;
      if (context !== null) drawSeed(context, seed, PICTURE_SIDE);
    },
    [seed],
  );
  return <canvas ref={drawRef} aria-hidden width={PICTURE_SIDE} height={PICTURE_SIDE} />;
}

/** One's own picture: drawn ones to choose from, a file, or none. */
export function OwnPicture() {
  const t = useTexts();
  const profile = useAppView((view) => view.profile);
  const fileRef = useRef<HTMLInputElement>(null);
  const [first, setFirst] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  if (profile === null) return null;

  const keep = async (picture: string | null) => {
    const answer = await call('profile:picture', { picture });
    setProblem(answer.ok ? null : toErrorText(answer.code));
    if (answer.ok) announce(t('picture.saved'));
  };
  const take = async (making: Promise<Made>) => {
    const made = await making;
    if (made.ok) await keep(made.picture);
    else setProblem(t(`picture.${made.problem}`));
  };
  const name = profile.name ?? profile.suggestedName;

  return (
    <>
      <Frame>
        <Avatar id={profile.selfId} name={name} size={64} pictureHash={profile.pictureHash} />
        <Choices role="group" aria-label={t('picture.drawn')}>
          {Array.from({ length: DRAWN_AT_ONCE }, (_, index) => first + index).map((seed, index) => (
            <Drawn
              key={seed}
              type="button"
              aria-label={t('picture.drawnOne', { number: index + 1 })}
              onClick={() => void take(makePicture((at) => drawSeed(at, seed, PICTURE_SIDE)))}
            >
              <SeedCanvas seed={seed} />
            </Drawn>
          ))}
        </Choices>
      </Frame>
      <Choices>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={() => setFirst(Math.floor(Math.random() * 0x7f_ff_ff_ff))}
        >
          {t('picture.others')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={() => fileRef.current?.click()}
        >
          {t('picture.fromFile')}
        </Button>
        {profile.pictureHash !== null && (
          <Button size="small" color="inherit" onClick={() => void keep(null)}>
            {t('picture.remove')}
          </Button>
        )}
      </Choices>
      <input
        ref={fileRef}
        type="file"
        hidden
        aria-label={t('picture.file')}
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again.
          event.target.value = '';
          if (file !== undefined) void take(makePictureOf(file));
        }}
      />
      <NotShownNote capability="pictures" />
      {problem !== null && <Trouble role="alert">{problem}</Trouble>}
    </>
  );
}
