import { createIcon } from '../../../components/icons';

export const FormatIcon = createIcon(
  'M2.5 18 7.5 5.5h1L13.5 18M4.3 13.8h7.4M20.5 18v-7.5M20.5 14.2a3 3.3 0 1 1-6 0 3 3.3 0 0 1 6 0Z',
);
export const BoldIcon = createIcon(
  'M7.5 5h5.2a3.3 3.3 0 0 1 0 6.7H7.5ZM7.5 11.7h6a3.65 3.65 0 0 1 0 7.3h-6ZM8.6 5v14',
);
export const ItalicIcon = createIcon('M10 5h7M7 19h7M13.8 5l-3.6 14');
export const StrikeIcon = createIcon(
  'M4 12h16M16.5 8c-.4-2-2-3-4.4-3-2.5 0-4.4 1.2-4.4 3.2 0 1.6 1.2 2.6 3.3 3.2M7.3 15.7c.4 2.1 2.2 3.3 4.8 3.3 2.7 0 4.6-1.3 4.6-3.4 0-.9-.3-1.6-.9-2.2',
);
export const CodeIcon = createIcon('M8.5 7 3.5 12l5 5M15.5 7l5 5-5 5');
export const BlockIcon = createIcon('M4 4.5h16v15H4zM10 9l-3 3 3 3M14 9l3 3-3 3');
export const QuoteIcon = createIcon('M5 5.5v13M10 8h9M10 12h9M10 16h6');
export const ListIcon = createIcon(
  'M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.8 6.5h.01M4.8 12h.01M4.8 17.5h.01',
);
export const LinkIcon = createIcon(
  'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1.200 1.200M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1.200-1.200',
);
