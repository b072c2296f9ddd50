/** Texts of what is pinned to a room. */
export const pins = {
  title: 'Angeheftete Nachrichten',
  pin: 'An den Raum heften',
  unpin: 'Abnehmen',
  pinned: '{{name}} hat eine Nachricht angeheftet',
  pinnedBy: 'Angeheftet von {{name}}',
  go: 'Zur angehefteten Nachricht',
  empty:
    'Hier ist nichts angeheftet. Hefte eine Nachricht aus ihrem Menü an, dann finden sie alle im Raum.',
  offline:
    'Was hier angeheftet ist, weiß der Server. Es ist zu sehen, sobald er wieder verbunden ist.',
  failed: 'Es wurde nichts angeheftet oder abgenommen.',
  rowPinned: '{{label}}, angeheftet',
  pinnedNow: 'Angeheftet.',
  unpinnedNow: 'Abgenommen.',
} as const;
