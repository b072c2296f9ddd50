/** Texts of the quick switcher. */
export const switcher = {
  title: 'Gehe zu',
  placeholder: 'Raum, Person, Server oder Aktion',
  list: 'Orte',
  found_one: '{{count}} Ort gefunden',
  found_other: '{{count}} Orte gefunden',
  nothing: 'Nichts heißt „{{query}}“.',
  nowhere: 'Es gibt noch keinen anderen Raum. Tippe, um Leute und Aktionen zu finden.',
  hint: '# sucht unter Räumen, @ unter Leuten, > unter Aktionen.',
  kind: {
    server: 'Server',
    action: 'Aktion',
  },
  action: {
    search: 'Nachrichten durchsuchen',
    saved: 'Gespeicherte Nachrichten',
    create: 'Einen Raum anlegen',
    browse: 'Räume durchsehen',
    'host-panel': 'Den Gastgeberbereich zeigen',
    join: 'Einem Server beitreten',
    say: 'Sagen, wie es dir geht',
    settings: 'Einstellungen',
    shortcuts: 'Tastenkürzel',
    doctor: 'Netzdoktor',
  },
} as const;
