import { css, type CSSObject } from '@emotion/react';
import {
  createElement,
  type ComponentProps,
  type ElementType,
  type FunctionComponent,
} from 'react';
import { styleCache } from './style-cache';

/** Writes rules that never change, once; answers the class that they are for. */
function putRules(rules: CSSObject, isPlain: boolean): string {
  const serialized = css(rules);
  const name = `${styleCache.key}-${serialized.name}`;
  // A component of MUI finds them by the class and puts them behind its own; an element is given the class itself.
  if (!isPlain) styleCache.registered[name] = serialized.styles;
  else if (styleCache.inserted[serialized.name] === undefined)
    styleCache.insert(`.${name}`, serialized, styleCache.sheet, true);
  return name;
}

/**
 * An element, or a component of MUI, with rules that are the same wherever it stands; what differs is said by data
 * attributes. Written like Emotion's `styled`, whose elements look through their rules at every drawing and are three
 * components each: thousands of them are in a window, and the rows of a conversation come while one scrolls.
 */
export function styled<T extends ElementType>(
  type: T,
): (rules: CSSObject) => FunctionComponent<ComponentProps<T>> {
  const isPlain = typeof type === 'string';
  return (rules) => {
    let own: string | null = null;
    return function Styled(props) {
      own ??= putRules(rules, isPlain);
      const { className } = props as { className?: string };
      return createElement(type, {
        ...props,
        className: className === undefined ? own : `${own} ${className}`,
      });
    };
  };
}
