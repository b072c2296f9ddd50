import { useState, type ReactElement } from 'react';
import { isSameLine, RowView, type RowViewProps } from './row-view';
import type { Row } from './rows';

function createRowElements(): (props: RowViewProps) => ReactElement {
  const known = new WeakMap<Row, ReactElement<RowViewProps>>();
  return (props) => {
    const before = known.get(props.row);
    if (before !== undefined && isSameLine(before.props, props)) return before;
    const element = <RowView key={props.row.key} {...props} />;
    known.set(props.row, element);
    return element;
  };
}

/**
 * Gives the element of a row, and the same one again while nothing about it is different. Whatever moves the list has each of its lines
 * drawn again around what stands in it, but for those whose element is the one that stands there.
 */
export function useRowElements(): (props: RowViewProps) => ReactElement {
  const [draw] = useState(createRowElements);
  return draw;
}
