/** What people read when something is refused: what happened and what to do next. */
export const errors = {
  bad_request: 'Damit konnte Hearth nichts anfangen. Prüfe es und versuche es noch einmal.',
  not_found: 'Das ist nicht mehr da oder steht dir nicht offen.',
  not_allowed: 'Das darfst du hier nicht. Frage den Gastgeber.',
  conflict: 'Das ist schon vergeben. Wähle einen anderen Namen.',
  too_large: 'Das ist zu lang. Kürze es und versuche es noch einmal.',
  limit_reached: 'Davon gibt es schon zu viele. Entferne zuerst einige.',
  slow_down: 'Das war viel auf einmal. Warte einen Moment und versuche es noch einmal.',
  muted: 'Du bist auf diesem Server stummgeschaltet: Du kannst lesen, aber nicht schreiben.',
  unavailable: 'Das geht gerade nicht. Versuche es gleich noch einmal.',
  not_offered:
    'Das Hearth dieses Servers ist älter und hat das nicht. Bitte, wer ihn betreibt, es zu aktualisieren.',
  internal:
    'In Hearth ist etwas schiefgegangen. Versuche es noch einmal; wenn es bleibt, starte die App neu.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Hearth versucht es weiter.',
  version_mismatch:
    'Dein Hearth und dieser Server haben Versionen, die nicht zusammenpassen. Aktualisiere das ältere von beiden.',
  app_too_old:
    'Dieser Server braucht ein neueres Hearth als deines. Aktualisiere Hearth auf diesem Computer; was du hier hast, bleibt.',
  server_too_old:
    'Dieser Server läuft mit einem älteren Hearth, das deines nicht mehr versteht. Bitte, wer ihn betreibt, es zu aktualisieren.',
  password_required: 'Dieser Server verlangt ein Passwort. Frage, wer ihn betreibt.',
  wrong_password: 'Das ist nicht das Passwort dieses Servers. Kläre es mit dem, der ihn betreibt.',
  invite_invalid: 'Diese Einladung gilt nicht, oder nicht mehr. Bitte um eine neue.',
  invite_required: 'Neue brauchen hier eine Einladung. Bitte den Gastgeber um eine.',
  awaiting_admission:
    'Der Gastgeber wurde gebeten, dich hereinzulassen, und hat noch nicht geantwortet.',
  admission_refused:
    'Der Gastgeber hat dich nicht hereingelassen. Sprich mit ihm oder bitte um eine Einladung.',
  banned:
    'Du bist auf diesem Server gesperrt. Nur sein Gastgeber oder ein Moderator kann das aufheben.',
  bad_signature:
    'Der Server konnte deinen Schlüssel nicht bestätigen. Starte Hearth neu und versuche es noch einmal.',
  name_invalid: 'Dieser Name geht nicht. Nimm 1 bis 32 sichtbare Zeichen.',
  too_many_connections:
    'Der Server hat gerade keinen Platz für eine weitere Verbindung. Versuche es gleich noch einmal.',
  address_invalid:
    'Das ist weder eine Einladung noch eine Adresse. Eine Adresse sieht aus wie 192.168.1.20 oder 192.168.1.20:7788.',
  words_invalid:
    'Das sind nicht die acht Wörter eines Schlüssels. Lass sie dir noch einmal aus dem Gastgeberbereich vorlesen.',
  unreachable:
    'Dort antwortet nichts. Prüfe, ob der Gastgeber läuft und ob ihr im selben Netz seid.',
  not_running:
    'Der Computer des Gastgebers antwortet, aber Hearth ist dort gerade kein Gastgeber. Vielleicht wurde es geschlossen, oder es ist abgestürzt.',
  no_network:
    'Dieser Computer ist gerade in keinem Netz. Verbinde ihn mit dem, in dem der Gastgeber ist.',
  not_hearth: 'Dort antwortet etwas, aber kein Hearth-Server. Prüfe Adresse und Port.',
  wrong_key:
    'Dieser Server zeigt einen anderen Schlüssel als den, den du kennst. Vielleicht gibt sich jemand für ihn aus, deshalb hat Hearth sich nicht verbunden.',
  offline: 'Du bist mit diesem Server nicht verbunden. Hearth versucht es weiter.',
  server_stopped:
    'Der Gastgeber hat den Server angehalten. Hearth verbindet sich, wenn es weitergeht.',
  server_sleeping: 'Der Computer des Gastgebers schläft. Hearth verbindet sich, wenn er aufwacht.',
  removed: 'Du wurdest von diesem Server entfernt. Hearth kehrt nicht von selbst zurück.',
  port_in_use:
    'Es fand sich kein freier Port für den Server. Schließe ein anderes Programm, das etwas anbietet, und versuche es noch einmal.',
  storage_failed:
    'Der Server konnte seine Daten nicht öffnen. Prüfe, ob Platz ist und ob in den Ordner geschrieben werden darf.',
  storage_newer:
    'Diese Daten hat ein neueres Hearth geschrieben. Aktualisiere Hearth, um Gastgeber zu sein; nichts wurde verändert.',
  already_hosting: 'Du bist schon Gastgeber.',
  not_hosting: 'Du bist nicht Gastgeber.',
} as const;
