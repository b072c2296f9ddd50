import type { ComponentProps } from 'react';
import { styled } from '../theme/styled';

const Drawing = styled('svg')({
  flexShrink: 0,
  display: 'inline-block',
  width: '1em',
  height: '1em',
  fontSize: 18,
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  userSelect: 'none',
});

/** Creates an icon from the path of a 24 px drawing made of 1.75 px strokes. Always decoration: names stand on the control. */
export function createIcon(path: string) {
  return function Icon(props: ComponentProps<'svg'>) {
    return (
      <Drawing viewBox="0 0 24 24" aria-hidden focusable={false} {...props}>
        <path d={path} />
      </Drawing>
    );
  };
}

export const PlusIcon = createIcon('M12 5v14M5 12h14');
export const CloseIcon = createIcon('M6 6l12 12M18 6 6 18');
export const MinusIcon = createIcon('M6 12h12');
export const CheckIcon = createIcon('m5 12.5 4.5 4.5L19 7.5');
export const MoreIcon = createIcon('M5.5 12h.01M12 12h.01M18.5 12h.01');
export const MenuIcon = createIcon('M4 7h16M4 12h16M4 17h16');
export const SearchIcon = createIcon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5');
export const LinkIcon = createIcon(
  'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1',
);
export const HashIcon = createIcon('M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16');
export const LockIcon = createIcon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3');
export const PeopleIcon = createIcon(
  'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.4 3-5.5 6.5-5.5s6.1 2.1 6.5 5.5M16 4.9a3.3 3.3 0 0 1 0 6.2M18 15c2 .8 3.2 2.5 3.5 5',
);
export const PersonAddIcon = createIcon(
  'M10 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 20c.4-3.4 3.3-5.5 7-5.5 1.5 0 2.9.4 4 1M18.5 15v6M15.5 18h6',
);
export const SettingsIcon = createIcon(
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
);
export const BellIcon = createIcon('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 21h4');
export const BellOffIcon = createIcon(
  'M4 4l16 16M8 6.5A6 6 0 0 1 18 11v4M6 10v6.5L4.5 18H17M10 21h4',
);
export const MoonIcon = createIcon('M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z');
export const BookmarkIcon = createIcon('M7 4h10v16l-5-4-5 4V4Z');
export const BookmarkOffIcon = createIcon('M7 8v12l5-4 5 4v-3M9.5 4H17v9M4 4l16 16');
export const ForwardIcon = createIcon('m14 5 6.5 6.5L14 18M20 11.5H10A6.5 6.5 0 0 0 3.5 18v1');
export const CopyIcon = createIcon(
  'M9 9h10v11H9zM15 9V6.5A1.5 1.5 0 0 0 13.5 5H6.5A1.5 1.5 0 0 0 5 6.5v8A1.5 1.5 0 0 0 6.5 16H9',
);
export const ArrowDownIcon = createIcon('M12 5v14M6 13l6 6 6-6');
export const RetryIcon = createIcon('M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9');
export const WarningIcon = createIcon('M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.3h.01');
export const ClockIcon = createIcon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.2l3.2 2');
export const CalendarIcon = createIcon('M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8');
export const InfoIcon = createIcon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.7h.01');
export const LeaveIcon = createIcon('M13 4H6v16h7M10 12h11M17.5 8.5 21 12l-3.5 3.5');
export const EditIcon = createIcon('M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5l3.5 3.5');
export const HostIcon = createIcon(
  'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19A9.9 9.9 0 0 1 5 5M19 5a9.9 9.9 0 0 1 0 14',
);
export const JoinIcon = createIcon('M11 4h7v16h-7M3 12h11M10.5 8.5 14 12l-3.5 3.5');
export const TrashIcon = createIcon(
  'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5',
);
export const DownloadIcon = createIcon('M12 4v11M7 10.5l5 5 5-5M4.5 20h15');
export const ShieldIcon = createIcon('M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5Z');
/** A key that nobody has vouched for. */
export const ShieldAlertIcon = createIcon(
  'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5ZM12 8.3v4.2M12 15.3h.01',
);
export const ReplyIcon = createIcon('M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6V19');
export const SmileIcon = createIcon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.2c.8 1.2 2 1.9 3.5 1.9s2.7-.7 3.5-1.9M9 9.8h.01M15 9.8h.01',
);
export const UnreadIcon = createIcon(
  'M20 12v6.5H4V7.5h9M4.5 8 12 13.5l2.6-1.9M18.5 8.7a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
);
export const ReceiptIcon = createIcon('m2.5 12.5 4 4L15 8M11.5 15.5l1 1L21.5 8');
export const PinIcon = createIcon('M9 4h6l-.7 6 3.2 3.5h-11L9.7 10 9 4ZM12 13.5v7');
export const PinOffIcon = createIcon('M4 4l16 16M10 4h5l-.6 5.2M9.6 10.2 6.5 13.5h7M12 13.5v7');
export const BackIcon = createIcon('M19 12H5M11 6l-6 6 6 6');
export const SunIcon = createIcon(
  'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
);
export const NetworkIcon = createIcon(
  'M3 9.5a13 13 0 0 1 18 0M6.2 13a8.3 8.3 0 0 1 11.6 0M9.4 16.4a3.8 3.8 0 0 1 5.2 0M12 19.5h.01',
);
export const DiskIcon = createIcon(
  'M12 9.5c4.1 0 7.5-1.3 7.5-3s-3.4-3-7.5-3-7.5 1.3-7.5 3 3.4 3 7.5 3ZM4.5 6.5v11c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-11M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3',
);
