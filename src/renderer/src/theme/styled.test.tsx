import ButtonBase from '@mui/material/ButtonBase';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AppTheme } from './app-theme';
import { styled } from './styled';

const rulesOf = (element: Element) =>
  document.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .filter((text) => [...element.classList].some((name) => text.includes(`.${name}`)));

afterEach(cleanup);

describe('a styled element', () => {
  it('writes its rules once, keeps the class that it is given, and passes on the rest', () => {
    const Line = styled('p')({ color: 'rgb(1, 2, 3)', '&[data-big]': { fontSize: 20 } });
    render(
      <>
        <Line className="given" data-big="" aria-label="one" />
        <Line aria-label="two" />
      </>,
    );
    const one = screen.getByLabelText('one');
    expect(one.tagName).toBe('P');
    expect(one.classList.contains('given')).toBe(true);
    expect(one.dataset['big']).toBe('');
    const rules = rulesOf(screen.getByLabelText('two'));
    expect(rules).toHaveLength(2);
    expect(rules.join(' ')).toMatch(/rgb\(1, 2, 3\).*font-size: 20px/s);
  });

  it('that is a component of MUI has its rules behind those of MUI', () => {
    const Press = styled(ButtonBase)({ display: 'flex' });
    render(
      <AppTheme settings={null}>
        <Press aria-label="press" />
      </AppTheme>,
    );
    const press = screen.getByRole('button', { name: 'press' });
    const [own] = rulesOf(press).filter((text) => text.includes('display: flex'));
    expect(own).toContain('cursor: pointer');
  });

  it('is what its ref is given', () => {
    const Line = styled('p')({ margin: 0 });
    let held: HTMLParagraphElement | null = null;
    render(
      <Line
        ref={(element) => {
          held = element;
        }}
        aria-label="one"
      />,
    );
    expect(held).toBe(screen.getByLabelText('one'));
  });
});
